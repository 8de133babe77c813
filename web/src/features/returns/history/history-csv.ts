import type { ShownHistory, ShownPublished } from '#features/returns/return-documents.js';
import { downloadCsv, toCsv } from '#lib/csv.js';
import { formatInstant } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';

import { sayChange, sayMoved, stateNames } from './history-words.js';

const headings = [
  ...['Published', 'Quarter', 'Return', 'Now', 'By', 'Version', 'File', 'What changed'],
  ...['Rows', 'Added', 'Corrected', 'Withdrawn', 'Warnings acknowledged', 'Figures that moved'],
  ...['Taken back', 'Taken back by', 'Version after that'],
];

/** Published returns as a table, a row each, with the marking above and below. */
export function toHistoryRows(
  returns: readonly ShownPublished[],
  marking: string,
): readonly (readonly string[])[] {
  return [[marking], headings, ...returns.map(toRow), [marking]];
}

/** Downloads the table as a file with its marking in the name. */
export function saveHistory(
  agency: Pick<ShownHistory['agency'], 'code'>,
  returns: readonly ShownPublished[],
  marking: string,
): void {
  downloadCsv(`${marking}-returns-${agency.code}`, toCsv(toHistoryRows(returns, marking)));
}

function toRow(published: ShownPublished): readonly string[] {
  const { added, corrected, withdrawn, rows, warnings, moved, undoneAt } = published;
  return [
    formatInstant(published.publishedAt),
    published.period.label,
    datasetNames[published.dataset],
    stateNames[published.state],
    published.publishedBy ?? 'Not kept',
    toText(published.version),
    published.fileName ?? '',
    sayChange(published) ?? 'Not shown',
    ...[rows, added, corrected, withdrawn, warnings].map(toText),
    moved?.map(sayMoved).join('; ') ?? (rows === null ? 'Not shown' : 'Not kept'),
    undoneAt === null ? '' : formatInstant(undoneAt),
    published.undoneBy ?? '',
    toText(published.undoneVersion),
  ];
}

function toText(number: number | null): string {
  return number === null ? '' : String(number);
}
