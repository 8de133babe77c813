import { describe, expect, it } from 'vitest';

import { Places } from '#domain/places.js';
import type { FilterRequest } from '#domain/question/filter-request.js';
import { aPlace } from '#testing/places.js';

import { describeFilter } from './describe-filter.js';

const referenceData = {
  places: new Places([aPlace({ code: 'E06000038', name: 'Reading' })]),
  agencies: [
    {
      id: 1,
      code: 'TVP',
      name: 'Thames Valley Police',
      kind: 'POLICE',
      family: 'POLICE',
      validFrom: null,
      validTo: null,
    } as const,
  ],
};

describe('describeFilter', () => {
  it.each<{ readonly request: FilterRequest; readonly words: readonly string[] }>([
    { request: {}, words: [] },
    { request: { quarter: null, and: null }, words: [] },
    {
      request: { quarter: { from: '2025-26-Q1', to: '2025-26-Q4' } },
      words: ['Quarter: Q1 2025/26 to Q4 2025/26'],
    },
    {
      request: { quarter: { from: '2025-26-Q1', to: '2025-26-Q1' } },
      words: ['Quarter: Q1 2025/26'],
    },
    { request: { month: { from: '2025-04' } }, words: ['Month: from April 2025 on'] },
    { request: { financialYear: { to: '2024-25' } }, words: ['Financial year: up to 2024/25'] },
    { request: { calendarYear: { in: [2024, 2025] } }, words: ['Calendar year: 2024 or 2025'] },
    {
      request: { quarter: { from: '2025-26-Q1', in: ['2025-26-Q2'] } },
      words: ['Quarter: from Q1 2025/26 on', 'Quarter: Q2 2025/26'],
    },
    {
      request: { area: { within: ['E06000038'] } },
      words: ['Area: Reading, and everywhere inside'],
    },
    { request: { area: { notIn: ['E06000038'] } }, words: ['Area: not Reading'] },
    {
      request: { agency: { in: ['TVP', 'GONE'] } },
      words: ['Agency: Thames Valley Police or GONE'],
    },
    {
      request: { crimeType: { in: ['DRUGS', 'FIREARMS', 'CYBER_CRIME'] } },
      words: ['Crime type: Drugs, Firearms or Cyber crime'],
    },
    { request: { countyLines: { in: [true] } }, words: ['County lines: Yes'] },
    { request: { crimeType: { in: [] } }, words: ['Crime type: no value'] },
    {
      request: { impact: { isNull: true }, target: { isNull: false } },
      words: ['Impact: not recorded', 'Target of a disruption: recorded'],
    },
    {
      request: {
        and: [{ crimeType: { in: ['DRUGS'] } }],
        not: { crimeType: { in: ['FIREARMS'] }, priority: { in: ['RED'] } },
      },
      words: ['Crime type: Drugs', 'Not: Crime type: Firearms; Priority: Red'],
    },
    {
      request: { or: [{ crimeType: { in: ['DRUGS'] } }, {}] },
      words: ['Either (Crime type: Drugs) or (any record)'],
    },
    {
      request: {
        area: { isNull: true },
        agency: { isNull: false },
        not: { objective: { isNull: true } },
      },
      words: ['Area: not recorded', 'Agency: recorded', 'Not: Objective: not recorded'],
    },
    { request: { or: [] }, words: ['No records'] },
  ])('says $words', ({ request, words }) => {
    expect(describeFilter(request, referenceData)).toEqual(words);
  });
});
