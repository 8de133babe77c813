import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import type { MeasureScope } from './measure-address.js';
import { writeQuestion } from './question.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'));

const scope: MeasureScope = { ...aScope(), objective: null, crimeType: null };

describe('writeQuestion', () => {
  it.each([
    { measure: 'disruptions', scope, because: 'of everything' },
    {
      measure: 'disruptions',
      scope: {
        ...scope,
        area: { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' },
        agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' },
        objective: { code: 'PURSUE', name: 'Pursue' },
        crimeType: { code: 'DRUGS', name: 'Drugs' },
      },
      because: 'of everything narrowed',
    },
    { measure: 'hoursPerDisruption', scope, because: 'of what is shown only beside another' },
  ] as const)('asks what the API understands: $because', ({ measure, scope: narrowed }) => {
    expect(validate(schema, parse(writeQuestion({ key: measure }, narrowed)))).toEqual([]);
  });

  it('asks for hours per disruption only beside the share of major and moderate ones', () => {
    expect(writeQuestion({ key: 'hoursPerDisruption' }, scope)).toContain('majorModerateShare');
    expect(writeQuestion({ key: 'disruptions' }, scope)).not.toContain('majorModerateShare');
  });
});
