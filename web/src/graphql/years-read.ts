import { type FieldReadFunction, makeVar, type TypePolicies } from '@apollo/client';
import { useReactiveVar } from '@apollo/client/react';
import { useMemo } from 'react';

import { setYearsShown, toShownYears, type YearKind } from '#lib/years.js';

/** Every field in which the server writes quarters in text for a reader, as one text or a list. */
const namesQuarters: Readonly<Record<string, readonly string[]>> = {
  Period: ['label', 'longLabel'],
  Kpi: ['sentence'],
  Scorecard: ['message', 'detail', 'sentence'],
  Change: ['text'],
  ControlBreak: ['text'],
  Page: ['title', 'detail', 'subtitle', 'notes'],
  Finding: ['text'],
  Block: ['about', 'because', 'summary'],
  BlockColumn: ['heading'],
  BlockCell: ['text'],
  BlockOption: ['label'],
  BlockRow: ['label'],
  Tile: ['why'],
  TileMove: ['on'],
  FigureTable: ['notes', 'filterText'],
  Viewer: ['demonstrationNotice'],
};

/** The years shown, as a reactive variable: when it changes, every answer in use is read again. */
const yearsRead = makeVar<YearKind>('financial');

/** Writes every quarter in these years, including in answers already received. */
export function showYears(years: YearKind): void {
  setYearsShown(years);
  yearsRead(years);
}

function write(text: unknown): unknown {
  if (Array.isArray(text)) return text.map(write);
  return typeof text === 'string' ? toShownYears(text) : text;
}

const read: FieldReadFunction = (text: unknown) => {
  yearsRead();
  return write(text);
};

/** Makes the cache return its answers in the years shown. */
export const yearPolicies: TypePolicies = Object.fromEntries(
  Object.entries(namesQuarters).map(([type, fields]) => [
    type,
    { fields: Object.fromEntries(fields.map((field) => [field, read])) },
  ]),
);

/** A whole answer in the years shown. */
export function useInYears<Answer>(answer: Answer): Answer {
  const years = useReactiveVar(yearsRead);
  return useMemo(() => (years === 'financial' ? answer : writeAll(answer)), [answer, years]);
}

function writeAll<Answer>(answer: Answer): Answer;
function writeAll(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map((each: unknown) => writeAll(each));
  if (typeof answer !== 'object' || answer === null) return answer;
  const written = '__typename' in answer ? (namesQuarters[String(answer.__typename)] ?? []) : [];
  return Object.fromEntries(
    Object.entries(answer).map(([field, held]: [string, unknown]) => [
      field,
      written.includes(field) ? write(held) : writeAll(held),
    ]),
  );
}
