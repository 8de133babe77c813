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
} from '#domain/returns/return-list.js';
import type { ReturnState } from '#domain/returns/return-state.js';

import { statusConsequences } from './period-change.js';

/** The lists as they are and as they would be, with what agencies have sent for the quarters that change. */
export interface CalendarChange {
  readonly before: ReferenceData;
  readonly after: ReferenceData;
  readonly sent: readonly SentReturn[];
}

/** Agencies that are named in one sentence; more are counted. */
const MAX_NAMES = 5;

const stateWords = {
  NOT_DUE: 'not due yet',
  DUE: 'due and not late',
  RECEIVED: 'on time',
  RECEIVED_LATE: 'in, and late',
  MISSING: 'late and missing',
} as const satisfies Readonly<Record<ReturnState, string>>;

/**
 * What a change of due days and closings does to one dataset and quarter, a sentence each: how settled it
 * is, which returns become late or on time, and on which quarter pages open. From the same list of returns as the page
 * of returns and the counts of the Overview.
 */
export function describePeriodEffect(
  { dataset, quarter }: { readonly dataset: Dataset; readonly quarter: Quarter },
  change: CalendarChange,
): readonly string[] {
  const { before, after } = change;
  const { today } = before;
  const name = `${datasets[dataset]} for ${formatQuarter(quarter)}`;
  const statuses = [before, after].map(({ periods }) => periods.statusOf(dataset, quarter, today));
  const [was, is] = statuses;
  const closes = after.periods.closedFrom(dataset, quarter);
  return [
    ...(is === undefined
      ? []
      : was === is
        ? is === 'OPEN' && closes !== before.periods.closedFrom(dataset, quarter)
          ? [`${name} stays open, and closes on ${formatDate(closes)}.`]
          : []
        : is === 'OPEN'
          ? [`${name} opens again until ${formatDate(closes)}. ${statusConsequences.OPEN}.`]
          : [`${name} closes now. ${statusConsequences[is]}.`]),
    ...describeReturns(change, [dataset], [quarter]),
    ...(is !== 'OPEN' && was === 'OPEN' ? describeMissing(change, dataset, quarter) : []),
    ...describeOpening(change),
  ];
}

/**
 * What it does that an agency owes a dataset for other times: for each quarter that pages show now how many of how
 * many returns are in, and which are late; of earlier ones how many change.
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
      return `${datasets[dataset]} for ${formatQuarter(quarter)}: ${then?.received} of ${then?.owed} returns in, where it is ${now?.received} of ${now?.owed} now.`;
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
          `From ${formatQuarter(later[0] ?? running)} on it ${owersOf(after.obligations, dataset, later[0] ?? running).has(agency.id) ? 'owes' : 'no longer owes'} ${datasets[dataset].toLowerCase()}.`,
        ]),
  ];
}

/** The quarters for which it differs whether the agency owes the dataset, up to eight after the running one. */
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

/** `2 returns that are late and missing would be due and not late: Reading and Slough.` */
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
      move.names.push(nameOf(change.before, now.agencyId));
      moves.set(words, move);
    }
  return [...moves.values()].map(
    ({ words, names }) =>
      `${count(names.length, 'return')} that ${names.length === 1 ? 'is' : 'are'} ${words}: ${nameSome(names)}.`,
  );
}

function describeMissing(
  change: CalendarChange,
  dataset: Dataset,
  quarter: Quarter,
): readonly string[] {
  const missing = list(change.after, change, quarter).filter(
    (each) => each.dataset === dataset && each.isOwed && (each.sent?.receivedOn ?? null) === null,
  );
  if (missing.length === 0) return ['Every return that is owed is in.'];
  const names = missing.map(({ agencyId }) => nameOf(change.after, agencyId));
  return [
    `${count(missing.length, 'return')} ${missing.length === 1 ? 'is' : 'are'} not in, and ${missing.length === 1 ? 'shows' : 'show'} as not available [x]: ${nameSome(names)}.`,
  ];
}

/** Where pages open on another quarter: on the latest that is closed for all datasets. */
function describeOpening({ before, after }: CalendarChange): readonly string[] {
  const [was, is] = [before, after].map((lists) => currentQuarters(lists)[0]);
  return was === undefined || is === undefined || was === is
    ? []
    : [
        `The latest quarter that is closed for every dataset would be ${formatQuarter(is)}, where it is ${formatQuarter(was)} now: the Overview opens on it.`,
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

function nameOf({ agencies }: ReferenceData, agencyId: number): string {
  return agencies.find(({ id }) => id === agencyId)?.name ?? 'an agency';
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
