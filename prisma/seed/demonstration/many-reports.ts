import { apportion } from './apportion.js';
import {
  daysAfter,
  type DemonstrationAgency,
  type DemonstrationQuarter,
  type Partnership,
} from './partnership.js';
import { startRandom } from './random.js';
import { toReportDrawer, toReportReference } from './report-drawer.js';
import type { ReportRow } from './report-row.js';
import { drawReportVolume } from './report-volumes.js';

/** An agency's share of a quarter, in a partnership that receives a given number of reports. */
export interface ReportShare {
  readonly agency: DemonstrationAgency;
  readonly quarter: DemonstrationQuarter;
  readonly count: number;
  /** The percentage of reports on which the sender keeps a file. */
  readonly followedPercent: number;
}

/**
 * The number of reports that the agencies would receive in these quarters. The current quarter
 * counts until today.
 */
export function countUsualReports(
  partnership: Partnership,
  quarters: readonly DemonstrationQuarter[],
  today: string,
): number {
  return toVolumes(partnership, quarters, today).reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * Divides a number of reports among agencies and quarters in the proportions of an ordinary
 * partnership. Returns the shares by agency.
 */
export function shareReports(
  partnership: Partnership,
  {
    reports,
    quarters,
    today,
  }: {
    readonly reports: number;
    readonly quarters: readonly DemonstrationQuarter[];
    readonly today: string;
  },
): readonly ReportShare[] {
  const volumes = toVolumes(partnership, quarters, today);
  const counts = apportion(
    reports,
    volumes.map(({ weight }) => weight),
  );
  return volumes.map(({ weight: _, ...share }, index) => ({ ...share, count: counts[index] ?? 0 }));
}

function toVolumes(
  partnership: Partnership,
  quarters: readonly DemonstrationQuarter[],
  today: string,
) {
  return partnership.agencies.flatMap((agency) =>
    quarters.flatMap((quarter) => {
      const { single, counted } = drawReportVolume(agency, quarter, partnership);
      if (single + counted === 0) return [];
      const weight = ((single + counted) * countDaysUntil(quarter, today)) / quarter.days;
      return [
        {
          agency,
          quarter,
          weight,
          followedPercent: Math.round((100 * single) / (single + counted)),
        },
      ];
    }),
  );
}

/** The number of days of a quarter that has begun, up to and including today. */
function countDaysUntil({ start, days }: DemonstrationQuarter, today: string): number {
  const last = daysAfter(start, days - 1);
  return last <= today ? days : (Date.parse(today) - Date.parse(start)) / 86_400_000 + 1;
}

/**
 * The reports of a share, one in each row, made on demand in order of day and spread evenly. Their
 * course may include days after today.
 */
export function* generateManyReports(
  partnership: Partnership,
  share: ReportShare,
  today: string,
): Iterable<ReportRow> {
  const { agency, quarter, count, followedPercent } = share;
  const days = Array.from({ length: countDaysUntil(quarter, today) }, (_, index) =>
    daysAfter(quarter.start, index),
  );
  const random = startRandom(`many reports ${agency.code} ${quarter.key}`);
  const drawReport = toReportDrawer({ agency, quarter, partnership }, random);
  for (let index = 0; index < count; index += 1) {
    const receivedOn = days[Math.floor((index * days.length) / count)] ?? quarter.start;
    const row = drawReport({
      receivedOn,
      quantity: 1,
      isFollowed: random.happens(followedPercent),
    });
    yield { ...row, reference: toReportReference(quarter, index) };
  }
}
