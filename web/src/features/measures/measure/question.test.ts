import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';
import { aScope } from '#testing/a-scope.js';

import type { PageMeasure } from './measure.type.js';
import type { MeasureScope } from './measure-address.js';
import { toBreakdownQuestion, toExplained, toTrendQuestion } from './question.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'));

const scope: MeasureScope = { ...aScope(), objective: null, crimeType: null };

const measure: PageMeasure = {
  key: 'disruptions',
  name: 'Confirmed disruptions',
  unit: 'COUNT',
  direction: 'HIGHER',
  datasets: ['DISRUPTIONS'],
  dimensions: [],
};
const narrowed = {
  ...scope,
  area: { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' },
  agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' },
  objective: { code: 'PURSUE', name: 'Pursue' },
  crimeType: { code: 'DRUGS', name: 'Drugs' },
} as const;

describe('what a block is asked by', () => {
  it.each([
    { asked: scope, because: 'of everything' },
    { asked: narrowed, because: 'of everything narrowed' },
  ])('is what the API understands: $because', ({ asked }) => {
    const questions = [
      toTrendQuestion({ measure, scope: asked }, '2023-24-Q2', '2026-27-Q2'),
      ...(['area', 'agency', 'objective', 'crimeType'] as const).map((part) => toBreakdownQuestion({ measure, scope: asked }, part)),
      { measures: [measure.key], by: [], where: toExplained({ measure, scope: asked }).where },
    ];
    for (const question of questions) expect(validate(schema, parse(writeFigureDocument(question)))).toEqual([]);
  });

  it('is not narrowed by what it compares', () => {
    expect(toBreakdownQuestion({ measure, scope: narrowed }, 'crimeType').where).toEqual({
      quarter: { in: [scope.quarter.code] },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      objective: { in: ['PURSUE'] },
    });
  });

  it('stands for hours per disruption beside the share of major and moderate ones', () => {
    expect(toBreakdownQuestion({ measure: { ...measure, key: 'hoursPerDisruption' }, scope }, 'agency').measures).toEqual([
      'hoursPerDisruption',
      'majorModerateShare',
    ]);
  });
});
