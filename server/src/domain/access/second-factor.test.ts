import { describe, expect, it } from 'vitest';

import { describeMissingFactor } from './second-factor.js';

const nothing = { acr: [], amr: [] };
const acr = { acr: ['phr', 'phrh'], amr: [] };
const amr = { acr: [], amr: ['mfa', 'otp'] };
const both = { acr: ['phr'], amr: ['mfa'] };

describe('describeMissingFactor', () => {
  it.each([
    { claims: {}, rule: nothing, because: 'nothing is required' },
    { claims: { acr: 'phrh' }, rule: acr, because: 'its level is one of those accepted' },
    { claims: { amr: ['pwd', 'otp'] }, rule: amr, because: 'one of its methods is accepted' },
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
      because: 'case matters',
    },
    {
      claims: { acr: ['phr'] },
      rule: acr,
      missing: 'acr of phr or phrh',
      because: 'the claim must be a single text',
    },
    {
      claims: { amr: 'mfa' },
      rule: amr,
      missing: 'amr with mfa or otp',
      because: 'the claim must be a list',
    },
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
      because: 'only one of the two is met',
    },
    {
      claims: { amr: ['mfa'] },
      rule: both,
      missing: 'acr of phr',
      because: 'only one of the two is met',
    },
  ])('names what $claims lacks, because $because', ({ claims, rule, missing }) => {
    expect(describeMissingFactor(claims, rule)).toContain(
      `tell an administrator that ${missing} is missing.`,
    );
  });
});
