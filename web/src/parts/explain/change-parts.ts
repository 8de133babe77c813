/** One line of what a change is made of. */
export interface ChangePart {
  readonly name: string;
  readonly difference: number;
}

/** Groups that are named one by one, on either side. */
const mostNamed = 3;

interface Difference {
  readonly name: string;
  /** Null where it is not known. */
  readonly difference: number | null;
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
  const known = listed.flatMap(({ name, difference }) => (difference === null ? [] : [{ name, difference }]));
  const apart = unplaced.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const isWhole = known.length === listed.length && apart.length === unplaced.length;
  const sum = add([...known.map(({ difference }) => difference), ...apart]);
  if (!isWhole || known.length === 0 || Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return null;

  const way = total < 0 ? -1 : 1;
  const along = known.filter(({ difference }) => difference * way > 0).sort((one, other) => (other.difference - one.difference) * way);
  const against = known.filter(({ difference }) => difference * way < 0).sort((one, other) => (one.difference - other.difference) * way);
  return [
    ...gather(along, `other ${many}`),
    ...(apart.length === 0 || add(apart) === 0 ? [] : [{ name: `In none of the ${many}`, difference: add(apart) }]),
    ...gather(against, `other ${many} the other way`),
  ];
}

/** The greatest by name, and the rest together; never a rest of one. */
function gather(parts: readonly ChangePart[], rest: string): readonly ChangePart[] {
  if (parts.length <= mostNamed + 1) return parts;
  const lesser = parts.slice(mostNamed);
  return [...parts.slice(0, mostNamed), { name: `${lesser.length} ${rest}`, difference: add(lesser.map(({ difference }) => difference)) }];
}

function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
