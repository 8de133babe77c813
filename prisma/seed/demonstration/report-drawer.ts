import { toAreaDrawer } from './area-drawer.js';
import type { DemonstrationAgency, DemonstrationQuarter, Partnership } from './partnership.js';
import type { Random } from './random.js';
import { drawCourseOfSeveral, drawGrading, drawReportCourse } from './report-course.js';
import { drawMatter } from './report-matter.js';
import type { ReportRow } from './report-row.js';

/** The percentage of rows for which a sender for the whole force does not know the place. */
const NOT_PLACED_PERCENT = 6;

export interface ReportSource {
  readonly agency: DemonstrationAgency;
  readonly quarter: DemonstrationQuarter;
  readonly partnership: Partnership;
}

export interface ReportOptions {
  readonly receivedOn: string;
  readonly quantity: number;
  /** Whether the sender keeps a file on the report, and knows the outcome. */
  readonly isFollowed: boolean;
}

/**
 * Draws rows of an agency's reports for a quarter, without their references. Days may be after
 * today: `cutReportAt` removes them.
 */
export function toReportDrawer(
  { agency, quarter, partnership }: ReportSource,
  random: Random,
): (wish: ReportOptions) => ReportRow {
  const drawArea = toAreaDrawer(agency, partnership, {
    random,
    notPlacedPercent: NOT_PLACED_PERCENT,
  });
  return ({ receivedOn, quantity, isFollowed }) => {
    const matter = drawMatter(agency, random);
    return {
      reference: '',
      received_on: receivedOn,
      ...matter,
      area: drawArea(),
      quantity: String(quantity),
      ...(isFollowed ? drawReportCourse(quarter, random) : drawCourseOfSeveral(random)),
      ...(isFollowed
        ? drawGrading(matter.channel, random)
        : { source_grade: '', information_grade: '', handling: '' }),
      disruption_reference: '',
    };
  };
}

/**
 * The reference of a report, from its position among the agency's reports of the quarter, from 0.
 */
export function toReportReference({ key }: DemonstrationQuarter, index: number): string {
  return `REP-${key}-${String(index + 1).padStart(5, '0')}`;
}
