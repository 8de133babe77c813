import { describe, expect, it } from 'vitest';

import { describeMissingFactor } from './second-factor.js';

const nothing = { acr: [], amr: [] };
const acr = { acr: ['phr', 'phrh'], amr: [] };
const amr = { acr: [], amr: ['mfa', 'otp'] };
const both = { acr: ['phr'], amr: ['mfa'] };

describe('describeMissingFactor', () => {
  it.each([
    { claims: {}, rule: nothing, because: 'nothing is asked for' },
    { claims: { acr: 'phrh' }, rule: acr, because: 'it is one of them' },
    { claims: { amr: ['pwd', 'otp'] }, rule: amr, because: 'one of its methods is one of them' },
    { claims: { acr: 'phr', amr: ['mfa'] }, rule: both, because: 'both are met' },
  ])('says nothing about $claims, because $because', ({ claims, rule }) => {
    expect(describeMissingFactor(claims, rule)).toBe(null);
  });

  it.each([
    { claims: {}, rule: acr, missing: 'acr of phr or phrh', because: 'the provider says nothing' },
    {
      claims: { acr: 'PHR' },
      rule: acr,
      missing: 'acr of phr or phrh',
      because: 'letter case counts',
    },
    {
      claims: { acr: ['phr'] },
      rule: acr,
      missing: 'acr of phr or phrh',
      because: 'it is one text',
    },
    { claims: { amr: 'mfa' }, rule: amr, missing: 'amr with mfa or otp', because: 'it is a list' },
    {
      claims: { amr: ['pwd'] },
      rule: amr,
      missing: 'amr with mfa or otp',
      because: 'a password alone is one factor',
    },
    {
      claims: { acr: 'phr', amr: ['pwd'] },
      rule: both,
      missing: 'amr with mfa',
      because: 'one of two is not both',
    },
    { claims: { amr: ['mfa'] }, rule: both, missing: 'acr of phr', because: 'nor is the other' },
  ])('names what $claims lacks, because $because', ({ claims, rule, missing }) => {
    expect(describeMissingFactor(claims, rule)).toContain(
      `tell an administrator that ${missing} is missing.`,
    );
  });
});
