import type { CodeList } from '#domain/lists.js';

import type { ColumnKind } from './column.js';

/** The maximum lengths of a reference, a label and sentences, in characters. */
export const MAX_REFERENCE_LENGTH = 64;
export const MAX_LABEL_LENGTH = 200;
export const MAX_SENTENCES_LENGTH = 2_000;

/**
 * What a column of a kind accepts, in a sentence: the words are the same for a wrong cell and for
 * an empty mandatory one.
 */
export function sayAccepted(kind: ColumnKind): string {
  switch (kind.type) {
    case 'reference':
      return sayLine(MAX_REFERENCE_LENGTH);
    case 'label':
      return sayLine(MAX_LABEL_LENGTH);
    case 'sentences':
      return sayLine(MAX_SENTENCES_LENGTH);
    case 'date':
      return 'Write dates as YYYY-MM-DD or DD/MM/YYYY, such as 2025-04-30 or 30/04/2025.';
    case 'quarter':
      return 'A quarter is written like 2025-26-Q1 or Q1 2025/26, which is April to June 2025.';
    case 'code':
      return `Accepted: ${entriesOf(kind.list)}.`;
    case 'codes':
      return `Accepted, separated by semicolons: ${entriesOf(kind.list)}.`;
    case 'yes-no':
      return 'Accepted: YES or NO.';
    case 'whole-number':
      return `A whole number from ${kind.least} to ${kind.most} is accepted, in digits only.`;
    case 'number':
      return `A number from ${kind.least} to ${kind.most} is accepted, in digits, with at most ${inWords[kind.decimals ?? 4]} decimal places.`;
    case 'pounds':
      return '1234.56 is accepted, and so are £1,234.56 and 1234. Pence follow a point, with at most two digits.';
    case 'record':
      return 'AGENCY:REFERENCE is accepted, such as TVP:D-17, or a reference of your own.';
    case 'area':
      return 'A district, Oxfordshire or Thames Valley is accepted, by code or name.';
    case 'agency':
      return 'An agency of the partnership is accepted, by code or name.';
    case 'agencies':
      return 'Agencies of the partnership are accepted, separated by semicolons.';
  }
}

/** What is wrong with an empty cell of a mandatory column, and what it accepts, in sentences. */
export function explainEmpty(kind: ColumnKind): string {
  return `It is empty. Every row of this dataset must have it. ${sayAccepted(kind)}`;
}

function sayLine(longest: number): string {
  return `One line of at most ${longest.toLocaleString('en-GB')} characters is accepted.`;
}

/**
 * The entries of a list by their labels, which people know. Codes of one or two letters or digits
 * are written as they are, and labels with a comma in quotes.
 */
function entriesOf(list: CodeList): string {
  return Object.entries(list)
    .map(([code, label]) =>
      code.length <= MAX_LETTERS ? code : label.includes(',') ? `"${label}"` : label,
    )
    .join(', ');
}

/** Codes of at most this length are written by people, such as the letters of a grading. */
const MAX_LETTERS = 2;

const inWords = { 2: 'two', 3: 'three', 4: 'four' } as const;
