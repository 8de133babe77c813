import { describe, expect, it } from 'vitest';

import { exploitations, pathways } from '#domain/lists.js';
import { somePlaces } from '#testing/some-places.js';

import { toCellReader } from './cell.js';
import { type ColumnKind } from './column.js';

const read = (kind: ColumnKind, text: string) =>
  toCellReader({ name: 'any', isRequired: false, kind }, somePlaces)(text);

/** Texts that no cell of a kind may hold, what is said about each, and why. */
const refused = (kind: ColumnKind, texts: readonly (readonly [string, RegExp, string])[]) =>
  texts.map(([text, says, because]) => ({ kind, text, says, because }));

describe('a cell', () => {
  it.each([
    ...refused({ type: 'date' }, [
      ['31/09/2026', /date\. That month ends on 30 September 2026\. Write/, 'a day too late'],
      ['2025-02-29', /date\. That month ends on 28 February 2025\. Write/, 'not in a leap year'],
      ['00/09/2026', /date\. Write/, 'no month has a day 0'],
      ['31/04/2025', /YYYY-MM-DD or DD\/MM\/YYYY/, 'April has 30 days'],
      ['04/25/2025', /not a date/, 'there is no month 25'],
      ['45777', /not a date/, "a spreadsheet's internal number is not a date"],
      ['1/4/2025', /DD\/MM\/YYYY/, 'it may be the American way'],
      ['2025-4-1', /YYYY-MM-DD/, 'a digit is missing'],
      ['01-04-2025', /not a date/, 'it is written in neither of the two ways'],
      ['01/04/25', /not a date/, 'the century is missing'],
      ['1999-12-31', /from 1 January 2000/, 'nothing is that old'],
    ]),
    ...refused({ type: 'code', list: pathways }, [
      [
        'NRMS',
        /Accepted: National Referral Mechanism, Duty to Notify, "Child, multi-agency hub"/,
        'not in the list',
      ],
      ['toString', /Accepted/, 'every object has that property, but the list does not'],
    ]),
    ...refused({ type: 'number', least: 0, most: 24, decimals: 2 }, [
      ['1.255', /at most two/, 'a third decimal'],
    ]),
    ...refused({ type: 'number', least: 0, most: 2400 }, [
      ['1,200', /in digits/, 'it may be 1.2 or 1,200'],
    ]),
    ...refused({ type: 'pounds', least: 0, most: 9 }, [
      ['9.01', /more than 9/, 'a penny too many'],
      ['-0.01', /negative/, 'a penny too few'],
    ]),
    ...refused({ type: 'pounds', least: 0, most: 1e10 }, [
      ['1.234', /not an amount.*1234\.56/, 'pence have two digits'],
      ['1,23', /not an amount/, 'a comma is not a decimal point'],
      ['1.234,56', /not an amount/, 'it is not the British way'],
      ['12,34,567', /not an amount/, 'thousands have three digits'],
      ['(5.00)', /not an amount/, "an accountant's minus"],
      ['1e5', /not an amount/, 'a number as a machine writes it'],
      ['5k', /not an amount/, 'thousands are written out'],
    ]),
    ...refused({ type: 'quarter' }, [
      ['2025-27-Q1', /not a financial quarter/, 'its years do not follow each other'],
      ['2025-Q1', /2025-26-Q1 or Q1 2025\/26/, 'a calendar quarter'],
      ['Q5 2025/26', /not a financial quarter/, 'a year has four quarters'],
      ['1999-00-Q3', /before the year 2000/, 'nothing is that old'],
    ]),
    ...refused({ type: 'agencies' }, [
      ['RBC;XYZ', /"XYZ" is not an agency/, 'the wrong part is named'],
      ['RBC;rbc', /"rbc" is named twice/, 'each may be named once'],
    ]),
    ...refused({ type: 'sentences' }, [['x'.repeat(2001), /At most 2000/, 'a character too many']]),
    ...refused({ type: 'codes', list: exploitations }, [
      ['CRIMINAL;LABOR', /"LABOR".*Labour/, 'the wrong part is named'],
    ]),
    ...refused({ type: 'yes-no' }, [
      ['Y', /YES, NO, or an empty cell/, 'only the words are accepted'],
    ]),
    ...refused({ type: 'whole-number', least: 1, most: 9, absent: 1 }, [
      ['0', /from 1 to 9/, 'it is below the smallest value'],
      ['10', /from 1 to 9/, 'it is above the largest value'],
      ['1.0', /digits only/, 'a decimal point'],
    ]),
    ...refused({ type: 'whole-number', least: 1, most: 9000, absent: 1 }, [
      ['1,000', /digits only/, 'a thousands separator'],
    ]),
    ...refused({ type: 'whole-number', least: 1, most: 9, absent: 1 }, [
      ['９', /digits only/, 'a full-width digit'],
    ]),
    ...refused({ type: 'whole-number', least: 1, most: 9000, absent: 1 }, [
      ['1e3', /digits only/, 'a power of ten'],
    ]),
    ...refused({ type: 'whole-number', least: 0, most: 9, absent: 1 }, [
      ['-0', /digits only/, 'a sign'],
    ]),
    ...refused({ type: 'whole-number', least: 1, most: 9, absent: 1 }, [
      ['-1', /digits only/, 'a sign'],
    ]),
    ...refused({ type: 'number', least: 0, most: 24 }, [
      ['24.0001', /from 0 to 24/, 'it is above the largest value'],
      ['1.23456', /at most four/, 'five decimals'],
      ['-1', /in digits/, 'a sign'],
      ['1,5', /in digits/, 'a comma'],
      ['1e1', /in digits/, 'a power of ten'],
    ]),
    ...refused({ type: 'record' }, [
      ['XYZ:D-17', /No agency has the code or name before the colon/, 'not known'],
      ['TVP: ', /names an agency but no record/, 'nothing after the colon'],
      [`TVP:${'x'.repeat(65)}`, /65 characters long/, 'too long'],
    ]),
    ...refused({ type: 'area' }, [
      ['Atlantis', /No area has this code or name/, 'not known'],
      ['Berkshire', /holds several districts/, 'a county other than Oxfordshire'],
      ['TV-L-MILTON-KEYNES', /holds several districts/, 'a command unit'],
    ]),
    ...refused({ type: 'agency' }, [['XYZ', /No agency has this code or name/, 'not known']]),
    ...refused({ type: 'reference' }, [
      ['x'.repeat(65), /65 characters long. At most 64/, 'too long'],
    ]),
    ...refused({ type: 'label' }, [
      ['x'.repeat(201), /At most 200/, 'too long'],
      ['two\nlines', /line break/, 'a line break'],
    ]),
    ...refused({ type: 'reference' }, [
      ['a\u001b[31m', /invisible character/, 'a terminal would act on it'],
      ['a\u202eb', /invisible character/, 'it reverses the text after it'],
      ['a\u3164b', /invisible character/, 'a letter that is blank'],
      ['a\u200bb', /invisible character/, 'two references would look the same'],
    ]),
  ])('refuses "$text": $because', ({ kind, text, says }) => {
    expect({ ...read(kind, text), unknown: undefined }).toEqual({
      ok: false,
      message: expect.stringMatching(says),
    });
  });
});
