import { countDays, type PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf, quartersBetween, shift, startOf } from '#domain/quarter.js';
import type { Column } from '#domain/returns/column.js';
import { type RecordTable, referralTable, reportTable } from '#features/returns/record-table.js';
import { type OpenReturnFile, openReturnFile } from '#features/returns/return-file.js';
import { cutAt } from '@stronghold/prisma/seed/demonstration/cut-at';
import { toFirstVersion } from '@stronghold/prisma/seed/demonstration/first-version';
import { generateReferrals } from '@stronghold/prisma/seed/demonstration/generate-referrals';
import { generateReports } from '@stronghold/prisma/seed/demonstration/generate-reports';
import type { DemonstrationQuarter, Partnership } from '@stronghold/prisma/seed/demonstration/partnership';
import { referralColumns, type ReferralRow } from '@stronghold/prisma/seed/demonstration/referral-row';
import { cutReportsAt } from '@stronghold/prisma/seed/demonstration/report-course';
import { reportColumns } from '@stronghold/prisma/seed/demonstration/report-row';
import { publishedReturns } from '@stronghold/prisma/seed/published-returns';

export interface ReturnToLoad {
  readonly quarter: Quarter;
  readonly name: string;
  readonly open: (columns: readonly Column[]) => Promise<OpenReturnFile>;
}

/** Returns of one agency and one dataset that are published together, one a quarter. */
export interface AgencyReturns {
  readonly table: RecordTable;
  readonly agencyCode: string;
  readonly returns: readonly ReturnToLoad[];
}

const FIRST_QUARTER = '2022-23-Q1';

/** Has not sent its return for the latest closed quarter. */
const LATE_AGENCY = 'BHFT';

/** Has sent the quarter before the latest closed one twice. */
const REVISING_AGENCY = 'SBC';

/**
 * All returns of the demonstration partnership as they stand on a day, published ones among them, in the order in which
 * they are to be published: by agency as in `partnership`, referrals before reports, second thoughts after the first.
 */
export function prepareReturns(partnership: Partnership, today: PlainDate): readonly AgencyReturns[] {
  const revised = shift(quarterOf(today), -2);
  const referrals = makeReturns(today, (quarter) => generateReferrals({ ...partnership, quarter }), cutAt);
  const reports = makeReturns(today, (quarter) => generateReports({ ...partnership, quarter }), cutReportsAt);
  const published = publishedReturns.filter(({ quarter }) => quarter < quarterOf(today));

  return partnership.agencies.flatMap(({ code }): readonly AgencyReturns[] => {
    const own = referrals.filter(({ agencyCode }) => agencyCode === code);
    const isRevised = ({ quarter }: Made<ReferralRow>) => code === REVISING_AGENCY && quarter === revised;
    const first = [
      ...published.filter(({ agencyCode }) => agencyCode === code).map(({ quarter, file }) => fromFile(quarter, file)),
      ...own.map((sent) => fromReferrals(isRevised(sent) ? { ...sent, rows: toFirstVersion(sent.rows) } : sent)),
    ];
    const second = own.filter(isRevised).map(fromReferrals);
    const told = reports.filter(({ agencyCode }) => agencyCode === code).map((sent) => fromRows('reports', reportColumns, sent));
    return [
      { table: referralTable, agencyCode: code, returns: first },
      { table: referralTable, agencyCode: code, returns: second },
      { table: reportTable, agencyCode: code, returns: told },
    ].filter(({ returns }) => returns.length > 0);
  });
}

interface Made<Row> {
  readonly agencyCode: string;
  readonly quarter: Quarter;
  readonly rows: readonly Row[];
}

/** What agencies have sent of one dataset by a day, quarter after quarter; nothing of the one that is late. */
function makeReturns<Row>(
  today: PlainDate,
  generate: (quarter: DemonstrationQuarter) => readonly Omit<Made<Row>, 'quarter'>[],
  cut: (rows: readonly Row[], today: PlainDate) => readonly Row[],
): readonly Made<Row>[] {
  const open = quarterOf(today);
  const latestClosed = shift(open, -1);
  return quartersBetween(FIRST_QUARTER, open).flatMap((quarter) =>
    generate({ key: quarter, start: startOf(quarter), days: countDays(startOf(quarter), endBefore(quarter)) })
      .filter(({ agencyCode }) => !(agencyCode === LATE_AGENCY && quarter === latestClosed))
      .map(({ agencyCode, rows }) => ({ agencyCode, quarter, rows: cut(rows, today) }))
      .filter(({ rows }) => rows.length > 0),
  );
}

function fromFile(quarter: Quarter, file: string): ReturnToLoad {
  return { quarter, name: file, open: (columns) => openReturnFile(file, columns) };
}

function fromReferrals(sent: Made<ReferralRow>): ReturnToLoad {
  return fromRows('referrals', referralColumns, sent);
}

function fromRows<Name extends string>(
  dataset: string,
  columns: readonly Name[],
  { agencyCode, quarter, rows }: Made<Readonly<Record<Name, string>>>,
): ReturnToLoad {
  const name = `${dataset}-${agencyCode}-${quarter}.csv`;
  const cells = rows.map((row, index) => ({ row: index + 2, cells: columns.map((column) => row[column]) }));
  return { quarter, name, open: async () => ({ fileName: name, header: [...columns], rows: cells, close: () => undefined }) };
}
