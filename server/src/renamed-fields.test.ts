import { isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { renamedFields } from '#graphql/operations/renamed-fields.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sentReports } from '#testing/sent-rows.js';

import { builtSchema } from './schema.js';

const rows = Object.entries(renamedFields).flatMap(([type, names]) =>
  Object.entries(names).map(([old, now]) => ({ type, old, now })),
);

describe('a renamed field', () => {
  it.each(rows)(
    'still has its old name: $type.$old is deprecated in favour of $now',
    async ({ type, old, now }) => {
      const found = (await builtSchema).getType(type);
      const fields = isObjectType(found) ? found.getFields() : {};
      expect(fields[old]?.deprecationReason).toBe(`Use ${now}.`);
      expect(fields[now]?.deprecationReason).toBeUndefined();
      expect(String(fields[old]?.type)).toBe(String(fields[now]?.type));
      expect(fields[old]?.description).toBe(fields[now]?.description);
    },
  );

  it.each(rows)(
    'can be read from an older document by either name: $type.$old and $now',
    async ({ type, old, now }) => {
      const found = (await builtSchema).getType(type);
      const fields = isObjectType(found) ? found.getFields() : {};
      // A computed field is not read from a property.
      if (now === 'sourceReturns') return;
      for (const source of [{ [old]: 'about 45' }, { [now]: 'about 45' }]) {
        for (const name of [old, now])
          expect(fields[name]?.resolve?.(source, {}, {}, Object.create(null))).toBe('about 45');
      }
    },
  );
});

describe('a question', () => {
  let partnership: TestPartnership;
  beforeAll(async () => {
    partnership = await createPartnership({
      owed: [{ agency: 'TVP', dataset: 'REPORTS', from: '2025-04-01' }],
      sent: [
        {
          on: '2025-11-01',
          rows: sentReports('TVP', [
            { received_on: '2025-05-01', reference: 'a', quantity: 10, crime_type: 'DRUGS' },
            { received_on: '2025-08-01', reference: 'b', quantity: 30, crime_type: 'DRUGS' },
          ]),
        },
      ],
    });
  });
  afterAll(() => partnership.close());

  const text = `{
    viewer { signInMode isLocalAdministrator }
    measures { key companion nameInSentences }
    protections(measures: [referrals], by: [PATHWAY]) { maxCuts }
    figures(by: [CRIME_TYPE], where: { quarter: { in: ["2025-26-Q2"] } }) {
      filterText
      sourceReturns { dataset period { key } returnsDue returnsReceived missing { code } }
      rows { reports { value displayText othersText } }
    }
    contributions(measure: reports, from: "2025-26-Q1", to: "2025-26-Q2") {
      splits { parts { amount rateEffect mixEffect } }
    }
  }`;

  it('gets the same answer with old names as with new names', async () => {
    const now = await partnership.api.ask(text);
    expect(now.errors).toEqual([]);
    expect(now.data.figures.rows).toHaveLength(1);
    const names = new Map(rows.map((row) => [row.now, row.old]));
    const toOld = (word: string) => names.get(word) ?? word;
    const old = await partnership.api.ask(text.replaceAll(/\w+/gu, toOld));
    expect(old.errors).toEqual([]);
    const renamed: unknown = JSON.parse(
      JSON.stringify(now.data).replaceAll(/"(\w+)":/gu, (_, word: string) => `"${toOld(word)}":`),
    );
    expect(old.data).toEqual(renamed);
  });
});
