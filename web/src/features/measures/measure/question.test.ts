import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeQuestion } from './question.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'));

const scope = {
  quarter: { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false },
  area: { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' },
  agency: null,
  objective: null,
  crimeType: null,
} as const;

describe('writeQuestion', () => {
  it.each([
    { measure: 'disruptions', scope, because: 'of everything' },
    {
      measure: 'disruptions',
      scope: {
        ...scope,
        area: { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' },
        agency: { code: 'TVP', name: 'Thames Valley Police' },
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
