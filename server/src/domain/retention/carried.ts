import { joinWords } from '#domain/join-words.js';
import { type Dataset, datasets } from '#domain/lists.js';
import { rollups } from '#domain/measures/rollups.js';

/**
 * Why the carried sums of a dataset do not fit its rollups; null if they do. A rollup that is new
 * or renamed has none, and would leave removed records out of its figures.
 *
 * @param names of the rollups that sums were carried for
 */
export function explainCarried(dataset: Dataset, names: readonly string[]): string | null {
  const own = rollups.flatMap(({ source, table }) => (source === dataset ? [table] : []));
  const stray = names.filter((name) => !own.includes(name));
  const without = own.filter((table) => !names.includes(table));
  if (stray.length + without.length === 0) return null;
  const parts = [
    ...(stray.length > 0 ? [`belong to ${joinWords(stray)}, which is not a rollup`] : []),
    ...(without.length > 0 ? [`${joinWords(without)} has none`] : []),
  ];
  return `Only sums of removed records are kept, by rollup (decision 65). The carried sums of ${datasets[dataset].toLowerCase()} ${stray.length > 0 ? '' : 'do not fit: '}${parts.join('; ')}. Rename them in a migration, or add them up from a more detailed rollup. Otherwise the figures for quarters whose records have been removed would fall.`;
}
