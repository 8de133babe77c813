import { toAreaDrawer } from './area-drawer.js';
import type { DemonstrationAgency, DemonstrationQuarter, Partnership } from './partnership.js';
import type { Random } from './random.js';
import { drawCourseOfSeveral, drawGrading, drawReportCourse } from './report-course.js';
import { drawMatter } from './report-matter.js';
import type { ReportRow } from './report-row.js';

/** How often a sender for the whole force does not know the place, in per cent. */
const NOT_PLACED_PERCENT = 6;

export interface ReportSource {
  readonly agency: DemonstrationAgency;
  readonly quarter: DemonstrationQuarter;
  readonly partnership: Partnership;
}

export interface ReportOptions {
  readonly receivedOn: string;
  readonly quantity: number;
  /** Whether its sender keeps a file on it, and knows its outcome. */
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

/** The reference of a quarter's report by its position among the agency's, from 0. */
export function toReportReference({ key }: DemonstrationQuarter, index: number): string {
  return `REP-${key}-${String(index + 1).padStart(5, '0')}`;
}
