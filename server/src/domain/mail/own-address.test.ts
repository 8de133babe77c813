import { describe, expect, it } from 'vitest';

import { changedElsewhere, decideAddress, fromProvider, MAX_ASKED } from './own-address.js';

const none = { address: null, isFromProvider: false, version: 0 };
const confirmed = { address: 'post@example.org', isFromProvider: false, version: 2 };
const asked = { text: 'new.post@example.org', seen: 0, askedBefore: 0 };

describe('decideAddress', () => {
  it.each([
    { standing: none, of: {}, kind: 'ASK', because: 'there is none yet' },
    { standing: confirmed, of: { seen: 2 }, kind: 'ASK', because: 'another is wanted' },
    {
      standing: confirmed,
      of: { text: 'post@EXAMPLE.org', seen: 1 },
      kind: 'KEEP',
      because: 'it counts already, whatever was seen',
    },
    {
      standing: none,
      of: { askedBefore: MAX_ASKED - 1 },
      kind: 'ASK',
      because: 'it is the last of the day',
    },
  ])('$kind where $because', ({ standing, of, kind }) => {
    expect(decideAddress(standing, { ...asked, ...of })).toMatchObject({ kind });
  });

  it.each([
    {
      standing: none,
      of: { text: 'post' },
      message: 'Write one plain address',
      because: 'it is none',
    },
    {
      standing: confirmed,
      of: { seen: 1 },
      message: changedElsewhere.message,
      because: 'it was changed since',
    },
    {
      standing: { ...confirmed, isFromProvider: true },
      of: { seen: 2 },
      message: fromProvider.message,
      because: 'it is changed there',
    },
    {
      standing: none,
      of: { askedBefore: MAX_ASKED },
      message: 'which are the most',
      because: 'nobody is to be flooded',
    },
  ])('refuses where $because', ({ standing, of, message }) => {
    expect(decideAddress(standing, { ...asked, ...of })).toMatchObject({
      kind: 'REFUSE',
      problem: { message: expect.stringContaining(message) },
    });
  });
});
