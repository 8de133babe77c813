import { countDays, type PlainDate } from '#domain/plain-date.js';
import { endBefore, type Quarter, quarterOf, quartersBetween, shift, startOf } from '#domain/quarter.js';
import type { Column } from '#domain/returns/column.js';
import { type OpenReturnFile, openReturnFile } from '#features/returns/return-file.js';
import { cutAt } from '@stronghold/prisma/seed/demonstration/cut-at';
import { toFirstVersion } from '@stronghold/prisma/seed/demonstration/first-version';
import { generateReferrals, type ReferralReturn } from '@stronghold/prisma/seed/demonstration/generate-referrals';
import type { Partnership } from '@stronghold/prisma/seed/demonstration/partnership';
import { referralColumns, type ReferralRow } from '@stronghold/prisma/seed/demonstration/referral-row';
import { publishedReturns } from '@stronghold/prisma/seed/published-returns';

export interface ReturnToLoad {
  readonly quarter: Quarter;
  readonly name: string;
  readonly open: (columns: readonly Column[]) => Promise<OpenReturnFile>;
}

/** Returns of one agency that are published together, one a quarter. */
export interface AgencyReturns {
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
 * they are to be published: by agency as in `partnership`, and an agency's second thoughts after its first.
 */
export function prepareReturns(partnership: Partnership, today: PlainDate): readonly AgencyReturns[] {
  const open = quarterOf(today);
  const [latestClosed, revised] = [shift(open, -1), shift(open, -2)];
  const made = quartersBetween(FIRST_QUARTER, open).flatMap((quarter) =>
    generateReferrals({
      ...partnership,
      quarter: { key: quarter, start: startOf(quarter), days: countDays(startOf(quarter), endBefore(quarter)) },
    })
      .filter(({ agencyCode }) => !(agencyCode === LATE_AGENCY && quarter === latestClosed))
      .map(({ agencyCode, rows }) => ({ agencyCode, quarter, rows: cutAt(rows, today) }))
      .filter(({ rows }) => rows.length > 0),
  );
  const published = publishedReturns.filter(({ quarter }) => quarter < open);

  return partnership.agencies.flatMap(({ code }): readonly AgencyReturns[] => {
    const own = made.filter(({ agencyCode }) => agencyCode === code);
    const isRevised = ({ quarter }: Made) => code === REVISING_AGENCY && quarter === revised;
    const first = [
      ...published.filter(({ agencyCode }) => agencyCode === code).map(({ quarter, file }) => fromFile(quarter, file)),
      ...own.map((sent) => fromRows(isRevised(sent) ? { ...sent, rows: toFirstVersion(sent.rows) } : sent)),
    ];
    const second = own.filter(isRevised).map(fromRows);
    return [first, second].filter(({ length }) => length > 0).map((returns) => ({ agencyCode: code, returns }));
  });
}

interface Made extends ReferralReturn {
  readonly quarter: Quarter;
}

function fromFile(quarter: Quarter, file: string): ReturnToLoad {
  return { quarter, name: file, open: (columns) => openReturnFile(file, columns) };
}

function fromRows({ agencyCode, quarter, rows }: Made): ReturnToLoad {
  const name = `referrals-${agencyCode}-${quarter}.csv`;
  const cells = rows.map((row, index) => ({ row: index + 2, cells: toCells(row) }));
  return { quarter, name, open: async () => ({ fileName: name, header: [...referralColumns], rows: cells, close: () => undefined }) };
}

function toCells(row: ReferralRow): readonly string[] {
  return referralColumns.map((column) => row[column]);
}
