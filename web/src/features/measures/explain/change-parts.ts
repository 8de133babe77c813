import type { Group } from '#features/measures/breakdown/breakdown.type.js';

/** One line of what a change is made of. */
export interface ChangePart {
  readonly name: string;
  readonly difference: number;
}

/** Districts that are named one by one, and opposite ones that are named together. */
const mostNamed = 3;

interface Differences {
  readonly listed: readonly Pick<Group, 'name' | 'difference'>[];
  readonly unplaced: readonly Pick<Group, 'name' | 'difference'>[];
  readonly total: number;
}

/**
 * What a change is made of, district by district: those that went its way, the greatest first and the lesser ones together,
 * then what is not placed, then those that went the other way. Null unless all of it is known and adds up to the change.
 */
export function splitChange({ listed, unplaced, total }: Differences): readonly ChangePart[] | null {
  const known = listed.flatMap(({ name, difference }) => (difference === null ? [] : [{ name, difference }]));
  const apart = unplaced.flatMap(({ difference }) => (difference === null ? [] : [difference]));
  const isWhole = known.length === listed.length && apart.length === unplaced.length;
  const sum = add([...known.map(({ difference }) => difference), ...apart]);
  if (!isWhole || known.length === 0 || Math.abs(sum - total) > 1e-6 * Math.max(1, Math.abs(total))) return null;

  const way = total < 0 ? -1 : 1;
  const along = known.filter(({ difference }) => difference * way > 0).sort((one, other) => (other.difference - one.difference) * way);
  const against = known.filter(({ difference }) => difference * way < 0).sort((one, other) => (one.difference - other.difference) * way);
  const named = along.length === mostNamed + 1 ? along : along.slice(0, mostNamed);
  const rest = along.slice(named.length);
  return [
    ...named,
    ...(rest.length === 0 ? [] : [{ name: `${rest.length} other districts`, difference: add(rest.map(({ difference }) => difference)) }]),
    ...(apart.length === 0 || add(apart) === 0 ? [] : [{ name: 'Not placed in a district', difference: add(apart) }]),
    ...(against.length === 0
      ? []
      : [
          {
            name: against.length > mostNamed ? `${against.length} districts the other way` : against.map(({ name }) => name).join(', '),
            difference: add(against.map(({ difference }) => difference)),
          },
        ]),
  ];
}

function add(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
