import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { measureKeys } from '#domain/measures/catalogue.js';
import { disruptions } from '#testing/examples/disruptions.js';
import { groups } from '#testing/examples/groups.js';
import { links } from '#testing/examples/links.js';
import { referrals } from '#testing/examples/referrals.js';
import { reports } from '#testing/examples/reports.js';
import { resources } from '#testing/examples/resources.js';
import { returns } from '#testing/examples/returns.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';

/**
 * Compares every measure in the catalogue, over a few published rows, with numbers computed by
 * hand.
 */
const subjects = [reports, disruptions, groups, referrals, resources, returns, links];

describe.each(subjects)('an example of $name', (subject) => {
  let partnership: TestPartnership;
  beforeAll(async () => {
    partnership = await createPartnership(subject);
  });
  afterAll(() => partnership.close());

  it.each(subject.examples)(
    '$measure is $text: $because',
    async ({ measure, where = '', beside, value, over, text }) => {
      const { data, errors } = await partnership.api.ask(
        `{ figures(where: { ${where} }) { totals { ${measure} { value text numerator denominator } ${beside ? `${beside} { value }` : ''} } } }`,
      );
      expect(errors).toEqual([]);
      const [numerator = null, denominator = null] = over ?? [];
      const figure = data.figures.totals[measure];
      expect(figure).toMatchObject({ text, numerator, denominator });
      expect(figure.value).toBeCloseTo(value, 9);
    },
  );
});

describe('the examples', () => {
  it('cover every measure in the catalogue, with a number other than zero', () => {
    const shown = subjects.flatMap(({ examples }) =>
      examples.filter(({ value }) => value !== 0).map(({ measure }) => measure),
    );
    expect([...new Set(shown)].toSorted()).toEqual(measureKeys.toSorted());
  });
});
