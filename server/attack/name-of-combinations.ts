import { valuesIn } from '#domain/disclosure/axes/several-axis.js';

import type { AttackAxis } from './attack-axis.js';

/**
 * The name of a set of combinations that is a node: "has this value", "has any", "has none" and
 * "everything". Null for any other set, whose figure is the sum over its combinations.
 */
export function nameOfCombinations(
  { atoms }: Pick<AttackAxis, 'atoms'>,
  wanted: ReadonlySet<number>,
): string | null {
  if (wanted.size === atoms.length) return '*';
  const isJust = (holds: (values: readonly string[]) => boolean) =>
    atoms.every((atom, index) => holds(valuesIn(atom)) === wanted.has(index));
  if (isJust((values) => values.length > 0)) return 'any';
  if (isJust((values) => values.length === 0)) return 'none';
  const all = [...new Set(atoms.flatMap(valuesIn))];
  const value = all.find((each) => isJust((values) => values.includes(each)));
  return value === undefined ? null : `has ${value}`;
}
