import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';
import { explainRow } from '#lib/figure-question.js';
import { aScope } from '#testing/a-scope.js';

import { explainJudged, toQuestions, toWholeQuestion } from './block-questions.js';
import { decisionFields } from './labels.js';
import type { ReferralChoices, ReferralScope } from './referral.type.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../server/schema.graphql'), 'utf8'));

const force = { code: 'E23000029', name: 'Thames Valley', kind: 'FORCE' } as const;
const county = { code: 'TV-C-OXON', name: 'Oxfordshire', kind: 'COUNTY' } as const;
const reading = { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' } as const;
const quarter = { code: '2026-27-Q2', name: 'Q2 2026/27', isOpen: false, hasData: true };
const choices: ReferralChoices = {
  periods: [
    { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    quarter,
    { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true },
  ],
  areas: [force, county, reading],
  agencies: [],
  largerAreas: new Map([[reading.code, [force]]]),
};
const scope: ReferralScope = { ...aScope({ quarter, area: force }), pathway: null };
const narrowed: ReferralScope = {
  ...scope,
  area: reading,
  agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' },
  pathway: { code: 'NRM', name: 'National Referral Mechanism' },
};

/** The quarters up to the one that runs, over calendar years. */
const range: ReferralScope = {
  ...narrowed,
  ...{
    from: { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
    quarter: { code: '2026-27-Q3', name: 'Q3 2026/27', isOpen: true, hasData: true },
  },
  ...{ step: 'year', years: 'calendar' },
};

const groups = [
  { part: 'pathway', codes: ['NRM', null] },
  { part: 'exploitation', codes: ['CRIMINAL', null] },
  { part: 'ageBand', codes: ['CHILD_17_OR_UNDER', null] },
  { part: 'area', codes: [reading.code, null] },
] as const;

describe('what a block is asked by', () => {
  it.each([
    { asked: scope, because: 'of everything' },
    { asked: narrowed, because: 'of everything narrowed' },
    { asked: { ...narrowed, area: county }, because: 'of a county' },
    { asked: range, because: 'of a range, over years' },
  ])('is what the API understands, each row of it too: $because', ({ asked }) => {
    const questions = toQuestions({ scope: asked, choices });
    const ofRows = [
      ...[{ quarter: quarter.code }, {}].map((key) => explainRow(questions.quarters, 'referrals', key)),
      ...groups.flatMap(({ part, codes }) => codes.map((code) => explainRow(questions[part], 'referrals', { [part]: code }))),
      ...decisionFields.map(({ measure }) => explainJudged(measure, { scope: asked, choices })),
    ].map(({ measure, where }) => ({ measures: [measure], by: [], where }));
    expect(ofRows).toHaveLength(2 + 8 + decisionFields.length);
    for (const question of [...Object.values(questions), ...ofRows]) {
      expect(validate(schema, parse(writeFigureDocument(question)))).toEqual([]);
    }
  });

  it('is narrowed as what it shows is: pathways are compared whichever is chosen, and so are districts', () => {
    const questions = toQuestions({ scope: narrowed, choices });
    const inQuarter = { quarter: { in: [quarter.code] } };
    const [area, agency, pathway] = [{ within: [reading.code] }, { in: ['TVP'] }, { in: ['NRM'] }];
    expect(questions.quarters.where).toEqual({ quarter: { from: '2026-27-Q1', to: '2026-27-Q3' }, area, agency, pathway });
    expect(questions.pathway.where).toEqual({ ...inQuarter, area, agency });
    expect(questions.exploitation.where).toEqual({ ...inQuarter, area, agency, pathway });
    expect(questions.ageBand.where).toEqual({ ...inQuarter, area, agency, pathway });
    expect(questions.area.where).toEqual({ ...inQuarter, agency, pathway });
    expect(questions.decisions.where).toEqual({ ...inQuarter, area, agency });
    expect(toQuestions({ scope: { ...narrowed, area: county }, choices }).area.where).toMatchObject({ area: { within: [county.code] } });
  });

  it('counts a whole range, over whole years, and judges its last closed quarter', () => {
    const questions = toQuestions({ scope: range, choices });
    const inRange = { quarter: { from: '2026-27-Q1', to: '2026-27-Q3' } };
    expect(questions.ageBand.where).toMatchObject(inRange);
    expect(questions.overTime).toMatchObject({ by: ['CALENDAR_YEAR'], window: 'PERIOD', where: inRange });
    expect(questions.decisions.where).toMatchObject({ quarter: { in: [quarter.code] } });
    expect(explainJudged('triagedInTime', { scope: range, choices }).where).toMatchObject({ quarter: { in: [quarter.code] } });
  });

  it('leads to everybody in it', () => {
    const { pathway } = toQuestions({ scope: narrowed, choices });
    expect(toWholeQuestion(pathway)).toEqual({ figures: pathway, isFile: true, explains: { measure: 'referrals', where: pathway.where } });
  });
});

describe('a row of a block', () => {
  it('is what is coded to a place itself, or to none', () => {
    const { area } = toQuestions({ scope: { ...scope, area: county }, choices });
    expect(explainRow(area, 'referrals', { area: county.code }).where.area).toEqual({ in: [county.code] });
    expect(explainRow(area, 'referrals', { area: null }).where.area).toEqual({ isNull: true });
  });
});

describe('explainJudged', () => {
  it('explains a share of the place that it is told of, whichever pathway is chosen', () => {
    const asked = { scope: narrowed, choices };
    const where = { quarter: { in: [quarter.code] }, agency: { in: ['TVP'] } };
    expect(explainJudged('triagedInTime', asked)).toEqual({
      measure: 'triagedInTime',
      where: { ...where, area: { within: [reading.code] } },
    });
    expect(explainJudged('triagedInTime', asked, county.code).where).toEqual({ ...where, area: { within: [county.code] } });
    expect(explainJudged('triagedInTime', asked, force.code).where).toEqual(where);
  });
});
