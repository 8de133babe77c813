import { describe, expect, it } from 'vitest';

import { readReason } from './reason.js';

describe('readReason', () => {
  it.each([
    { given: 'audit', reason: 'audit', because: 'five characters are enough' },
    {
      given: '  a  review \n of Q1 ',
      reason: 'a review of Q1',
      because: 'extra spaces are removed',
    },
    { given: 'x'.repeat(500), reason: 'x'.repeat(500), because: 'five hundred are not too many' },
  ])('accepts "$given": $because', ({ given, reason }) => {
    expect(readReason(given)).toEqual({ ok: true, reason });
  });

  it.each([
    { given: '', says: 'it was left blank' },
    { given: ' \t\n ', says: 'it was left blank' },
    { given: 'a', says: 'it had 1 character.' },
    { given: 'why  ', says: 'it had 3 characters' },
    { given: 'x'.repeat(501), says: 'it had 501 characters' },
  ])('refuses "$given": $says', ({ given, says }) => {
    expect(readReason(given)).toEqual({ ok: false, sentence: expect.stringContaining(says) });
  });
});
