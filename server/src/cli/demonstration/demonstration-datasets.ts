import {
  disruptionTable,
  ocgTable,
  type RecordTable,
  referralTable,
  reportTable,
  resourceTable,
} from '#features/returns/record-table.js';
import { cutAt } from '@stronghold/prisma/seed/demonstration/cut-at';
import { cutDisruptionsAt } from '@stronghold/prisma/seed/demonstration/disruption-course';
import { disruptionColumns } from '@stronghold/prisma/seed/demonstration/disruption-row';
import { toFirstDisruptions } from '@stronghold/prisma/seed/demonstration/first-disruptions';
import { toFirstVersion } from '@stronghold/prisma/seed/demonstration/first-version';
import { generateDisruptions } from '@stronghold/prisma/seed/demonstration/generate-disruptions';
import { generateGroups } from '@stronghold/prisma/seed/demonstration/generate-groups';
import { generateReferrals } from '@stronghold/prisma/seed/demonstration/generate-referrals';
import { generateReports } from '@stronghold/prisma/seed/demonstration/generate-reports';
import { generateResources } from '@stronghold/prisma/seed/demonstration/generate-resources';
import { groupColumns } from '@stronghold/prisma/seed/demonstration/group-row';
import {
  joinLinkable,
  type LinkableDisruptions,
  toLinkable,
  toReportLinker,
} from '@stronghold/prisma/seed/demonstration/link-reports';
import type {
  DemonstrationQuarter,
  Partnership,
} from '@stronghold/prisma/seed/demonstration/partnership';
import { numberOf, quarterAt } from '@stronghold/prisma/seed/demonstration/quarters';
import { referralColumns } from '@stronghold/prisma/seed/demonstration/referral-row';
import { cutReportsAt } from '@stronghold/prisma/seed/demonstration/report-course';
import { reportColumns } from '@stronghold/prisma/seed/demonstration/report-row';
import { resourceColumns } from '@stronghold/prisma/seed/demonstration/resource-row';
import { type PublishedReturn, publishedReturns } from '@stronghold/prisma/seed/published-returns';

/** The made-up returns for one dataset, and its special cases. */
export interface DemonstrationDataset<Name extends string> {
  /** The dataset's name in file names. */
  readonly name: string;
  readonly table: RecordTable;
  readonly columns: readonly Name[];
  /** True if the data is known only after the end of its quarter, like hours and registers. */
  readonly isOfWholeQuarter: boolean;
  /**
   * Makes the returns for a quarter with the data known on a day, one for each agency with data.
   */
  readonly make: (quarter: DemonstrationQuarter, today: string) => readonly MadeReturn<Name>[];
  /** The agency that has not sent its return for the latest closed quarter. */
  readonly lateAgency?: string;
  readonly revision?: Revision<Name>;
  /** Returns that are not made up. */
  readonly published?: readonly PublishedReturn[];
}

export interface MadeReturn<Name extends string> {
  readonly agencyCode: string;
  readonly rows: readonly Readonly<Record<Name, string>>[];
}

/** A quarter that its agency sent twice, the second time in the current quarter. */
export interface Revision<Name extends string> {
  readonly agencyCode: string;
  /** The number of quarters before the current quarter. */
  readonly quartersBack: number;
  /** When the second version was sent, in days from the start of the current quarter. */
  readonly dayOfSecond: number;
  /** Returns the rows of the first version. */
  readonly toFirst: (rows: MadeReturn<Name>['rows']) => MadeReturn<Name>['rows'];
}

/**
 * The five datasets of a partnership, each before the datasets whose records refer to it.
 * Disruptions that reports may refer to are cached by quarter, because making them takes a long
 * time.
 */
export function describeDatasets(partnership: Partnership) {
  const linkables = new Map<number, LinkableDisruptions>();
  const disrupt = (number: number) => {
    const returns = generateDisruptions({ ...partnership, quarter: quarterAt(number) });
    linkables.set(number, toLinkable(returns));
    return returns;
  };
  const findLinkable = (number: number) => linkables.get(number) ?? toLinkable(disrupt(number));
  const groups: DemonstrationDataset<(typeof groupColumns)[number]> = {
    name: 'ocgs',
    table: ocgTable,
    columns: groupColumns,
    isOfWholeQuarter: true,
    make: (quarter) => generateGroups({ ...partnership, quarter }),
  };
  const resources: DemonstrationDataset<(typeof resourceColumns)[number]> = {
    name: 'resources',
    table: resourceTable,
    columns: resourceColumns,
    isOfWholeQuarter: true,
    make: (quarter) => generateResources({ ...partnership, quarter }),
    lateAgency: 'RBFRS',
  };
  const disruptions: DemonstrationDataset<(typeof disruptionColumns)[number]> = {
    name: 'disruptions',
    table: disruptionTable,
    columns: disruptionColumns,
    isOfWholeQuarter: false,
    make: (quarter, today) =>
      disrupt(numberOf(quarter.key)).map(known((rows) => cutDisruptionsAt(rows, today))),
    // The second version is sent long after the quarter became final, so it is a revision.
    revision: { agencyCode: 'SBC', quartersBack: 7, dayOfSecond: 20, toFirst: toFirstDisruptions },
  };
  const referrals: DemonstrationDataset<(typeof referralColumns)[number]> = {
    name: 'referrals',
    table: referralTable,
    columns: referralColumns,
    isOfWholeQuarter: false,
    make: (quarter, today) =>
      generateReferrals({ ...partnership, quarter }).map(known((rows) => cutAt(rows, today))),
    lateAgency: 'BHFT',
    revision: { agencyCode: 'SBC', quartersBack: 2, dayOfSecond: 6, toFirst: toFirstVersion },
    published: publishedReturns,
  };
  const reports: DemonstrationDataset<(typeof reportColumns)[number]> = {
    name: 'reports',
    table: reportTable,
    columns: reportColumns,
    isOfWholeQuarter: false,
    make: toLinkedReports(partnership, findLinkable),
    lateAgency: 'BHFT',
  };
  return { groups, resources, disruptions, referrals, reports, findLinkable };
}

function known<Row>(cut: (rows: readonly Row[]) => readonly Row[]) {
  return ({
    agencyCode,
    rows,
  }: {
    readonly agencyCode: string;
    readonly rows: readonly Row[];
  }) => ({ agencyCode, rows: cut(rows) });
}

function toLinkedReports(
  partnership: Partnership,
  findLinkable: (number: number) => LinkableDisruptions,
) {
  return (quarter: DemonstrationQuarter, today: string) => {
    const number = numberOf(quarter.key);
    const linkable = joinLinkable(findLinkable(number), findLinkable(number + 1));
    return generateReports({ ...partnership, quarter }).map(({ agencyCode, rows }) => {
      const link = toReportLinker({ agencyCode, quarter, linkable, today });
      return { agencyCode, rows: cutReportsAt(rows.map(link), today) };
    });
  };
}
