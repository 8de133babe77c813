import { daysAfter, type DemonstrationQuarter, type Partnership } from './partnership.js';
import { startRandom } from './random.js';
import { type ReportSource, toReportDrawer, toReportReference } from './report-drawer.js';
import type { ReportRow } from './report-row.js';
import { drawReportVolume } from './report-volumes.js';

/** One agency's made-up return of reports for one quarter, in the order of its days. */
export interface ReportReturn {
  readonly agencyCode: string;
  readonly rows: readonly ReportRow[];
}

/** Reports in one row where an agency counts them: the police many, helplines few. */
const sizes = { TVP: { least: 6, most: 18 }, others: { least: 2, most: 6 } } as const;

/**
 * The reports of a whole quarter, made up: a return for each agency that is told anything, in the
 * order of `agencies`. They follow from the quarter and the partnership alone, whatever the day;
 * `cutReportsAt` makes of them what is known today.
 */
export function generateReports({
  quarter,
  ...partnership
}: Partnership & { readonly quarter: DemonstrationQuarter }): readonly ReportReturn[] {
  return partnership.agencies.flatMap((agency) => {
    const rows = drawRows({ agency, quarter, partnership });
    return rows.length === 0 ? [] : [{ agencyCode: agency.code, rows }];
  });
}

function drawRows(source: ReportSource): readonly ReportRow[] {
  const { agency, quarter, partnership } = source;
  const { single, counted } = drawReportVolume(agency, quarter, partnership);
  const random = startRandom(`reports ${agency.code} ${quarter.key}`);
  const drawReport = toReportDrawer(source, random);
  const drawRow = (quantity: number) => {
    const receivedOn = daysAfter(quarter.start, random.int(0, quarter.days - 1));
    return drawReport({ receivedOn, quantity, isFollowed: quantity === 1 });
  };

  const rows = Array.from({ length: single }, () => drawRow(1));
  const { least, most } = agency.code === 'TVP' ? sizes.TVP : sizes.others;
  for (let left = counted; left > 0;) {
    // Never a last row of one: that would be a single report.
    const quantity = left <= most ? Math.max(left, 2) : Math.min(left - 2, random.int(least, most));
    rows.push(drawRow(quantity));
    left -= quantity;
  }
  const inOrder = rows.sort((a, b) =>
    a.received_on < b.received_on ? -1 : a.received_on > b.received_on ? 1 : 0,
  );
  return inOrder.map((row, index) => ({ ...row, reference: toReportReference(quarter, index) }));
}
