import { describe, expect, it } from 'vitest';

import { aTold, quiet, rose } from '#testing/told-figures.js';

import { type CardSummary, writeCardSentences } from './card-sentence.js';

describe('the sentence about a scorecard', () => {
  const vacancies = aTold({ ...quiet, of: 'vacancyRate', now: [59, 500], status: 'RED' });
  const decisions = aTold({
    ...{ of: 'reasonableGroundsIn5Days', now: [357, 500], before: [813, 1000] },
    ...{ status: 'RED', variation: 'WORSENING', signal: 'BELOW_LOWER_LIMIT' },
  });
  const quietOne = aTold({ ...quiet, of: 'multiAgencyShare', now: [40, 100], before: [41, 100] });
  const tooFew = aTold({
    of: 'reports',
    variation: 'TOO_FEW_POINTS',
    signal: null,
    status: 'NOT_RATED',
  });
  const missing = aTold({
    of: 'ocgsDisrupted',
    now: null,
    status: 'NO_DATA',
    variation: 'TOO_FEW_POINTS',
    signal: null,
  });

  const write = (kpis: CardSummary['kpis'], about: Partial<CardSummary> = {}) =>
    writeCardSentences({
      ...{
        quarter: '2026-27-Q2',
        kpis,
        isOpen: false,
        isProvisional: false,
        returnsDue: 0,
        returnsReceived: 0,
        daysRun: 92,
        days: 92,
      },
      ...about,
    }).join(' ');

  it.each<{
    because: string;
    kpis: CardSummary['kpis'];
    about?: Partial<CardSummary>;
    sentence: string;
  }>([
    {
      because: 'a break is a change, in place of a run, and one that has ended is not',
      kpis: [
        aTold({ signal: null, latestBreak: rose }),
        aTold({
          ...quiet,
          of: 'vacancyRate',
          now: [59, 500],
          latestBreak: { ...rose, backSince: '2026-27-Q1' },
        }),
      ],
      sentence:
        'Confirmed disruptions rose in Q3 2025/26 and have stayed high: 84, on target. No measure with a target is off target.',
    },
    {
      because:
        'worse figures come first, then other changes, others off target, and what not to trust',
      kpis: [aTold({}), vacancies, decisions, missing],
      about: { isProvisional: true, returnsDue: 64, returnsReceived: 59 },
      sentence:
        'The share of reasonable-grounds decisions within 5 working days fell 9.9 percentage points to 71.4%, below the usual range and off target. Confirmed disruptions rose 12% to 84, above the usual range and on target. Off target, but within the usual range: the vacancy rate (11.8%). 1 of 4 headline figures cannot be shown. Returns in: 59 of 64. Figures are provisional.',
    },
    {
      because: 'three changes are described and the others named',
      kpis: [aTold({}), aTold({}), aTold({}), aTold({ of: 'reports' })],
      sentence:
        'Confirmed disruptions rose 12% to 84, above the usual range and on target. Confirmed disruptions rose 12% to 84, above the usual range and on target. Confirmed disruptions rose 12% to 84, above the usual range and on target. Other real changes: reports received (84). No measure with a target is off target.',
    },
    {
      because: 'nothing happened',
      kpis: [quietOne, quietOne],
      about: { returnsDue: 64, returnsReceived: 64 },
      sentence:
        'No measure shows a real change. No measure with a target is off target. All returns are in.',
    },
    {
      because: 'it is not known whether some changed',
      kpis: [quietOne, tooFew],
      about: { returnsDue: 1, returnsReceived: 0 },
      sentence:
        'No measure shows a real change; for 1 there are too few quarters to tell. No measure with a target is off target. Returns in: 0 of 1.',
    },
    {
      because: 'it is not known whether any changed',
      kpis: [tooFew, tooFew],
      sentence: 'There are too few quarters to tell what has really changed.',
    },
    {
      because: 'there are no figures',
      kpis: [missing],
      sentence: 'There are no figures for Q2 2026/27.',
    },
    {
      because: 'there are no figures, though it is known that no return arrived',
      kpis: [
        missing,
        {
          ...aTold({ of: 'returnsOnTime', now: [0, 64], before: [0, 64], status: 'RED', ...quiet }),
          subject: 'RETURNS',
        },
      ],
      about: { returnsDue: 64 },
      sentence: 'There are no figures for Q2 2026/27. Returns in: 0 of 64.',
    },
    {
      because: 'part of a quarter is not rated',
      kpis: [aTold({}), decisions, missing],
      about: { isOpen: true, daysRun: 62, returnsDue: 64, returnsReceived: 38 },
      sentence:
        'Q2 2026/27 is not closed (62 of 92 days have passed; returns in: 38 of 64), so nothing is rated against a target or called a change yet. 1 of 3 headline figures cannot be shown.',
    },
  ])('follows the rules: $because', ({ kpis, about, sentence }) => {
    expect(write(kpis, about)).toBe(sentence);
  });
});
