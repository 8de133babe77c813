import { addDays, type PlainDate } from '#domain/plain-date.js';
import { type Quarter, quarterOf, quartersBetween, shift, startOf } from '#domain/quarter.js';
import type { RecordTable } from '#features/returns/record-table.js';
import { openReturnFile } from '#features/returns/return-file.js';
import type { FileToStage } from '#features/returns/stage-returns.js';
import {
  type DemonstrationAgency,
  isActive,
  type Partnership,
} from '@stronghold/prisma/seed/demonstration/partnership';
import { numberOf, quarterAt } from '@stronghold/prisma/seed/demonstration/quarters';
import { drawReceivedAt } from '@stronghold/prisma/seed/demonstration/received-at';

import {
  type DemonstrationDataset,
  describeDatasets,
  type MadeReturn,
  type Revision,
} from './demonstration-datasets.js';

export type ReturnToLoad = Required<Omit<FileToStage, 'isMapped'>>;

/** One agency's returns for one dataset that are published together, one per quarter. */
export interface AgencyReturns {
  readonly table: RecordTable;
  readonly agencyCode: string;
  /** The quarter of an empty return, which has no dates; null for all others. */
  readonly quarter: Quarter | null;
  readonly returns: readonly ReturnToLoad[];
}

export interface DemonstrationDay {
  /** The last day with data. */
  readonly today: PlainDate;
  /** The latest time at which a return was received. */
  readonly now: Date;
}

/** The first quarter of the partnership’s returns. */
export const FIRST_QUARTER = '2022-23-Q1';

/**
 * All returns of the demonstration partnership on a day, including published ones, in publishing
 * order: records before the records that refer to them, agencies in the order of `partnership`,
 * first versions before later ones. All rows have the data known on that day, because agencies
 * update their returns. An agency without data for a past quarter has sent an empty return.
 */
export function prepareReturns(
  partnership: Partnership,
  day: DemonstrationDay,
): readonly AgencyReturns[] {
  const { groups, resources, disruptions, referrals, reports } = describeDatasets(partnership);
  const ground = { agencies: partnership.agencies, ...day };
  return [
    ...prepareDataset(groups, ground),
    ...prepareDataset(resources, ground),
    ...prepareDataset(disruptions, ground),
    ...prepareDataset(referrals, ground),
    ...prepareDataset(reports, ground),
  ];
}

export interface DemonstrationContext extends DemonstrationDay {
  readonly agencies: readonly DemonstrationAgency[];
}

/** The quarters in which a dataset is sent by a day. */
export function quartersOf(
  { isOfWholeQuarter }: Pick<DemonstrationDataset<string>, 'isOfWholeQuarter'>,
  today: PlainDate,
): readonly Quarter[] {
  const running = quarterOf(today);
  return quartersBetween(FIRST_QUARTER, isOfWholeQuarter ? shift(running, -1) : running);
}

/** The returns for one dataset and some of its quarters; by default for all. */
export function prepareDataset<Name extends string>(
  dataset: DemonstrationDataset<Name>,
  ground: DemonstrationContext,
  quarters: readonly Quarter[] = quartersOf(dataset, ground.today),
): readonly AgencyReturns[] {
  const { name, table, revision, published = [] } = dataset;
  const { agencies, today, now } = ground;
  const running = quarterOf(today);
  const sent = makeReturns(dataset, ground, quarters);
  return agencies.flatMap((agency) => {
    const receivedAt = (quarter: Quarter) =>
      drawReceivedAt({ dataset: name, agency, quarter: quarterAt(numberOf(quarter)) }, now);
    const own = sent.filter(({ agencyCode }) => agencyCode === agency.code);
    const revised = revision && own.find((each) => isRevised(each, revision, running));
    const firstVersion = revised && { ...revised, rows: revision.toFirst(revised.rows) };
    const first = [
      ...published
        .filter(
          ({ agencyCode, quarter }) =>
            agencyCode === agency.code && quarter < running && quarters.includes(quarter),
        )
        .map(({ quarter, file }) => fromFile(file, receivedAt(quarter))),
      ...own
        .filter(({ rows }) => rows.length > 0)
        .map((each) =>
          fromRows(
            dataset,
            each === revised ? (firstVersion ?? each) : each,
            receivedAt(each.quarter),
          ),
        ),
    ];
    const second = revised
      ? [fromRows(dataset, revised, earlier(addDays(startOf(running), revision.dayOfSecond), now))]
      : [];
    const nothing = own
      .filter(({ rows }) => rows.length === 0)
      .map((each) => ({
        quarter: each.quarter,
        returns: [fromRows(dataset, each, receivedAt(each.quarter))],
      }));
    return [{ quarter: null, returns: first }, { quarter: null, returns: second }, ...nothing]
      .filter(({ returns }) => returns.length > 0)
      .map((batch) => ({ table, agencyCode: agency.code, ...batch }));
  });
}

