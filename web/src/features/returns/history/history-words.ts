import type { ShownHistory, ShownPublished } from '#features/returns/return-documents.js';
import { formatNumber } from '#lib/format.js';

/** The state of a published return, as shown in its row. */
export const stateNames: Readonly<Record<ShownPublished['state'], string>> = {
  CURRENT: 'Counts',
  REPLACED: 'Replaced',
  UNDONE: 'Taken back',
};

/**
 * How many returns are listed, and what has become of them. `label` is the label of a quarter; null
 * for all quarters.
 */
export function sayHistory(
  { count, undoneCount, replacedCount }: Counts,
  label: string | null,
): string {
  const quarter = label === null ? '' : ` for ${label}`;
  if (count === 0) return `Nothing has been published${quarter}`;
  const sent = `${formatNumber(count)} ${count === 1 ? 'return' : 'returns'} published${quarter}`;
  const parts = [
    undoneCount === 0 ? '' : `${formatNumber(undoneCount)} taken back`,
    replacedCount === 0 ? '' : `${formatNumber(replacedCount)} replaced`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? sent : `${sent}; ${parts.join(', ')}`;
}

type Counts = Pick<ShownHistory, 'count' | 'undoneCount' | 'replacedCount'>;

/** Says what a return changed; null if its records are not open to the reader. */
export function sayChange({
  rows,
  added,
  corrected,
  withdrawn,
  isPartial,
  isFirst,
}: ShownPublished): string | null {
  if (rows === null || added === null || corrected === null || withdrawn === null) return null;
  const changes = [
    added === 0 ? '' : `${formatNumber(added)} added`,
    corrected === 0 ? '' : `${formatNumber(corrected)} corrected`,
    withdrawn === 0 ? '' : `${formatNumber(withdrawn)} withdrawn`,
  ].filter((part) => part !== '');
  if (rows === 0 && !isPartial) return ['Nothing to report', ...changes].join(', ');
  if (isFirst && corrected === 0 && withdrawn === 0) return `${countRows(rows)}, the first return`;
  return changes.length === 0 ? `${countRows(rows)}, unchanged` : changes.join(', ');
}

/** Further facts about a published return, one line each. */
export function sayMore({ warnings, corrections, isPartial }: ShownPublished): readonly string[] {
  return [
    isPartial ? 'It added or corrected records, and withdrew none' : '',
    warnings === null || warnings === 0
      ? ''
      : `${formatNumber(warnings)} ${warnings === 1 ? 'warning' : 'warnings'} acknowledged`,
    corrections === null || corrections === 0
      ? ''
      : `${formatNumber(corrections)} ${corrections === 1 ? 'cell' : 'cells'} corrected`,
  ].filter((line) => line !== '');
}

/** A figure that moved: `Reports 73 to 72`, or `Reports 73` if there was no return before. */
export function sayMoved({
  name,
  before,
  after,
}: NonNullable<ShownPublished['moved']>[number]): string {
  if (before === null) return `${name} ${after ?? 'without a value'}`;
  return `${name} ${before} to ${after ?? 'no value'}`;
}

/** The data versions in which a return was published and, if it was, taken back. */
export function sayVersions({ version, undoneVersion }: ShownPublished): string {
  return [version, undoneVersion].filter((each) => each !== null).join(', ');
}

function countRows(rows: number): string {
  return `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;
}
