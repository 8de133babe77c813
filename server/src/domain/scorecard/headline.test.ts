import { describe, expect, it } from 'vitest';

import { formatFigure } from '#domain/figures/words/format.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';

import { headlines, kpiSubjects, subjectOf, toHeadline } from './headline.js';

describe('the names of figures', () => {
  it.each(measureKeys)('include one for %s, and words for it in a sentence', (measure) => {
    const { wording, name } = toHeadline({ measure });
    expect(wording.words).toMatch(/^(?:[a-z4]|NRM)/);
    // A singular name has an article and takes "was"; a plural name has no article and takes
    // "were".
    expect(wording.words.startsWith('the ')).toBe(!wording.isPlural);
    expect(name).toMatch(/^[A-Z4]/);
    expect(Object.keys(kpiSubjects)).toContain(subjectOf(measureOf(measure)));
  });

  it('do not repeat the unit', () => {
    for (const measure of measureKeys) {
      const [unit = ''] = /[a-z]+$/.exec(formatFigure(2, measureOf(measure).unit)) ?? [];
      expect([
        measure,
        toHeadline({ measure })
          .wording.words.split(' ')
          .filter((word) => word === unit && unit !== ''),
      ]).toEqual([measure, []]);
    }
  });

  it('are all different', () => {
    const words = measureKeys.map((measure) => toHeadline({ measure }).wording.words);
    expect(new Set(words).size).toBe(words.length);
    expect(new Set(headlines.map(({ name }) => name)).size).toBe(headlines.length);
  });

  it.each([
    {
      asked: { measure: 'disruptions', objective: 'PREVENT' },
      name: 'Prevent',
      words: 'confirmed disruptions under Prevent',
    },
    {
      asked: { measure: 'arrests', objective: 'PURSUE' },
      name: 'Arrests under Pursue',
      words: 'arrests under Pursue',
    },
    {
      asked: { measure: 'reports', crimeType: 'CYBER_CRIME' },
      name: 'Reports received (Cyber)',
      words: 'reports received (cyber crime)',
    },
    {
      asked: {
        measure: 'disruptions',
        objective: 'PROTECT',
        crimeType: 'CHILD_SEXUAL_EXPLOITATION_AND_ABUSE',
      },
      name: 'Protect (CSEA)',
      words: 'confirmed disruptions under Protect (child sexual exploitation and abuse)',
    },
  ] as const)('include “$name” for $asked', ({ asked, name, words }) => {
    expect(toHeadline(asked)).toMatchObject({ name, wording: { words } });
  });
});
