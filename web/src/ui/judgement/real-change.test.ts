import { expect, it } from 'vitest';

import { isRealChange, isTold } from './real-change.js';

it.each([
  { variation: 'IMPROVING', told: true, real: true },
  { variation: 'UNUSUALLY_LOW', told: true, real: true },
  { variation: 'NO_REAL_CHANGE', told: true, real: false },
  { variation: 'TOO_CLOSE', told: false, real: false },
  { variation: 'TOO_FEW_POINTS', told: false, real: false },
] as const)(
  'says for $variation whether it is known if there is a change ($told), and whether it is real ($real)',
  ({ variation, told, real }) => {
    expect([isTold(variation), isRealChange(variation)]).toEqual([told, real]);
  },
);
