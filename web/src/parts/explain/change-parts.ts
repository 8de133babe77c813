import { formatRounded } from '#lib/rounded.js';

/** One line of what a change is made of. */
export interface ChangePart {
  readonly name: string;
  readonly difference: number;
  /** The difference as far as it can be known, `about +15`; null where it is exact. */
  readonly about: string | null;
}

/** Groups that are named one by one, on either side. */
const mostNamed = 3;

interface Difference {
  readonly name: string;
  /** Null where it is not known. */
  readonly difference: number | null;
  /** As in `ChangePart`. */
  readonly about: string | null;
}

export interface Differences {
  readonly listed: readonly Difference[];
  /** What belongs to none of the groups. */
  readonly unplaced: readonly Difference[];
  readonly total: number;
  /** What the groups are called: `districts`. */
  readonly many: string;
}

/**
 * What a change is made of, group by group: those that went its way, the greatest first and the lesser ones together, then
 * what is not placed, then those that went the other way, likewise. Null unless all of it is known and adds up to the change.
 */
export function splitChange({ listed, unplaced, total, many }: Differences): readonly ChangePart[] | null {
  const known = listed.flatMap(toKnown);
  const apart = unplaced.flatMap(toKnown);
  const isWhole = known.length === listed.length && apart.length === unplaced.length;
  const sum = add([...known, ...apart]);
  if (!isWhole || known.length === 0 || Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return null;

  const way = total < 0 ? -1 : 1;
  const along = known.filter(({ difference }) => difference * way > 0).sort((one, other) => (other.difference - one.difference) * way);
  const against = known.filter(({ difference }) => difference * way < 0).sort((one, other) => (one.difference - other.difference) * way);
  return [
    ...gather(along, `other ${many}`),
    ...(apart.length === 0 || add(apart) === 0 ? [] : [gatherAs(`In none of the ${many}`, apart)]),
    ...gather(against, `other ${many} the other way`),
  ];
}

/** The greatest by name, and the rest together; never a rest of one. */
function gather(parts: readonly ChangePart[], rest: string): readonly ChangePart[] {
  if (parts.length <= mostNamed + 1) return parts;
  const lesser = parts.slice(mostNamed);
  return [...parts.slice(0, mostNamed), gatherAs(`${lesser.length} ${rest}`, lesser)];
}

/** Several as one, which is as little known as any of them. */
function gatherAs(name: string, parts: readonly ChangePart[]): ChangePart {
  const difference = add(parts);
  const [only] = parts;
  const isRounded = parts.some(({ about }) => about !== null);
  const sign = difference < 0 ? '\u2212' : '+';
  const about = parts.length === 1 ? (only?.about ?? null) : isRounded ? `about ${sign}${formatRounded(Math.abs(difference))}` : null;
  return { name, difference, about };
}

function toKnown({ name, difference, about }: Difference): readonly ChangePart[] {
  return difference === null ? [] : [{ name, difference, about }];
}

function add(parts: readonly ChangePart[]): number {
  return parts.reduce((sum, { difference }) => sum + difference, 0);
}
