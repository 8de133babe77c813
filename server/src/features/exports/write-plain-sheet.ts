import type { ReferenceData } from '#domain/reference-data.js';

import type { FiguresAnswer } from './figures-answer.js';
import type { FiguresRequest } from './figures-request.js';
import type { Table } from './figures-sheet.js';
import { toKeyColumns } from './key-columns.js';
import { toMeasureColumns } from './measure-columns.js';

/**
 * The API’s answer as a table for a program: a row for each group and no total, because a program
 * would add it to the rows. Columns are named by measure keys and by dimensions in lower case;
 * number columns contain only numbers.
 */
export function writePlainSheet(
  request: FiguresRequest,
  { figures }: FiguresAnswer,
  referenceData: Pick<ReferenceData, 'places' | 'agencies'>,
): Table {
  const keys = request.by.map((dimension) => toKeyColumns(dimension, referenceData));
  const measures = request.measures.map((measure) =>
    toMeasureColumns(measure, {
      isProtected: figures.protections.some((each) => each.measure === measure),
      changes: request.changes,
    }),
  );
  return {
    headings: [
      ...keys.flatMap(({ headings }) => headings.map(toName)),
      ...measures.flatMap(({ plain }) => plain.headings),
    ],
    rows: figures.rows.map((row) => [
      ...keys.flatMap(({ toCells }) => toCells(row)),
      ...measures.flatMap(({ plain }) => plain.toCells(row)),
    ]),
  };
}

/** `Age band: code` is `age_band_code`. */
function toName(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
}
