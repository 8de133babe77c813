import { expect, it } from 'vitest';

import { describeAge } from './action-words.js';

it('says how many packs an action has been open for', () => {
  expect([1, 3].map((age) => describeAge({ age }))).toEqual(['New', 'In 3 packs']);
});
