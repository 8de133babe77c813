import type { Dimension } from '#domain/measures/dimensions.js';
import { addSums, type Sums } from '#domain/measures/sums.js';
import { type Quarter, shift } from '#domain/quarter.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import { toKeyText } from '#domain/question/group-keys.js';

import type { RawRow } from './raw-table.js';

interface Rolling {
  readonly by: readonly Dimension[];
  /** Whether the question needs a row for the window that ends with this quarter. */
  readonly isWanted: (quarter: Quarter) => boolean;
}

/**
 * Turns quarterly sums into sums over the four quarters that end with each. A group from an earlier
 * quarter has a row in every window that contains it; a stock is that of the last quarter only.
 */
export function rollUp(rows: readonly RawRow[], { by, isWanted }: Rolling): readonly RawRow[] {
  const index = by.indexOf('QUARTER');
  const rolled = new Map<string, { readonly key: readonly KeyValue[]; readonly sums: Sums[] }>();
  for (const { key, sums } of rows) {
    const flows = new Map([...sums].filter(([part]) => !part.isAtEnd));
    for (const later of [0, 1, 2, 3]) {
      const quarter = shift(String(key[index]), later);
      if (!isWanted(quarter)) continue;
      const rolledKey = key.with(index, quarter);
      const name = toKeyText(rolledKey);
      const known = rolled.get(name) ?? { key: rolledKey, sums: [] };
      known.sums.push(later === 0 ? sums : flows);
      rolled.set(name, known);
    }
  }
  return [...rolled.values()].map(({ key, sums }) => ({ key, sums: addSums(sums) }));
}
