import { stateWords } from '#features/boards/pack-words.js';
import { formatDay, formatInstant, formatMarking } from '#lib/format.js';

import type { PrintedPack } from './print-document.js';

type Named = Pick<PrintedPack, 'area' | 'quarter' | 'number'>;

/** The title of the document: `Board pack, Thames Valley, Q1 2026/27, version 1`. */
export function toDocumentTitle({ area, quarter, number }: Named): string {
  return `Board pack, ${area.name}, ${quarter.label}, version ${number}`;
}

/** The months of a quarter: `April to June 2026`. */
export function toMonths({ quarter: { longLabel, label } }: Pick<Named, 'quarter'>): string {
  return /\((.+)\)$/.exec(longLabel)?.[1] ?? label;
}

/** Where a pack stands, with its day: `Signed off 3 September 2026, version 1`. One that is not signed off says that it may change. */
export function describeStanding({ state, number, proof }: Pick<PrintedPack, 'state' | 'number' | 'proof'>): string {
  if (proof === null) return `${stateWords[state]}, version ${number}: may still change`;
  return `${stateWords[state]}${state === 'SUPERSEDED' ? ', signed off' : ''} ${formatDay(toDay(proof.frozenAt))}, version ${number}`;
}

/** What stands at the edges of each sheet. */
export function toEdges(pack: PrintedPack, isMadeUp: boolean) {
  const { area, quarter, marking } = pack;
  const what = `${toMonths(pack)}, all agencies, all crime types`;
  return {
    name: `Stronghold board pack, ${area.name}, ${quarter.label}`,
    about: `${describeStanding(pack)}. ${what}${isMadeUp ? '. Made-up data' : ''}`,
    marking: formatMarking(marking),
  };
}

/** A hash that can be read aloud, in two lines of four. */
export function inEights(hash: string): readonly string[] {
  const eights = hash.match(/.{1,8}/g) ?? [hash];
  return [eights.slice(0, 4).join(' '), eights.slice(4).join(' ')];
}

/** When a pack was signed, to the minute. */
export function describeSignature({ by, at }: PrintedPack['signatures'][number]): string {
  return `${by}, ${formatInstant(at)}`;
}

/** The day of a moment, in the time of London. */
function toDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(new Date(instant));
}
