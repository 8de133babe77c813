import { quarterOf, quartersBetween } from '#domain/quarter.js';
import { reportTable } from '#features/returns/record-table.js';
import { joinLinkable, toReportLinker } from '@stronghold/prisma/seed/demonstration/link-reports';
import {
  countUsualReports,
  generateManyReports,
  type ReportShare,
  shareReports,
} from '@stronghold/prisma/seed/demonstration/many-reports';
import type { Partnership } from '@stronghold/prisma/seed/demonstration/partnership';
import { numberOf, quarterAt } from '@stronghold/prisma/seed/demonstration/quarters';
import { drawReceivedAt } from '@stronghold/prisma/seed/demonstration/received-at';
import { cutReportAt } from '@stronghold/prisma/seed/demonstration/report-course';
import { reportColumns } from '@stronghold/prisma/seed/demonstration/report-row';

import { type DemonstrationDataset, describeDatasets } from './demonstration-datasets.js';
import {
  type AgencyReturns,
  type DemonstrationContext,
  type DemonstrationDay,
  FIRST_QUARTER,
  fromRows,
  prepareDataset,
  quartersOf,
} from './demonstration-returns.js';

export interface LargeOptions extends DemonstrationDay {
  /** The number of reports to make, one per row. */
  readonly reports: number;
  /** Called after each report. */
  readonly onReport: () => void;
}

/** A dataset, or part of its quarters. */
export interface LargeDataset {
  /** The dataset's name in file names, with the number of the part if there are several. */
  readonly name: string;
  readonly batches: readonly AgencyReturns[];
}

/**
 * The number of reports and quarters whose other records are in memory at a time: 20 quarters of a
 * partnership with a million reports, and fewer of a larger one.
 */
const REPORTS_TIMES_QUARTERS = 20_000_000;

/**
 * All returns of a partnership of this size, dataset by dataset in publishing order. The sizes of
 * the other datasets are in proportion to the reports. Rows are made only when needed: reports one
 * by one, and the others a few quarters at a time.
 */
export function* prepareLargeDatasets(
  usual: Partnership,
  wish: LargeOptions,
): Iterable<LargeDataset> {
  const { reports, today } = wish;
  const quarters = quartersBetween(FIRST_QUARTER, quarterOf(today)).map((key) =>
    quarterAt(numberOf(key)),
  );
  const partnership = { ...usual, size: reports / countUsualReports(usual, quarters, today) };
  const ground: DemonstrationContext = { ...wish, agencies: partnership.agencies };
  const { groups, resources, disruptions, referrals, findLinkable } = describeDatasets(partnership);
  const quartersAtOnce = Math.max(1, Math.floor(REPORTS_TIMES_QUARTERS / reports));
  yield* prepareInParts(groups, ground, quartersAtOnce);
  yield* prepareInParts(resources, ground, quartersAtOnce);
  yield* prepareInParts(disruptions, ground, quartersAtOnce);
  yield* prepareInParts(referrals, ground, quartersAtOnce);

  const shares = shareReports(partnership, { reports, quarters, today });
  const source: ReportsToMake = { ...wish, partnership, findLinkable };
  const batches = partnership.agencies.map((agency) =>
    toBatch(
      shares.filter((share) => share.agency === agency),
      source,
    ),
  );
  yield { name: 'reports', batches: batches.flatMap((batch) => batch ?? []) };
}

/** The returns for a dataset, a few quarters at a time, each part made when it is needed. */
export function* prepareInParts<Name extends string>(
  dataset: DemonstrationDataset<Name>,
  ground: DemonstrationContext,
  quartersAtOnce: number,
): Iterable<LargeDataset> {
  const quarters = quartersOf(dataset, ground.today);
  const parts = Math.ceil(quarters.length / quartersAtOnce);
  for (let part = 0; part < parts; part += 1) {
    const some = quarters.slice(part * quartersAtOnce, (part + 1) * quartersAtOnce);
    const name = parts === 1 ? dataset.name : `${dataset.name}, part ${part + 1} of ${parts}`;
    yield { name, batches: prepareDataset(dataset, ground, some) };
  }
}

interface ReportsToMake extends LargeOptions {
  readonly partnership: Partnership;
  readonly findLinkable: ReturnType<typeof describeDatasets>['findLinkable'];
}

/** The returns of one agency, one per quarter; null if it sends none. */
function toBatch(shares: readonly ReportShare[], source: ReportsToMake): AgencyReturns | null {
  const [first] = shares;
  if (!first) return null;
  const { agency } = first;
  const returns = shares.map((share) => {
    const { quarter } = share;
    const rows = { [Symbol.iterator]: () => makeReports(share, source) };
    const receivedAt = drawReceivedAt({ dataset: 'reports', agency, quarter }, source.now);
    return fromRows(
      { name: 'reports', columns: reportColumns },
      { agencyCode: agency.code, quarter: quarter.key, rows },
      receivedAt,
    );
  });
  return { table: reportTable, agencyCode: agency.code, quarter: null, returns };
}

function* makeReports(
  share: ReportShare,
  { partnership, findLinkable, today, onReport }: ReportsToMake,
) {
  const { agency, quarter } = share;
  const number = numberOf(quarter.key);
  const linkable = joinLinkable(findLinkable(number), findLinkable(number + 1));
  const link = toReportLinker({ agencyCode: agency.code, quarter, linkable, today });
  for (const row of generateManyReports(partnership, share, today)) {
    yield cutReportAt(link(row), today);
    onReport();
  }
}
