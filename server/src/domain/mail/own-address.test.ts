import { describe, expect, it } from 'vitest';

import { changedElsewhere, decideAddress, fromProvider, MAX_ASKED } from './own-address.js';

const none = { address: null, isFromProvider: false, version: 0 };
const confirmed = { address: 'post@example.org', isFromProvider: false, version: 2 };
const asked = { text: 'new.post@example.org', seen: 0, askedBefore: 0 };

describe('decideAddress', () => {
  it.each([
    { current: none, of: {}, kind: 'ASK', because: 'there is no address yet' },
    { current: confirmed, of: { seen: 2 }, kind: 'ASK', because: 'it is a different address' },
    {
      current: confirmed,
      of: { text: 'post@EXAMPLE.org', seen: 1 },
      kind: 'KEEP',
      because: 'it is already confirmed, whichever version was seen',
    },
    {
      current: none,
      of: { askedBefore: MAX_ASKED - 1 },
      kind: 'ASK',
      because: 'one more email is allowed that day',
    },
  ])('decides to $kind if $because', ({ current, of, kind }) => {
    expect(decideAddress(current, { ...asked, ...of })).toMatchObject({ kind });
  });

  it.each([
    {
      current: none,
      of: { text: 'post' },
      message: 'Write one plain address',
      because: 'it is not an address',
    },
    {
      current: confirmed,
      of: { seen: 1 },
      message: changedElsewhere.message,
      because: 'it has been changed since',
    },
    {
      current: { ...confirmed, isFromProvider: true },
      of: { seen: 2 },
      message: fromProvider.message,
      because: 'it has to be changed at the provider',
    },
    {
      current: none,
      of: { askedBefore: MAX_ASKED },
      message: 'which is the limit',
      because: 'too many emails were requested',
    },
  ])('refuses if $because', ({ current, of, message }) => {
    expect(decideAddress(current, { ...asked, ...of })).toMatchObject({
      kind: 'REFUSE',
      problem: { message: expect.stringContaining(message) },
    });
  });
});
