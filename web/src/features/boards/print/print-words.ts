import { stateWords } from '#features/boards/pack-words.js';
import { capitalise, formatDay, formatInstant, formatMarking } from '#lib/format.js';

import type { PrintedPack } from './print-document.js';

type Named = Pick<PrintedPack, 'contents' | 'quarter' | 'number'>;

/** The title of the document: `Board pack, Thames Valley, Q1 2026/27, version 1`. */
export function toDocumentTitle({ contents: { areaName, quarterName }, number }: Named): string {
  return `Board pack, ${areaName}, ${quarterName}, version ${number}`;
}

/** The months of a quarter: `April to June 2026`. */
export function toMonths({ quarter: { longLabel, label } }: Pick<Named, 'quarter'>): string {
  return /\((.+)\)$/.exec(longLabel)?.[1] ?? label;
}

/**
 * The state of a pack, with its day: `Signed off 3 September 2026, version 1`. A pack that is not
 * signed off says that it may change. A later replacement is not mentioned: paper stays as it was
 * signed.
 */
export function describeStanding({
  state,
  number,
  proof,
}: Pick<PrintedPack, 'state' | 'number' | 'proof'>): string {
  if (proof === null) return `${stateWords[state]}, version ${number}: may still change`;
  return `Signed off ${formatDay(toDay(proof.frozenAt))}, version ${number}`;
}

/** The text at the edges of each sheet. */
export function toEdges(pack: PrintedPack, isMadeUp: boolean) {
  const { contents, marking } = pack;
  const what = `${toMonths(pack)}, all agencies, all crime types`;
  return {
    name: `Stronghold board pack, ${contents.areaName}, ${contents.quarterName}`,
    about: `${describeStanding(pack)}. ${what}${isMadeUp ? '. Made-up data' : ''}`,
    marking: formatMarking(marking),
  };
}

/** A hash as two lines of four groups each, so that it can be read aloud. */
export function toGroupsOfEight(hash: string): readonly string[] {
  const eights = hash.match(/.{1,8}/g) ?? [hash];
  return [eights.slice(0, 4).join(' '), eights.slice(4).join(' ')];
}

/** Who signed a pack, and when, to the minute. */
export function describeSignature({ by, at }: PrintedPack['signatures'][number]): string {
  return `${by}, ${formatInstant(at)}`;
}

/** The day of a moment, in London time. */
function toDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(instant));
}

type Action = PrintedPack['actions'][number];

/** The state of an action: `Overdue`, `Open`, `Done`. */
export function describeActionState({
  state,
  isOverdue,
}: Pick<Action, 'state' | 'isOverdue'>): string {
  return isOverdue ? 'Overdue' : capitalise(state.toLowerCase().replaceAll('_', ' '));
}

/** How many actions there are, and how many of them are overdue: `6 actions, none overdue`. */
export function summariseActions(actions: readonly Pick<Action, 'isOverdue'>[]): string {
  const overdue = actions.filter(({ isOverdue }) => isOverdue).length;
  const all = actions.length === 1 ? '1 action' : `${actions.length} actions`;
  return overdue === 0 ? `${all}, none overdue` : `${all}, ${overdue} overdue`;
}
