import type { AgencyRecord } from '#domain/agencies.js';
import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { owersOf } from '#domain/obligations.js';
import { formatDate } from '#domain/plain-date.js';
import { formatQuarter, type Quarter, quarterOf, quartersBetween, shift } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import {
  currentQuarters,
  type ListedReturn,
  listReturns,
  type SentReturn,
} from '#domain/returned/return-list.js';
import type { ReturnState } from '#domain/returned/return-state.js';

import { statusConsequences } from './period-change.js';

/**
 * The lists before and after the change, with what agencies have sent for the quarters affected.
 */
export interface CalendarChange {
  readonly before: ReferenceData;
  readonly after: ReferenceData;
  readonly sent: readonly SentReturn[];
}

/** The maximum number of agencies named in one sentence; more are counted. */
const MAX_NAMES = 5;

const stateWords = {
  NOT_DUE: 'not due yet',
  DUE: 'due and not late',
  RECEIVED: 'on time',
  RECEIVED_LATE: 'in, and late',
  MISSING: 'late and missing',
} as const satisfies Readonly<Record<ReturnState, string>>;

/**
 * The effects of changed due days and closings on the datasets of one quarter, one sentence each:
 * which become open, provisional or final, which returns become late or on time, and which quarter
 * pages open on. They are worked out from the same list of returns as the Returns page and the
 * counts on the Overview.
 */
export function describePeriodEffect(
  of: { readonly datasets: readonly Dataset[]; readonly quarter: Quarter },
  change: CalendarChange,
): readonly string[] {
  const { quarter } = of;
  const closing = of.datasets.filter((dataset) => {
    const [was, is] = statusesOf(dataset, quarter, change);
    return was === 'OPEN' && is !== 'OPEN';
  });
  return [
    ...describeStatuses(of, change),
    ...describeReturns(change, of.datasets, [quarter]),
    ...(closing.length === 0 ? [] : describeMissing(change, closing, quarter)),
    ...describeOpening(change),
  ];
}

/** Datasets with the same change are described together. */
function describeStatuses(
  { datasets: of, quarter }: { readonly datasets: readonly Dataset[]; readonly quarter: Quarter },
  change: CalendarChange,
): readonly string[] {
  const told = new Map<string, Dataset[]>();
  for (const dataset of of) {
    const words = describeStatus(dataset, quarter, change);
    if (words !== null) told.set(words, [...(told.get(words) ?? []), dataset]);
  }
  return [...told].map(([words, alike]) => {
    const names = joinWords(alike.map((dataset) => datasets[dataset].toLowerCase()));
    const name = `${names.charAt(0).toUpperCase()}${names.slice(1)}`;
    return `${name} for ${formatQuarter(quarter)} ${words}`;
  });
}

/** The new status of one dataset, to follow its name; null if it does not change. */
function describeStatus(dataset: Dataset, quarter: Quarter, change: CalendarChange): string | null {
  const [was, is] = statusesOf(dataset, quarter, change);
  const [closed, closes] = [change.before, change.after].map(({ periods }) =>
    periods.closedFrom(dataset, quarter),
  );
  if (closes === undefined || (was === is && (is !== 'OPEN' || closed === closes))) return null;
  if (was === is) return `stay open, and close on ${formatDate(closes)}.`;
  return is === 'OPEN'
    ? `open again until ${formatDate(closes)}. ${statusConsequences.OPEN}.`
    : `close now. ${statusConsequences[is]}.`;
}

function statusesOf(dataset: Dataset, quarter: Quarter, { before, after }: CalendarChange) {
  const { today } = before;
  return [
    before.periods.statusOf(dataset, quarter, today),
    after.periods.statusOf(dataset, quarter, today),
  ] as const;
}

/**
 * The effects of an agency owing a dataset for other quarters: for each quarter that pages show
 * now, how many of the returns owed are in, and which are late; for earlier ones, how many change.
 */
export function describeOwingEffect(
  { agency, dataset }: { readonly agency: AgencyRecord; readonly dataset: Dataset },
  change: CalendarChange,
): readonly string[] {
  const { before, after } = change;
  const running = quarterOf(before.today);
  const changed = findChangedQuarters(agency.id, dataset, change);
  const shown = new Set(currentQuarters(before));
  const past = changed.filter((quarter) => quarter <= running && !shown.has(quarter));
  const later = changed.filter((quarter) => quarter > running);
  const final = past.filter(
    (quarter) => before.periods.statusOf(dataset, quarter, before.today) === 'FINAL',
  );
  const counted = changed
    .filter((quarter) => shown.has(quarter))
    .map((quarter) => {
      const [then, now] = [after, before].map((lists) =>
        countIn(lists, change, { dataset, quarter }),
      );
      return `${datasets[dataset]} for ${formatQuarter(quarter)}: ${then?.received} of ${then?.owed} returns would be in, not ${now?.received} of ${now?.owed} as now.`;
    });
  const missed = changed.filter(
    (quarter) =>
      quarter <= running &&
      findReturn(after, change, { agencyId: agency.id, dataset, quarter })?.state === 'MISSING' &&
      owersOf(after.obligations, dataset, quarter).has(agency.id),
  );
  return [
    ...counted,
    ...(past.length === 0
      ? []
      : [
          `${count(past.length, 'earlier quarter')} ${past.length === 1 ? 'changes' : 'change'} too, ${formatSpan(past)}${final.length === 0 ? '' : `; ${final.length} of them ${final.length === 1 ? 'is' : 'are'} final, and boards have seen ${final.length === 1 ? 'it' : 'them'}`}.`,
        ]),
    ...(missed.length === 0
      ? []
      : [
          `${agency.name} would be late with ${count(missed.length, 'return')}: ${formatSpan(missed)}.`,
        ]),
    ...(later.length === 0
      ? []
      : [
          `From ${formatQuarter(later[0] ?? running)} on, the agency ${owersOf(after.obligations, dataset, later[0] ?? running).has(agency.id) ? 'owes' : 'no longer owes'} ${datasets[dataset].toLowerCase()}.`,
        ]),
  ];
}

