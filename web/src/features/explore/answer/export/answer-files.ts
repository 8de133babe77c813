import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { toCsv } from '#lib/csv.js';

import type { AnswerToExport } from './export.type.js';

/** The maximum length of a file's name in characters, with its marking and the longest ending. */
const maxNameLength = 80;

/**
 * The name of a file without its extension: its marking, then its title in lower case, without
 * characters that a file system might refuse.
 */
export function toFileName({ marking, words }: Pick<AnswerToExport, 'marking' | 'words'>): string {
  const name = words.subtitle
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, maxNameLength - marking.length - '-.json'.length)
    .replaceAll(/^-+|-+$/g, '');
  return `${marking}-${name === '' ? 'answer' : name}`;
}

/**
 * A table as the page shows it, as CSV: its marking, title, headings and rows, with plain numbers
 * and words made safe. Only for answers that are not figures: the server writes files of figures.
 */
export function writeTableCsv({
  marking,
  words,
  shape,
}: Pick<AnswerToExport, 'marking' | 'words'> & { readonly shape: AnswerShape }): string {
  const { columns, rows, totals, other } = shape;
  const listed = [
    ...rows,
    ...(other === null ? [] : [other]),
    ...(totals === null ? [] : [totals]),
  ];
  return toCsv([
    [marking],
    [words.message],
    columns.map(({ heading }) => heading),
    ...listed.map(({ cells }) =>
      cells.map(({ value, text }) => (value === null ? text : String(value))),
    ),
    [marking],
  ]);
}

/** The whole answer as it was sent, with the same names. */
export function writeAnswerJson({
  run: { data, errors, extensions },
}: Pick<AnswerToExport, 'run'>): string {
  return `${JSON.stringify({ data, ...(errors.length === 0 ? {} : { errors }), extensions }, null, 2)}\n`;
}
