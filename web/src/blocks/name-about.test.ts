import { expect, it } from 'vitest';

import { nameAbout } from './name-about.js';

it('names the topic of a block, without the note on how to read it', () => {
  expect(
    nameAbout('Referrals by exploitation named; one may name several, so do not add them up'),
  ).toBe('Referrals by exploitation named');
  expect(nameAbout('Reports by crime type. Bold rows have a mark')).toBe('Reports by crime type');
  expect(nameAbout('Reports per 1,000 people, four quarters')).toBe(
    'Reports per 1,000 people, four quarters',
  );
});
