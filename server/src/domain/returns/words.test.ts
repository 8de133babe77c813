import { describe, expect, it } from 'vitest';

import { sexes } from '#domain/lists.js';

import { optional, required } from './column.js';
import {
  areReadAlike,
  entriesOf,
  explainChoices,
  isVocabulary,
  MAX_WORDS,
  takesEntries,
} from './words.js';

const entries = {
  areas: [{ code: 'E07000178', name: 'Oxford' }],
  agencies: [{ code: 'TVP', name: 'Thames Valley Police' }],
};
const outcome = optional('outcome', { type: 'label' });
const sex = optional('sex', { type: 'code', list: sexes });
const area = required('area', { type: 'area' });
const columns = [
  required('reference', { type: 'reference' }),
  required('age', { type: 'code', list: { OLD: 'Old', YOUNG: 'Young' } }),
  ...[outcome, sex, area],
];
const known = { columns, entries, remembered: new Map() };

describe('words', () => {
  it.each([
    ['reference', false],
    ['label', false],
    ['sentences', false],
    ['record', false],
    ['date', false],
    ['quarter', false],
    ['yes-no', true],
    ['area', true],
    ['agency', true],
    ['agencies', true],
  ] as const)('in a column of kind %s are remembered: %s', (type, isRemembered) => {
    expect(takesEntries({ kind: { type } })).toBe(isRemembered);
  });

  it.each([
    ['F', true],
    ['under 18', true],
    ['2026/27', true],
    ['x'.repeat(40), true],
    ['x'.repeat(41), false],
    ['', false],
    ['  ', false],
    ['anybody@example.org', false],
    ['01865 123456', false],
    ['CASE-12345', false],
    ['a\u0000b', false],
  ])('such as "%s" can be remembered: %s', (word, isOne) => {
    expect(isVocabulary(word)).toBe(isOne);
  });

  it('mean an empty cell only if a cell may be empty', () => {
    expect(entriesOf(sex, entries).map(({ code }) => code)).toEqual([...Object.keys(sexes), '']);
    expect(entriesOf(area, entries)).toEqual(entries.areas);
    expect(entriesOf(outcome, entries)).toEqual([]);
  });

  it.each([
    [{ column: 'sex', word: 'F', entry: 'FEMALE' }, null],
    [{ column: 'sex', word: 'F', entry: null }, null],
    [{ column: 'sex', word: 'NK', entry: '' }, null],
    [{ column: 'age', word: 'NK', entry: '' }, /not in the list/],
    [{ column: 'sex', word: 'F', entry: 'WOMAN' }, /not in the list/],
    [{ column: 'outcome', word: 'Closed', entry: 'CLOSED' }, /columns with a list/],
    [{ column: 'reference', word: 'R1', entry: 'R2' }, /columns with a list/],
    [{ column: 'nothing', word: 'R1', entry: 'R2' }, /columns with a list/],
    [{ column: 'sex', word: 'a@b', entry: 'FEMALE' }, /at most 40 characters/],
  ])('are accepted as in %j, or refused in a sentence', (choice, wanted) => {
    const said = explainChoices([choice], known);
    if (wanted === null) expect(said).toBeNull();
    else expect(said).toMatch(wanted);
  });

  it('are remembered for each column, up to two hundred', () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `W${index}`);
    const remembered = new Map([
      ['sex', new Map(words(MAX_WORDS).map((word) => [word, 'FEMALE']))],
    ]);
    const one = { column: 'sex', word: 'F', entry: 'FEMALE' };
    const forgotten = { column: 'sex', word: 'w7', entry: null };
    const explain = (...choices: Parameters<typeof explainChoices>[0]) =>
      explainChoices(choices, { ...known, remembered });
    expect(explain(one)).toMatch(/At most 200 words/);
    expect(explain({ ...one, word: 'W7' })).toBeNull();
    expect(explain(forgotten, one)).toBeNull();
  });

  it('are read in the same way if the same words have the same entries, in any number of rows', () => {
    const word = { column: 'sex', word: 'F', rows: 2, entry: 'FEMALE' };
    const unknown = { ...word, word: 'X', entry: null };
    expect(areReadAlike([word, unknown], [{ ...word, word: 'f', rows: 9 }])).toBe(true);
    expect(areReadAlike([word], [{ ...word, entry: 'MALE' }])).toBe(false);
    expect(areReadAlike([word], [])).toBe(false);
  });
});
