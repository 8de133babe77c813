import { daysAfter, type DemonstrationQuarter, type Partnership } from './partnership.js';
import { startRandom } from './random.js';
import { type ReportSource, toReportDrawer, toReportReference } from './report-drawer.js';
import type { ReportRow } from './report-row.js';
import { drawReportVolume } from './report-volumes.js';

/** One agency's made-up return of reports for one quarter, sorted by day. */
export interface ReportReturn {
  readonly agencyCode: string;
  readonly rows: readonly ReportRow[];
}

/**
 * The number of reports that an agency puts in one row of counts: many for the police, few for
 * helplines.
 */
const sizes = { TVP: { least: 6, most: 18 }, others: { least: 2, most: 6 } } as const;

/**
 * A whole quarter's made-up reports: a return for each agency that receives any, in the order of
 * `agencies`. They depend only on the quarter and the partnership, and not on the day;
 * `cutReportsAt` reduces them to the data known today.
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
    // The last row must not have a quantity of 1, because that would be a single report.
    const quantity = left <= most ? Math.max(left, 2) : Math.min(left - 2, random.int(least, most));
    rows.push(drawRow(quantity));
    left -= quantity;
  }
  const inOrder = rows.sort((a, b) =>
    a.received_on < b.received_on ? -1 : a.received_on > b.received_on ? 1 : 0,
  );
  return inOrder.map((row, index) => ({ ...row, reference: toReportReference(quarter, index) }));
}
