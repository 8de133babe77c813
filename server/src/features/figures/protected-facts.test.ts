import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { alwaysKnown } from '#domain/disclosure/axes/model-of-axis.js';
import { planDisclosure } from '#domain/disclosure/disclosure-plan.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import { dimensions } from '#domain/measures/dimensions.js';
import { Periods } from '#domain/period.js';
import { isCodeAxis } from '#domain/question/dimension-values.js';
import { everything } from '#domain/question/filter.js';
import { factTables } from '#features/periods/fact-tables.reader.js';
import { places } from '#testing/places.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { factColumnOf } from './fact-columns.reader.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const referenceData = {
  today: '2026-11-24',
  places,
  agencies: [],
  periods: new Periods([]),
  obligations: [],
};
const protectedMeasures = measureKeys.filter((key) =>
  ['PROTECTED', 'PROTECTED_CRIME_TYPES'].includes(measureOf(key).disclosure),
);

describe('disclosure’s assumptions', () => {
  it('match the tables: which facts every record has, and how places are coded', async () => {
    for (const source of ['REPORTS', 'DISRUPTIONS', 'REFERRALS'] as const) {
      const rows = await test.asOwner<{ column_name: string }>(
        `SELECT column_name FROM information_schema.columns WHERE table_name = $1 AND table_schema = 'public' AND is_nullable = 'NO'`,
        [factTables[source].name],
      );
      const filled = new Set(rows.map(({ column_name }) => column_name));
      const asked = protectedMeasures.filter((key) =>
        measureOf(key).numerator.every(({ part }) => part.source === source),
      );
      const axes = new Set(
        asked.flatMap((key) =>
          measureOf(key).dimensions.map((dimension) => dimensions[dimension].axis),
        ),
      );
      const codes = [...axes].filter(isCodeAxis).filter((axis) => !multiValued.has(axis));
      const known = codes.filter((axis) =>
        filled.has(factColumnOf(axis).expression.replace(/^fact\./, '')),
      );
      expect({ source, known: known.toSorted() }).toEqual({
        source,
        known: [...(alwaysKnown[source] ?? [])].toSorted(),
      });
      expect(filled.has('area_code') && filled.has('agency_id') && filled.has('record_key')).toBe(
        true,
      );
    }
  });

  it('include that a protected measure is a flow, counts whole things by sender, and subtracts nothing', () => {
    expect(protectedMeasures.length).toBeGreaterThan(10);
    for (const measure of protectedMeasures.map(measureOf)) {
      const terms = [
        ...measure.numerator,
        ...(Array.isArray(measure.denominator) ? measure.denominator : []),
      ];
      expect({ key: measure.key, kind: measure.kind, scale: measure.sumScale }).toEqual({
        key: measure.key,
        kind: 'FLOW',
        scale: 1,
      });
      for (const { part, sign } of terms) {
        expect([sign, part.agency, part.isAtEnd]).toEqual([1, undefined, undefined]);
        expect(part.sum === 'QUANTITY' || Array.isArray(part.sum)).toBe(true);
      }
    }
  });

  it('include that exactly the parts of protected measures are protected from people who are not cleared', () => {
    for (const key of measureKeys) {
      const question = {
        by: [],
        filter: everything,
        window: 'PERIOD',
        changes: [],
        measures: [key],
        orderBy: [],
        first: 1,
        fillGaps: false,
      } as const;
      const { numerator, denominator } = measureOf(key);
      const terms = [...numerator, ...(Array.isArray(denominator) ? denominator : [])].map(
        ({ part }) => part,
      );
      const disclosurePlan = planDisclosure({
        question,
        policy: { kind: 'PARTNER', agencyIds: [] },
        referenceData,
      });
      expect({ key, shielded: terms.filter((part) => disclosurePlan.has(part)).length }).toEqual({
        key,
        shielded: protectedMeasures.includes(key) ? terms.length : 0,
      });
      expect(planDisclosure({ question, policy: { kind: 'CLEARED' }, referenceData }).size).toBe(0);
    }
  });
});
