import { describe, expect, it } from 'vitest';

import { protectionOf } from '#domain/disclosure/protection.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { partsOf } from '#domain/measures/measure.js';

import { subjectsOf } from './subject.js';

const subjects = subjectsOf();

describe('the subjects of the attack', () => {
  it.each(
    measureKeys.map(measureOf).filter(({ disclosure }) => disclosure.startsWith('PROTECTED')),
  )('include every protected part of $key, with all its dimensions', (measure) => {
    const parts = partsOf(measure).filter((part) => protectionOf(part) !== null);
    expect(parts.length).toBeGreaterThan(0);
    for (const part of parts) {
      const subject = subjects.find(({ base, parts: own, spellings }) =>
        [base, ...own, ...spellings].includes(part),
      );
      expect(subject?.dimensions).toEqual(expect.arrayContaining([...measure.dimensions]));
    }
  });

  it('do not include an open measure', () => {
    for (const { base, parts, spellings } of subjects) {
      for (const part of [base, ...parts, ...spellings])
        if (part) expect(protectionOf(part)).not.toBeNull();
    }
  });
});
