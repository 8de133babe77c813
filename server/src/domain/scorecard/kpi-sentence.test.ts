import { describe, expect, it } from 'vitest';

import { noChange } from '#domain/figures/figure/change.js';
import { measureOf } from '#domain/measures/catalogue.js';
import { aTold, figureOf, quiet, rose, type Telling } from '#testing/told-figures.js';

import { toHeadline } from './headline.js';
import { writeKpiSentence } from './kpi-sentence.js';

/** 68.2% of about 400 triaged referrals. */
const ofShare = {
  of: 'triagedInTime',
  now: [273, 400],
  before: [241, 400],
  flags: ['ESTIMATED'],
  signal: null,
} as const;

describe('the sentence about a figure', () => {
  it.each<{ told: Telling; sentence: string; because: string }>([
    {
      told: {},
      sentence: 'Confirmed disruptions rose 12% to 84, above the usual range and on target.',
      because: '9 of 75 is 12%',
    },
    {
      told: { before: 96, signal: 'BELOW_LOWER_LIMIT', status: 'RED' },
      sentence: 'Confirmed disruptions fell 12.5% to 84, below the usual range and off target.',
      because: '12 of 96 is 12.5%',
    },
    {
      told: quiet,
      sentence: 'Confirmed disruptions were 84, on target, with no real change.',
      because: 'it is in its usual range',
    },
    {
      told: { now: 30, before: 15 },
      sentence: 'Confirmed disruptions rose from 15 to 30, above the usual range and on target.',
      because: 'a percentage of so few would mislead',
    },
    {
      told: {
        of: 'vacancyRate',
        now: [1180, 10000],
        before: [1182, 10000],
        signal: 'BELOW_LOWER_LIMIT',
      },
      sentence: 'The vacancy rate was 11.8%, below the usual range and on target.',
      because: 'a fall of 0.0 points is too small to describe',
    },
    {
      told: { before: 90 },
      sentence: 'Confirmed disruptions were 84, above the usual range and on target.',
      because: 'a figure below the one before did not rise',
    },
    {
      told: { before: null },
      sentence: 'Confirmed disruptions were 84, above the usual range and on target.',
      because: 'there is no earlier figure',
    },
    {
      told: { before: 0 },
      sentence: 'Confirmed disruptions rose from 0 to 84, above the usual range and on target.',
      because: '0 has no percentage',
    },
    {
      told: { previousQuarter: noChange(measureOf('disruptions'), 'recording changed') },
      sentence: 'Confirmed disruptions were 84, above the usual range and on target.',
      because: 'the two cannot be compared',
    },
    {
      told: quiet,
      sentence: 'Confirmed disruptions were 84, on target, with no real change.',
      because: '12% more may be due to chance',
    },
    {
      told: { signal: null, latestBreak: rose },
      sentence: 'Confirmed disruptions rose in Q3 2025/26 and have stayed high: 84, on target.',
      because: 'a break is described by its quarter, not by the last change',
    },
    {
      told: {
        of: 'vacancyRate',
        now: [59, 500],
        before: [61, 500],
        status: 'RED',
        signal: null,
        latestBreak: rose,
      },
      sentence: 'The vacancy rate rose in Q3 2025/26 and has stayed high: 11.8%, off target.',
      because: 'a rate is singular',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 40,
        flags: ['ESTIMATED'],
        status: 'TOO_CLOSE',
        signal: null,
        latestBreak: rose,
      },
      sentence:
        'NRM referrals rose in Q3 2025/26 and have stayed high: about 40. Other agencies’ figures are rounded to protect people, so it is too close to tell whether it meets its target.',
      because: 'a break may be described if the status is too close to tell',
    },
    {
      told: { ...quiet, latestBreak: { ...rose, backSince: '2026-27-Q1' } },
      sentence:
        'Confirmed disruptions rose in Q3 2025/26, back to usual since Q1 2026/27: 84, on target.',
      because: 'an excursion that has ended is described for some quarters',
    },
    {
      told: {
        isOpen: true,
        quarter: '2026-27-Q3',
        flags: ['PROVISIONAL'],
        status: 'NOT_RATED',
        signal: null,
        latestBreak: rose,
      },
      sentence:
        'Confirmed disruptions stand at 84 so far in Q3 2026/27, which is not closed: 9 more than Q2 2025/26 (+12.0%).',
      because: 'no change of level is described for an open quarter',
    },
    {
      told: { ...quiet, of: 'vacancyRate', now: [59, 500], before: [61, 500], status: 'RED' },
      sentence: 'The vacancy rate was 11.8%, off target, with no real change.',
      because: 'being off target is not a change',
    },
    {
      told: {
        of: 'reasonableGroundsIn5Days',
        now: [357, 500],
        before: [813, 1000],
        status: 'RED',
        variation: 'WORSENING',
        signal: 'BELOW_LOWER_LIMIT',
      },
      sentence:
        'The share of reasonable-grounds decisions within 5 working days fell 9.9 percentage points to 71.4%, below the usual range and off target.',
      because: 'shares differ by points',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 71,
        before: 45,
        status: 'NOT_RATED',
        variation: 'UNUSUALLY_HIGH',
      },
      sentence: 'NRM referrals rose 57.8% to 71, above the usual range.',
      because: 'neither way is better',
    },
    {
      told: { status: 'AMBER', signal: 'RUN_ABOVE_CENTRE' },
      sentence:
        'Confirmed disruptions rose 12% to 84, above average for at least seven quarters in a row and near target.',
      because: 'its signal is a run',
    },
    {
      told: { status: 'NO_TARGET', signal: 'RISING' },
      sentence: 'Confirmed disruptions rose 12% to 84, after at least five rises in a row.',
      because: 'six rising quarters have five rises, and there is no target',
    },
    {
      told: { signal: 'NEAR_UPPER_LIMIT', status: 'NO_TARGET' },
      sentence:
        'Confirmed disruptions rose 12% to 84, close to the top of the usual range in at least two of three quarters.',
      because: 'its signal is two of three near a limit',
    },
    {
      told: { variation: 'TOO_FEW_POINTS', signal: null, status: 'RED' },
      sentence:
        'Confirmed disruptions were 84, off target; there are too few quarters to tell a real change.',
      because: 'it is not known whether it changed',
    },
    {
      told: {
        ...quiet,
        of: 'triagedInTime',
        now: [9, 12],
        status: 'AMBER',
        flags: ['PROVISIONAL'],
      },
      sentence:
        'The share of referrals triaged within the hub’s limit was 75.0%, near target, with no real change. It is based on few cases (triaged referrals: 12). Provisional.',
      because: 'a share of fewer than 20 says so',
    },
    {
      told: {
        ...ofShare,
        now: [35, 47],
        variation: 'NO_REAL_CHANGE',
        status: 'NO_TARGET',
        flags: ['ESTIMATED', 'LOW_RELIABILITY'],
      },
      sentence:
        'The share of referrals triaged within the hub’s limit was about 70%, with no real change. It is based on few cases (triaged referrals: fewer than 50).',
      because: 'the denominator of a rounded share is not known exactly',
    },
    {
      told: { ...quiet, flags: ['REVISED', 'BREAK'], status: 'NO_TARGET' },
      sentence:
        'Confirmed disruptions were 84, with no real change. Recording changed in this quarter. Revised.',
      because: 'flags are described',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 35,
        before: 30,
        flags: ['ESTIMATED'],
        status: 'NOT_RATED',
        variation: 'UNUSUALLY_HIGH',
      },
      sentence: 'NRM referrals were about 35, above the usual range.',
      because: 'a difference of 5 may be 0 if both figures are known to within 4',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 40,
        before: 30,
        flags: ['ESTIMATED'],
        status: 'NOT_RATED',
        variation: 'UNUSUALLY_HIGH',
      },
      sentence: 'NRM referrals rose about 30% to about 40, above the usual range.',
      because: 'a difference of 10 is more than rounding explains, and is as exact as known',
    },
    {
      told: { ...ofShare, status: 'TOO_CLOSE', variation: 'NO_REAL_CHANGE' },
      sentence:
        'The share of referrals triaged within the hub’s limit was about 68%, with no real change. Other agencies’ figures are rounded to protect people, so it is too close to tell whether it meets its target.',
      because: 'a rounded share is not rated against a target that it may meet or miss',
    },
    {
      told: { ...ofShare, status: 'AMBER', variation: 'TOO_CLOSE' },
      sentence:
        'The share of referrals triaged within the hub’s limit was about 68%, near target. Other agencies’ figures are rounded to protect people, so it is too close to tell whether it really changed.',
      because: 'a rounded share is not said to have changed or not',
    },
    {
      told: { ...ofShare, status: 'TOO_CLOSE', variation: 'TOO_CLOSE' },
      sentence:
        'The share of referrals triaged within the hub’s limit was about 68%. Other agencies’ figures are rounded to protect people, so it is too close to tell whether it meets its target and whether it really changed.',
      because: 'the reason is given once',
    },
    {
      told: { ...ofShare, status: 'TOO_CLOSE', signal: 'ABOVE_UPPER_LIMIT' },
      sentence:
        'The share of referrals triaged within the hub’s limit rose 8 percentage points to about 68%, above the usual range. Other agencies’ figures are rounded to protect people, so it is too close to tell whether it meets its target.',
      because: 'a real change may be described if the status is too close to tell',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: null,
        flags: ['CONFIDENTIAL'],
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence: 'NRM referrals were too few to show in Q2 2026/27.',
      because: 'hidden does not mean 0',
    },
    {
      told: {
        of: 'triagedInTime',
        now: null,
        flags: ['CONFIDENTIAL'],
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence:
        'The share of referrals triaged within the hub’s limit is hidden in Q2 2026/27 to protect people.',
      because: 'a share of so few is not shown at all',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 35,
        flags: ['ESTIMATED'],
        status: 'NOT_RATED',
        variation: 'TOO_FEW_POINTS',
        signal: null,
        isTooSmall: true,
      },
      sentence:
        'NRM referrals were about 35; numbers this small are protected, and cannot show a real change.',
      because: 'random rounding moves small numbers as much as real changes do',
    },
    {
      told: {
        of: 'vacancyRate',
        now: null,
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence:
        'The vacancy rate is not available for Q2 2026/27: not recorded at this level, or no return was sent.',
      because: 'missing does not mean 0',
    },
    {
      told: {
        of: 'triagedInTime',
        now: null,
        flags: ['CONFIDENTIAL'],
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence:
        'The share of referrals triaged within the hub’s limit is hidden in Q2 2026/27 to protect people.',
      because: 'a share of so few is not shown at all',
    },
    {
      told: {
        of: 'nrmReferrals',
        now: 35,
        flags: ['ESTIMATED'],
        status: 'NOT_RATED',
        variation: 'TOO_FEW_POINTS',
        signal: null,
        isTooSmall: true,
      },
      sentence:
        'NRM referrals were about 35; numbers this small are protected, and cannot show a real change.',
      because: 'random rounding moves small numbers as much as real changes do',
    },
    {
      told: {
        of: 'vacancyRate',
        now: null,
        status: 'NO_DATA',
        isOpen: true,
        quarter: '2026-27-Q3',
      },
      sentence: 'The vacancy rate is not known yet for Q3 2026/27, which is not closed.',
      because: 'its returns may still arrive',
    },
    {
      told: {
        of: 'triagedInTime',
        now: [0, 0],
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence:
        'The share of referrals triaged within the hub’s limit cannot be given for Q2 2026/27: there is nothing to calculate it from (triaged referrals: 0).',
      because: 'there is no share of nothing',
    },
    {
      told: {
        ...quiet,
        beside: {
          wording: toHeadline({ measure: 'majorModerateShare' }).wording,
          figure: figureOf('majorModerateShare', [20, 100], []),
        },
      },
      sentence:
        'Confirmed disruptions were 84, on target, with no real change. Read it with this: the major and moderate share of disruptions was 20.0%.',
      because: 'it would mislead on its own',
    },
    {
      told: {
        of: 'reportsPer1000',
        now: null,
        flags: ['NOT_APPLICABLE'],
        status: 'NO_DATA',
        variation: 'TOO_FEW_POINTS',
        signal: null,
      },
      sentence:
        'Reports per 1,000 people cannot be given for Q2 2026/27: there is no population figure for this place.',
      because: 'agencies have no residents',
    },
    {
      told: { isOpen: true, quarter: '2026-27-Q3', flags: ['PROVISIONAL'], status: 'NOT_RATED' },
      sentence:
        'Confirmed disruptions stand at 84 so far in Q3 2026/27, which is not closed: 9 more than Q2 2025/26 (+12.0%).',
      because: 'an open quarter is compared, but not rated',
    },
    {
      told: { isOpen: true, before: null, status: 'NOT_RATED' },
      sentence:
        'Confirmed disruptions stand at 84 so far in Q2 2026/27, which is not closed. Not comparable with Q2 2025/26: its figure is not available.',
      because: 'there is nothing to compare with',
    },
  ])('is "$sentence": $because', ({ told, sentence }) => {
    expect(writeKpiSentence(aTold(told))).toBe(sentence);
  });
});
