import type { RawRow } from '#domain/disclosure/raw-table.js';
import { KeyMap } from '#domain/figures/plan/key-map.js';
import type { Sums } from '#domain/measures/sums.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { mapInSlices, type Work } from '#platform/fair-share/time-slices.js';

import { JoinedSums } from './joined-sums.js';

/**
 * Merges rows with the same key from several statements. Each statement returns one row for each
 * key.
 */
export async function mergeRows(
  lists: readonly (readonly RawRow[])[],
  work: Work,
): Promise<readonly RawRow[]> {
  const filled = lists.filter(({ length }) => length > 0);
  if (filled.length < 2) return filled[0] ?? [];
  const known = new KeyMap<Sums[]>();
  const merged: { readonly key: readonly KeyValue[]; readonly sums: readonly Sums[] }[] = [];
  const put = ({ key, sums }: RawRow) => {
    const own = known.get(key);
    if (own) {
      own.push(sums);
      return;
    }
    const begun = [sums];
    known.set(key, begun);
    merged.push({ key, sums: begun });
  };
  await mapInSlices(filled.flat(), put, work);
  return merged.map(({ key, sums }) => ({
    key,
    sums: sums.length === 1 ? (sums[0] ?? new Map()) : new JoinedSums(sums),
  }));
}
