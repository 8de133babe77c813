import { describe, expect, it } from 'vitest';

import { exploitations, pathways } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toCellReader } from './cell.js';
import { type ColumnKind } from './column.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

describe('a cell', () => {
  it.each<{ kind: ColumnKind; text: string; says: RegExp; because: string }>([
    {
      kind: { type: 'date' },
      text: '31/04/2025',
      says: /YYYY-MM-DD or DD\/MM\/YYYY/,
      because: 'April has 30 days',
    },
    {
      kind: { type: 'date' },
      text: '2025-02-29',
      says: /not a date/,
      because: '2025 is no leap year',
    },
    {
      kind: { type: 'date' },
      text: '04/25/2025',
      says: /not a date/,
      because: 'there is no month 25',
    },
    {
      kind: { type: 'date' },
      text: '45777',
      says: /not a date/,
      because: "a spreadsheet's inner number is no date",
    },
    {
      kind: { type: 'date' },
      text: '1/4/2025',
      says: /DD\/MM\/YYYY/,
      because: 'it may be the American way',
    },
    { kind: { type: 'date' }, text: '2025-4-1', says: /YYYY-MM-DD/, because: 'a digit is missing' },
    {
      kind: { type: 'date' },
      text: '01-04-2025',
      says: /not a date/,
      because: 'neither of the two ways',
    },
    {
      kind: { type: 'date' },
      text: '01/04/25',
      says: /not a date/,
      because: 'a century is missing',
    },
    {
      kind: { type: 'date' },
      text: '1999-12-31',
      says: /from 1 January 2000/,
      because: 'nothing is that old',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'NRMS',
      says: /Accepted: National Referral Mechanism, Duty to Notify, "Child, multi-agency hub"/,
      because: 'not in the list',
    },
    {
      kind: { type: 'code', list: pathways },
      text: 'toString',
      says: /Accepted/,
      because: 'an object has that, the list does not',
    },
    {
      kind: { type: 'number', least: 0, most: 24, decimals: 2 },
      text: '1.255',
      says: /at most two/,
      because: 'a third decimal',
    },
    {
      kind: { type: 'number', least: 0, most: 2400 },
      text: '1,200',
      says: /in digits/,
      because: 'it may be 1.2 or 1,200',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '9.01',
      says: /more than 9/,
      because: 'a penny too many',
    },
    {
      kind: { type: 'pounds', least: 0, most: 9 },
      text: '-0.01',
      says: /negative/,
      because: 'a penny too few',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1.234',
      says: /not an amount.*1234\.56/,
      because: 'pence have two digits',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1,23',
      says: /not an amount/,
      because: 'a comma is no point',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1.234,56',
      says: /not an amount/,
      because: 'not the British way',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '12,34,567',
      says: /not an amount/,
      because: 'thousands have three digits',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '(5.00)',
      says: /not an amount/,
      because: "an accountant's minus",
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '1e5',
      says: /not an amount/,
      because: 'a number as a machine writes it',
    },
    {
      kind: { type: 'pounds', least: 0, most: 1e10 },
      text: '5k',
      says: /not an amount/,
      because: 'thousands are written out',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-27-Q1',
      says: /not a financial quarter/,
      because: 'its years do not follow each other',
    },
    {
      kind: { type: 'quarter' },
      text: '2025-Q1',
      says: /2025-26-Q1 or Q1 2025\/26/,
      because: 'a calendar quarter',
    },
    {
      kind: { type: 'quarter' },
      text: 'Q5 2025/26',
      says: /not a financial quarter/,
      because: 'there are four',
    },
    {
      kind: { type: 'quarter' },
      text: '1999-00-Q3',
      says: /before the year 2000/,
      because: 'nothing is that old',
    },
    {
      kind: { type: 'agencies' },
      text: 'RBC;XYZ',
      says: /"XYZ" is not an agency/,
      because: 'the wrong one is named',
    },
    {
      kind: { type: 'agencies' },
      text: 'RBC;rbc',
      says: /"rbc" is named twice/,
      because: 'each once',
    },
    {
      kind: { type: 'sentences' },
      text: 'x'.repeat(2001),
      says: /At most 2000/,
      because: 'a character too many',
    },
    {
      kind: { type: 'codes', list: exploitations },
      text: 'CRIMINAL;LABOR',
      says: /"LABOR".*Labour/,
      because: 'the wrong one is named',
    },
    {
      kind: { type: 'yes-no' },
      text: 'Y',
      says: /YES, NO, or an empty cell/,
      because: 'only the words',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '0',
      says: /from 1 to 9/,
      because: 'below the least',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '10',
      says: /from 1 to 9/,
      because: 'above the most',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '1.0',
      says: /digits only/,
      because: 'a point',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9000, absent: 1 },
      text: '1,000',
      says: /digits only/,
      because: 'a separator',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '９',
      says: /digits only/,
      because: 'a digit of another width',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9000, absent: 1 },
      text: '1e3',
      says: /digits only/,
      because: 'a power of ten',
    },
    {
      kind: { type: 'whole-number', least: 0, most: 9, absent: 1 },
      text: '-0',
      says: /digits only/,
      because: 'a sign',
    },
    {
      kind: { type: 'whole-number', least: 1, most: 9, absent: 1 },
      text: '-1',
      says: /digits only/,
      because: 'a sign',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '24.0001',
      says: /from 0 to 24/,
      because: 'above the most',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1.23456',
      says: /at most four/,
      because: 'five decimals',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '-1',
      says: /in digits/,
      because: 'a sign',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1,5',
      says: /in digits/,
      because: 'a comma',
    },
    {
      kind: { type: 'number', least: 0, most: 24 },
      text: '1e1',
      says: /in digits/,
      because: 'a power of ten',
    },
    {
      kind: { type: 'record' },
      text: 'XYZ:D-17',
      says: /No agency has the code or name before the colon/,
      because: 'not known',
    },
    {
      kind: { type: 'record' },
      text: 'TVP: ',
      says: /names an agency but no record/,
      because: 'nothing after the colon',
    },
    {
      kind: { type: 'record' },
      text: `TVP:${'x'.repeat(65)}`,
      says: /65 characters long/,
      because: 'too long',
    },
    {
      kind: { type: 'area' },
      text: 'Atlantis',
      says: /No area has this code or name/,
      because: 'not known',
    },
    {
      kind: { type: 'area' },
      text: 'Berkshire',
      says: /holds several districts/,
      because: 'a county other than Oxfordshire',
    },
    {
      kind: { type: 'area' },
      text: 'TV-L-MILTON-KEYNES',
      says: /holds several districts/,
      because: 'a command unit',
    },
    {
      kind: { type: 'agency' },
      text: 'XYZ',
      says: /No agency has this code or name/,
      because: 'not known',
    },
    {
      kind: { type: 'reference' },
      text: 'x'.repeat(65),
      says: /65 characters long. At most 64/,
      because: 'too long',
    },
    { kind: { type: 'label' }, text: 'x'.repeat(201), says: /At most 200/, because: 'too long' },
    { kind: { type: 'label' }, text: 'two\nlines', says: /line break/, because: 'a line break' },
    {
      kind: { type: 'reference' },
      text: 'a\u001b[31m',
      says: /invisible character/,
      because: 'a terminal would obey it',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u202eb',
      says: /invisible character/,
      because: 'it turns the text round',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u3164b',
      says: /invisible character/,
      because: 'a letter that is blank',
    },
    {
      kind: { type: 'reference' },
      text: 'a\u200bb',
      says: /invisible character/,
      because: 'two references would look the same',
    },
  ])('refuses "$text": $because', ({ kind, text, says }) => {
    expect({ ...read(kind, text), unknown: undefined }).toEqual({
      ok: false,
      message: expect.stringMatching(says),
    });
  });
});
