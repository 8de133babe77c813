import { describe, expect, it } from 'vitest';

import { withFirstOption } from './choices-of.js';

const any = { code: '', name: 'Any' };
const drugs = { code: 'DRUGS', name: 'Drugs' };

describe('withFirstOption', () => {
  it('never makes two groups without a heading, which no list may have', () => {
    expect(withFirstOption([{ name: null, options: [drugs] }], any)).toEqual([
      { name: null, options: [any, drugs] },
    ]);
    expect(withFirstOption([{ name: 'Crimes', options: [drugs] }], any)).toEqual([
      { name: null, options: [any] },
      { name: 'Crimes', options: [drugs] },
    ]);
    expect(withFirstOption([], any)).toEqual([{ name: null, options: [any] }]);
  });
});
