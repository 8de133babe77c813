import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { finish } from './steps.js';
import { writeJson } from './write-json.js';

describe('writeJson', () => {
  it('writes the same as JSON.stringify', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 7 }), (value) => {
        expect(finish(writeJson(value))).toBe(JSON.stringify(value));
      }),
    );
  });

  it.each([
    {
      of: { at: new Date(0), gone: undefined, list: [undefined, () => 1] },
      because: 'values that JSON leaves out, or writes in its own way',
    },
    {
      of: {
        data: { rows: Array.from({ length: 200 }, (_, index) => ({ index, gone: undefined })) },
      },
      because: 'a long list',
    },
    {
      of: { list: Array.from({ length: 60 }, () => undefined) },
      because: 'a long list of undefined values',
    },
    { of: Object.assign(Object.create(null), { a: 1 }), because: 'an object without a prototype' },
  ])('writes the same for $because', ({ of }) => {
    expect(finish(writeJson(of))).toBe(JSON.stringify(of));
  });

  it('can be interrupted within a long list inside other objects', () => {
    const steps = writeJson({
      data: { figures: { rows: Array.from({ length: 500 }, (_, index) => ({ index })) } },
    });
    let count = 0;
    while (steps.next().done !== true) count += 1;
    expect(count).toBe(100);
  });
});
