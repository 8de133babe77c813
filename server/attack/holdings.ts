import { addKeys } from '#domain/disclosure/perturbation.js';

/**
 * Others’ records by the atoms of each axis: the truth that an attacker wants to know. Stored in
 * columns, with one number for each cell.
 */
export interface Holdings {
  /** For each axis except that of parts, the index of the atom. */
  readonly atoms: readonly Int32Array[];
  /** The count and the sum of record keys for each part. The base is first. */
  readonly contents: readonly Contents[];
  readonly size: number;
}

export interface Contents {
  readonly counts: Int32Array;
  readonly keys: Uint32Array;
}

/** Adds up holdings over all axes except the given ones. */
export function foldTo(holdings: Holdings, axes: readonly number[]): Holdings {
  const places = new Map<string, number>();
  const placeOf = new Int32Array(holdings.size);
  const columns = axes.map((axis) => holdings.atoms[axis] ?? new Int32Array(holdings.size));
  const firsts: number[] = [];
  for (let cell = 0; cell < holdings.size; cell += 1) {
    const name = columns.map((column) => column[cell]).join(',');
    const known = places.get(name) ?? firsts.push(cell) - 1;
    places.set(name, known);
    placeOf[cell] = known;
  }
  return {
    atoms: holdings.atoms.map((column, axis) =>
      axes.includes(axis)
        ? Int32Array.from(firsts, (cell) => column[cell] ?? 0)
        : new Int32Array(firsts.length).fill(-1),
    ),
    contents: holdings.contents.map(({ counts, keys }) => {
      const folded = {
        counts: new Int32Array(firsts.length),
        keys: new Uint32Array(firsts.length),
      };
      for (let cell = 0; cell < holdings.size; cell += 1) {
        const place = placeOf[cell] ?? 0;
        folded.counts[place] = (folded.counts[place] ?? 0) + (counts[cell] ?? 0);
        folded.keys[place] = addKeys(folded.keys[place] ?? 0, keys[cell] ?? 0);
      }
      return folded;
    }),
    size: firsts.length,
  };
}