/**
 * The quarters for which the agency's obligation for the dataset changes, up to eight after the
 * current one.
 */
export function findChangedQuarters(
  agencyId: number,
  dataset: Dataset,
  { before, after }: Pick<CalendarChange, 'before' | 'after'>,
): readonly Quarter[] {
  const froms = [before, after]
    .flatMap(({ obligations }) =>
      obligations.filter((each) => each.agencyId === agencyId && each.dataset === dataset),
    )
    .map(({ from }) => from)
    .toSorted();
  const [first] = froms;
  if (first === undefined) return [];
  return quartersBetween(first, shift(quarterOf(before.today), 8)).filter(
    (quarter) =>
      owersOf(before.obligations, dataset, quarter).has(agencyId) !==
      owersOf(after.obligations, dataset, quarter).has(agencyId),
  );
}

/**
 * The returns whose state would change: `2 returns that are late and missing would be due and not
 * late: Reading and Slough.`
 */
function describeReturns(
  change: CalendarChange,
  of: readonly Dataset[],
  quarters: readonly Quarter[],
): readonly string[] {
  const moves = new Map<string, { readonly words: string; readonly names: string[] }>();
  for (const quarter of quarters)
    for (const now of list(change.before, change, quarter)) {
      if (!of.includes(now.dataset) || !now.isOwed) continue;
      const then = findReturn(change.after, change, now);
      if (then === null || then.state === now.state) continue;
      const words = `${stateWords[now.state]} would be ${stateWords[then.state]}`;
      const move = moves.get(words) ?? { words, names: [] };
      move.names.push(nameReturn(change.before, now, of));
      moves.set(words, move);
    }
  return [...moves.values()].map(
    ({ words, names }) =>
      `${count(names.length, 'return')} that ${names.length === 1 ? 'is' : 'are'} ${words}: ${nameSome(names)}.`,
  );
}

function describeMissing(
  change: CalendarChange,
  of: readonly Dataset[],
  quarter: Quarter,
): readonly string[] {
  const missing = list(change.after, change, quarter).filter(
    (each) => of.includes(each.dataset) && each.isOwed && (each.sent?.receivedOn ?? null) === null,
  );
  if (missing.length === 0) return ['Every return that is owed is in.'];
  const names = missing.map((each) => nameReturn(change.after, each, of));
  return [
    `${count(missing.length, 'return')} ${missing.length === 1 ? 'is' : 'are'} not in, and ${missing.length === 1 ? 'shows' : 'show'} as not available [x]: ${nameSome(names)}.`,
  ];
}

/** Whether pages open on another quarter: the latest that is closed for all datasets. */
function describeOpening({ before, after }: CalendarChange): readonly string[] {
  const [was, is] = [before, after].map((lists) => currentQuarters(lists)[0]);
  return was === undefined || is === undefined || was === is
    ? []
    : [
        `The latest quarter that is closed for every dataset would be ${formatQuarter(is)}, not ${formatQuarter(was)} as now: the Overview opens on it.`,
      ];
}

function list(
  lists: ReferenceData,
  { sent }: CalendarChange,
  quarter: Quarter,
): readonly ListedReturn[] {
  return listReturns([quarter], { sent, latePublishings: new Map() }, lists);
}

function findReturn(
  lists: ReferenceData,
  change: CalendarChange,
  { agencyId, dataset, quarter }: Pick<ListedReturn, 'agencyId' | 'dataset' | 'quarter'>,
): ListedReturn | null {
  return (
    list(lists, change, quarter).find(
      (each) => each.agencyId === agencyId && each.dataset === dataset,
    ) ?? null
  );
}

function countIn(
  lists: ReferenceData,
  change: CalendarChange,
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
) {
  const owed = list(lists, change, quarter).filter(
    (each) => each.dataset === dataset && each.isOwed,
  );
  return {
    owed: owed.length,
    received: owed.filter(({ sent }) => sent !== null && sent.receivedOn !== null).length,
  };
}

/** Names a return by its agency, and by its dataset if there are several. */
function nameReturn(
  { agencies }: ReferenceData,
  { agencyId, dataset }: Pick<ListedReturn, 'agencyId' | 'dataset'>,
  of: readonly Dataset[],
): string {
  const name = agencies.find(({ id }) => id === agencyId)?.name ?? 'an agency';
  return of.length > 1 ? `${name} (${datasets[dataset].toLowerCase()})` : name;
}

function nameSome(names: readonly string[]): string {
  return names.length <= MAX_NAMES
    ? joinWords(names)
    : `${names.slice(0, MAX_NAMES).join(', ')} and ${names.length - MAX_NAMES} others`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatSpan(quarters: readonly Quarter[]): string {
  const [first, last] = [quarters[0], quarters.at(-1)];
  if (first === undefined || last === undefined) return '';
  return first === last
    ? formatQuarter(first)
    : `${formatQuarter(first)} to ${formatQuarter(last)}`;
}
