import { describe, expect, it } from 'vitest';

import { ageBands, crimeTypes, exploitations, priorities, sexes } from '#domain/lists.js';

import { guessEntry } from './word-guess.js';
import type { WordEntry } from './words.js';

const toEntries = (list: Readonly<Record<string, string>>): readonly WordEntry[] =>
  Object.entries(list).map(([code, name]) => ({ code, name }));
const EMPTY = { code: '', name: 'an empty cell' };
const places = toEntries({
  E10000025: 'Oxfordshire',
  E07000178: 'Oxford',
  E07000179: 'South Oxfordshire',
  E07000180: 'Vale of White Horse',
  E07000181: 'West Oxfordshire',
  E06000060: 'Buckinghamshire',
  E06000037: 'West Berkshire',
  E06000042: 'Milton Keynes',
});
const yesOrNo = [{ code: 'YES', name: 'Yes' }, { code: 'NO', name: 'No' }, EMPTY];

describe('a guess at an entry', () => {
  it.each([
    ['F', toEntries(sexes), 'FEMALE'],
    ['m', toEntries(sexes), 'MALE'],
    ['Girl', toEntries(sexes), 'FEMALE'],
    ['NK', toEntries(sexes), 'UNKNOWN'],
    ['N/K', toEntries(ageBands), 'UNKNOWN'],
    ['not stated', toEntries(exploitations), 'NOT_SPECIFIED'],
    ['U18', toEntries(ageBands), 'CHILD_17_OR_UNDER'],
    ['under 18', toEntries(ageBands), 'CHILD_17_OR_UNDER'],
    ['<18', toEntries(ageBands), 'CHILD_17_OR_UNDER'],
    ['0-17', toEntries(ageBands), 'CHILD_17_OR_UNDER'],
    ['18+', toEntries(ageBands), 'ADULT_18_OR_OVER'],
    ['over 18', toEntries(ageBands), 'ADULT_18_OR_OVER'],
    ['Y', yesOrNo, 'YES'],
    ['False', yesOrNo, 'NO'],
    ['n/a', yesOrNo, ''],
    ['South Oxon', places, 'E07000179'],
    ['Oxon', places, 'E10000025'],
    ['Bucks', places, 'E06000060'],
    ['MK', places, 'E06000042'],
    ['White Horse', places, 'E07000180'],
    ['CSEA', toEntries(crimeTypes), 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE'],
    ['MSHT', toEntries(crimeTypes), 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING'],
    ['Sexual exploitation', toEntries(exploitations), 'SEXUAL'],
    ['CSE', toEntries(exploitations), 'SEXUAL'],
    ['CSE', toEntries(crimeTypes), 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE'],
    ['CCE', toEntries(exploitations), 'CRIMINAL'],
    ['Domestic servitude', toEntries(exploitations), 'DOMESTIC'],
    ['Oxford City', places, 'E07000178'],
    ['S Oxon', places, 'E07000179'],
    ['W. Berks', places, 'E06000037'],
    ['A', toEntries(priorities), 'AMBER'],
  ])('for %s is made if its letters and words leave one choice', (word, entries, wanted) => {
    expect(guessEntry(entries, word)?.entry).toBe(wanted);
  });

  it.each([
    ['several entries begin with the letter', 'O', toEntries(crimeTypes)],
    ['several entries have the words', 'Crime', toEntries(crimeTypes)],
    ['the words are in another order', 'Berks West', places],
    ['no entry has the words', 'Aylesbury', places],
    ['nothing in the list means that it is not known', 'NK', toEntries(priorities)],
    ['it has no letters', '7', toEntries(sexes)],
    ['it is part of a word, but not its beginning', 'ford', places],
    ['there are no entries', 'F', []],
    ['it says only what kind of place it is', 'District', places],
    ['it is another thing of that kind', 'Domestic abuse', toEntries(exploitations)],
  ])('is not made if %s', (_, word, entries) => {
    expect(guessEntry(entries, word)).toBeNull();
  });

  it.each([
    ['F', toEntries(sexes), true],
    ['Girl', toEntries(sexes), true],
    ['n/k', toEntries(sexes), true],
    ['18+', toEntries(ageBands), true],
    ['Y', yesOrNo, true],
    ['R', toEntries(priorities), true],
    ['Bucks', places, true],
    ['MK', places, true],
    ['White Horse', places, false],
    ['Oxford City', places, true],
    ['VoWH', places, true],
    ['MSHT', toEntries(crimeTypes), true],
  ])('for %s is obvious if it is a name, first letters or an abbreviation', (word, entries, is) => {
    expect(guessEntry(entries, word)?.isObvious).toBe(is);
  });
});