/** Whether a return was sent twice. A first version must have a row. */
function isRevised<Name extends string>(
  { agencyCode, quarter, rows }: SentReturn<Name>,
  revision: Revision<Name>,
  running: Quarter,
): boolean {
  const { agencyCode: reviser, quartersBack, toFirst } = revision;
  return (
    agencyCode === reviser && quarter === shift(running, -quartersBack) && toFirst(rows).length > 0
  );
}

interface SentReturn<Name extends string> extends MadeReturn<Name> {
  readonly quarter: Quarter;
}

/**
 * The returns for one dataset that agencies have sent by a day, quarter by quarter. The late
 * agency's return is missing.
 */
function makeReturns<Name extends string>(
  dataset: DemonstrationDataset<Name>,
  { agencies, today }: DemonstrationContext,
  quarters: readonly Quarter[],
): readonly SentReturn<Name>[] {
  const { make, lateAgency, published = [] } = dataset;
  const latestClosed = shift(quarterOf(today), -1);
  const made = quarters.flatMap((quarter) =>
    make(quarterAt(numberOf(quarter)), today).map((each) => ({ ...each, quarter })),
  );
  const isPublished = (code: string, quarter: Quarter) =>
    published.some((each) => each.agencyCode === code && each.quarter === quarter);
  const senders = new Set(made.map(({ agencyCode }) => agencyCode));
  return quarters.flatMap((quarter) =>
    agencies
      .filter(
        (agency) => senders.has(agency.code) && isActive(agency, quarterAt(numberOf(quarter))),
      )
      .filter(({ code }) => !(code === lateAgency && quarter === latestClosed))
      .map(
        ({ code }) =>
          made.find((each) => each.agencyCode === code && each.quarter === quarter) ?? {
            agencyCode: code,
            quarter,
            rows: [],
          },
      )
      .filter(
        ({ agencyCode, rows }) =>
          rows.length > 0 || (quarter <= latestClosed && !isPublished(agencyCode, quarter)),
      ),
  );
}

/** Noon of a day, or now if that is earlier. */
function earlier(day: PlainDate, now: Date): Date {
  const noon = new Date(`${day}T12:00:00Z`);
  return noon < now ? noon : now;
}

function fromFile(file: string, receivedAt: Date): ReturnToLoad {
  return { name: file, open: (columns) => openReturnFile(file, columns), receivedAt };
}

export interface ReturnOfRows<Name extends string> {
  readonly agencyCode: string;
  readonly quarter: Quarter;
  readonly rows: Iterable<Readonly<Record<Name, string>>>;
}

/** A return whose rows are made only when they are needed. */
export function fromRows<Name extends string>(
  { name: dataset, columns }: Pick<DemonstrationDataset<Name>, 'name' | 'columns'>,
  { agencyCode, quarter, rows }: ReturnOfRows<Name>,
  receivedAt: Date,
): ReturnToLoad {
  const name = `${dataset}-${agencyCode}-${quarter}.csv`;
  const open = async () => ({
    fileName: name,
    header: [...columns],
    rows: toCells(columns, rows),
    close: () => undefined,
  });
  return { name, open, receivedAt };
}

function* toCells<Name extends string>(columns: readonly Name[], rows: ReturnOfRows<Name>['rows']) {
  let row = 1;
  for (const each of rows) {
    row += 1;
    yield { row, cells: columns.map((column) => each[column]) };
  }
}
