import { formatQuarter, type Quarter, startOf } from '#domain/quarter.js';

import type { Column, ColumnKind } from './column.js';

/** The values that a template is filled with. */
export interface TemplateSetting {
  readonly quarter: Quarter;
  /** The names of areas, as they may be written in a cell. */
  readonly areas: readonly string[];
  readonly agencies: readonly string[];
}

/** What a cell of a column may contain, in a sentence for the person who fills it in. */
export function describeKind(kind: ColumnKind): string {
  switch (kind.type) {
    case 'reference':
      return 'Your own name for the record, the same each quarter, at most 64 characters. Do not include a person’s name.';
    case 'label':
      return 'A short label of at most 200 characters. Do not include a person’s name.';
    case 'sentences':
      return 'Whole sentences, at most 2,000 characters. Do not include a person’s name.';
    case 'date':
      return kind.mayLieAhead ? 'A day in the past or the future.' : 'A day up to today.';
    case 'quarter':
      return 'The financial quarter, such as Q1 2026/27 for April to June 2026.';
    case 'code':
      return 'One value from the list.';
    case 'codes':
      return 'One or more values from the list, separated by semicolons.';
    case 'yes-no':
      return 'Yes or no.';
    case 'whole-number':
      return `A whole number from ${say(kind.least)} to ${say(kind.most)}.${kind.absent === null ? '' : ` Empty means ${kind.absent}.`}`;
    case 'number':
      return `A number from ${say(kind.least)} to ${say(kind.most)}, with a point and at most ${kind.decimals ?? 4} decimals.`;
    case 'pounds':
      return 'Pounds, with a point before the pence.';
    case 'record':
      return 'A record of another dataset: your own by its reference, another agency’s as AGENCY:REFERENCE.';
    case 'area':
      return 'The place: a district, Oxfordshire or Thames Valley, by name or code.';
    case 'agency':
      return 'An agency of the partnership, by name or code.';
    case 'agencies':
      return 'One or more agencies of the partnership, by name or code, separated by semicolons.';
  }
}

function say(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A column as a form asks for it. */
export interface FormColumn {
  /** The name of the column in a return. */
  readonly name: string;
  readonly isRequired: boolean;
  /** What kind of value is typed. */
  readonly input: 'text' | 'long' | 'number' | 'date';
  /** What the column may hold, in a sentence. */
  readonly meaning: string;
  /** The choices; null if anything may be typed. */
  readonly choices: readonly string[] | null;
}

/** The columns of a dataset for a form that asks for one record. */
export function toFormColumns(
  columns: readonly Pick<Column, 'name' | 'isRequired' | 'kind'>[],
  setting: TemplateSetting,
): readonly FormColumn[] {
  return columns.map(({ name, isRequired, kind }) => ({
    ...{ name, isRequired, input: inputOf(kind), meaning: describeKind(kind) },
    choices: choicesOf({ kind }, setting),
  }));
}

function inputOf({ type }: ColumnKind): FormColumn['input'] {
  switch (type) {
    case 'date':
      return 'date';
    case 'sentences':
      return 'long';
    case 'whole-number':
    case 'number':
    case 'pounds':
      return 'number';
    default:
      return 'text';
  }
}

/** The choices for a cell with a value from a list; null if anything may be written. */
export function choicesOf(
  { kind }: Pick<Column, 'kind'>,
  { areas, agencies }: TemplateSetting,
): readonly string[] | null {
  switch (kind.type) {
    case 'code':
      return Object.values(kind.list);
    case 'yes-no':
      return ['yes', 'no'];
    case 'area':
      return areas;
    case 'agency':
      return agencies;
    default:
      return null;
  }
}

/** An example value, for a row that shows what one looks like. */
export function exampleOf({ kind }: Pick<Column, 'kind'>, setting: TemplateSetting): string {
  const { quarter, areas, agencies } = setting;
  switch (kind.type) {
    case 'reference':
      return 'A-0001';
    case 'label':
      return 'A label';
    case 'sentences':
      return 'What was found, in a sentence.';
    case 'date':
      return startOf(quarter);
    case 'quarter':
      return formatQuarter(quarter);
    case 'code':
    case 'codes':
      return Object.values(kind.list)[0] ?? '';
    case 'yes-no':
      return 'yes';
    case 'whole-number':
      return String(Math.max(kind.least, 1));
    case 'number':
    case 'pounds':
      return String(Math.max(kind.least, 10));
    case 'record':
      return '';
    case 'area':
      return areas[0] ?? '';
    case 'agency':
    case 'agencies':
      return agencies[0] ?? '';
  }
}
