import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { valuesIn } from '#domain/disclosure/axes/several-axis.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import { endBefore, quarterOf } from '#domain/quarter.js';
import type { Filter } from '#domain/question/filter.js';
import { mergeRanges } from '#domain/time.js';

/**
 * A filter for the records with one of these atoms on an axis. `atoms` are all atoms of the axis.
 */
export function filterOfAtoms(axis: Axis, wanted: readonly Atom[], atoms: readonly Atom[]): Filter {
  switch (axis) {
    case 'TIME':
      return {
        leaf: {
          axis,
          ranges: mergeRanges(
            wanted.map((atom) => ({
              from: String(atom),
              until: endBefore(quarterOf(String(atom))),
            })),
          ),
        },
      };
    case 'AREA':
      return { leaf: { axis, codes: new Set(wanted.map(String)) } };
    case 'AGENCY':
      return { leaf: { axis, ids: new Set(wanted.map(Number)) } };
    default: {
      if (!multiValued.has(axis))
        return {
          leaf: {
            axis,
            values: new Set(wanted.map((atom) => (atom === null ? null : String(atom)))),
          },
        };
      const all = new Set(atoms.flatMap(valuesIn));
      const has = (values: Iterable<string | null>): Filter => ({
        leaf: { axis, values: new Set(values) },
      });
      const isJust = (atom: Atom): Filter => {
        const named = valuesIn(atom);
        if (named.length === 0) return has([null]);
        const others = [...all].filter((value) => !named.includes(value));
        return {
          and: [
            ...named.map((value) => has([value])),
            ...(others.length > 0 ? [{ not: has(others) }] : []),
          ],
        };
      };
      return { or: wanted.map(isJust) };
    }
  }
}
