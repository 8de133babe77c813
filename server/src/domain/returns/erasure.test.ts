import { describe, expect, it } from 'vitest';

import { readErasure } from './erasure.js';

const asked = {
  dataset: 'REFERRALS',
  reference: 'R-17',
  why: 'The person asked for it',
} as const;

describe('a request to erase a record', () => {
  it('treats the reference as a return does: trims it and normalises its letters', () => {
    expect(
      readErasure({ ...asked, reference: ' Re\u0301-17 ', why: ' They  asked\nfor it ' }),
    ).toEqual({
      ok: true,
      request: { dataset: 'REFERRALS', reference: 'R\u00e9-17', why: 'They asked for it' },
    });
  });

  it.each([
    [{ dataset: 'RESOURCES' }, 'dataset', 'has no reference'],
    [{ reference: ' ' }, 'reference', 'Say which record'],
    [{ reference: 'a\0b' }, 'reference', 'Say which record'],
    [{ why: 'why?' }, 'why', 'in 5 to 500 characters'],
    [{ why: 'x'.repeat(501) }, 'why', 'in 5 to 500 characters'],
    // The log is kept for ever, so a name in it would be, too.
    [{ why: 'Somebody asked us to erase r-17.' }, 'why', 'names the record'],
  ] as const)('is refused with %o', (parts, field, sentence) => {
    expect(readErasure({ ...asked, ...parts })).toEqual({
      ok: false,
      field,
      sentence: expect.stringContaining(sentence),
    });
  });

  it('may have a reference of two letters, which occur in any sentence', () => {
    expect(readErasure({ ...asked, reference: 'as' }).ok).toBe(true);
  });
});
