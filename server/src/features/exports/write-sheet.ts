import { markingNames } from '#domain/access/actions.js';
import { figureFlags } from '#domain/figures/figure/figure.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { isWindow, windows } from '#domain/question/window.js';
import type { ReferenceData } from '#domain/reference-data.js';

import { figureOf, type FiguresAnswer } from './figures-answer.js';
import type { FiguresRequest } from './figures-request.js';
import { type Cell, nothing, type Sheet, textCell } from './figures-sheet.js';
import { toKeyColumns } from './key-columns.js';
import { toMeasureColumns } from './measure-columns.js';

type Naming = Pick<ReferenceData, 'places' | 'agencies'>;

/** The API’s answer as a table with all its context. Everything in it was in the answer. */
export function writeSheet(
  request: FiguresRequest,
  { viewer, figures }: FiguresAnswer,
  referenceData: Naming,
): Sheet {
  const keys = request.by.map((dimension) => toKeyColumns(dimension, referenceData));
  const measures = request.measures.map((measure) =>
    toMeasureColumns(measure, {
      isProtected: figures.protections.some((each) => each.measure === measure),
      changes: request.changes,
    }),
  );
  const width = keys.reduce((sum, { headings }) => sum + headings.length, 0);
  const toRow = (what: string, row: Readonly<Record<string, unknown>>, key: readonly Cell[]) => [
    textCell(what),
    ...key,
    ...measures.flatMap(({ toCells }) => toCells(row)),
  ];
  const noKey = Array.from({ length: width }, () => nothing);
  return {
    marking: markingNames[isOpenToAll(request) ? 'OFFICIAL' : viewer.marking],
    title: request.title,
    facts: toFacts(request, figures),
    headings: [
      'Row',
      ...keys.flatMap(({ headings }) => headings),
      ...measures.flatMap(({ headings }) => headings),
    ],
    rows: [
      ...figures.rows.map((row) =>
        toRow(
          'Group',
          row,
          keys.flatMap(({ toCells }) => toCells(row)),
        ),
      ),
      ...(figures.other === null ? [] : [toRow('All other groups', figures.other, noKey)]),
      toRow('Total', figures.totals, noKey),
    ],
    sumCount: figures.other === null ? 1 : 2,
    notes: [...figures.notes, ...explainFlags(request, figures)],
  };
}

/** Explains the flags in the table, unless a note already does. */
function explainFlags(
  { measures }: FiguresRequest,
  { rows, other, totals, notes }: FiguresAnswer['figures'],
): readonly string[] {
  const listed = [...rows, ...(other === null ? [] : [other]), totals];
  const found = new Set(
    listed.flatMap((row) => measures.flatMap((measure) => figureOf(row, measure).flags)),
  );
  return Object.entries(figureFlags).flatMap(([flag, words]) =>
    found.has(flag) && !notes.some((note) => note.startsWith(words.slice(0, '[p]'.length)))
      ? [words]
      : [],
  );
}

/**
 * Whether every partner sees the figures exactly. Such figures are not sensitive; all others have
 * their reader’s highest marking.
 */
function isOpenToAll({ measures }: FiguresRequest): boolean {
  return measures.every((measure) => measureOf(measure).disclosure === 'OPEN');
}

/**
 * Matches notes which say that figures are protected. With such a note, the file says that further
 * groups may be withheld.
 */
const protecting = /^\[[ce]\] |is withheld to protect people/;

function toFacts(
  { window }: FiguresRequest,
  { filterText, rows, groupCount, truncated, dataVersion, asOf, notes }: FiguresAnswer['figures'],
) {
  const filters = filterText.length === 0 ? ['No filter: all records count'] : filterText;
  const groups = `${groupCount} ${groupCount === 1 ? 'group' : 'groups'}`;
  const whole = truncated
    ? `${rows.length} of ${groupCount} groups are listed, and the rest are added together`
    : notes.some((note) => protecting.test(note))
      ? `${groups} listed; others may be withheld to protect people`
      : `Complete: ${groups}`;
  return [
    ...filters.map((words) => ({ name: 'Filter', value: textCell(words) })),
    ...(isWindow(window) && window !== 'PERIOD'
      ? [{ name: 'Window', value: textCell(windows[window]) }]
      : []),
    { name: 'Table', value: textCell(whole) },
    {
      name: 'Data version',
      value: { kind: 'NUMBER', value: dataVersion, format: 'COUNT' } as const,
    },
    { name: 'As of', value: { kind: 'INSTANT', at: asOf } as const },
  ];
}
