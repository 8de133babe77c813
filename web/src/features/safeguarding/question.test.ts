import { Kind } from 'graphql';
import { describe, expect, it } from 'vitest';

import type { AreaChoice } from '#lib/choice.js';
import { aScope } from '#testing/a-scope.js';

import { findTrend, parts, toPart, toVariables } from './question.js';
import { REFERRAL_FIGURES } from './referrals-query.js';

const force = { code: 'F', name: 'Thames Valley', kind: 'FORCE' } as const;
const unit = { code: 'W', name: 'Berkshire West (command unit)', kind: 'LOCAL_COMMAND_UNIT' } as const;
const reading = { code: 'R', name: 'Reading', kind: 'DISTRICT' } as const;

/** 20 quarters, the last two of them open. */
const periods = Array.from({ length: 20 }, (_, index) => ({
  code: `Q${index + 1}`,
  name: `Q${index + 1}`,
  isOpen: index > 17,
  hasData: true,
}));
const largerAreas = new Map<string, readonly AreaChoice[]>([
  ['R', [unit, force]],
  ['W', [force]],
  ['F', []],
]);
const quarter = { code: 'Q18', name: 'Q18', isOpen: false, hasData: true };
const scope = { ...aScope({ quarter, area: force }), pathway: null };

describe('findTrend', () => {
  it.each([
    { shown: 'Q18', from: 'Q6', to: 'Q20', because: 'after the latest closed one come those that are open' },
    { shown: 'Q17', from: 'Q5', to: 'Q17', because: 'no closed quarter comes after the one shown' },
    { shown: 'Q3', from: 'Q1', to: 'Q3', because: 'there are no more' },
    { shown: 'Q19', from: 'Q7', to: 'Q20', because: 'an open one is shown among open ones' },
  ])('goes from $from to $to for $shown: $because', ({ shown, from, to }) => {
    const trend = findTrend({ quarter: { ...quarter, code: shown } }, periods);
    expect([trend[0]?.code, trend.at(-1)?.code]).toEqual([from, to]);
  });
});

describe('toVariables', () => {
  it('asks for shares in the area and in every larger one, and in none that there is not', () => {
    expect(toVariables({ ...scope, area: reading }, { periods, largerAreas }, [])).toMatchObject({
      area: 'R',
      larger: 'W',
      larger2: 'F',
      larger3: null,
      withLarger: true,
      withLarger2: true,
      withLarger3: false,
    });
    expect(toVariables(scope, { periods, largerAreas }, [])).toMatchObject({ area: null, withDecisions: true, withLarger: false });
  });

  it('compares districts within a command unit, and a district with all of them', () => {
    const whereAreas = (area: AreaChoice) => toVariables({ ...scope, area }, { periods, largerAreas }, []).whereAreas.area;
    expect(whereAreas(unit)).toEqual({ within: ['W'] });
    expect(whereAreas(reading)).toBeNull();
  });

  it('compares pathways whichever is chosen', () => {
    const variables = toVariables(
      { ...scope, pathway: { code: 'NRM', name: 'National Referral Mechanism' } },
      { periods, largerAreas },
      [],
    );
    expect(variables.wherePathways.pathway).toBeNull();
    expect(variables.whereAll.pathway).toEqual({ in: ['NRM'] });
  });

  it.each([
    { part: {}, judged: 'Q18', asks: { withQuarters: true, withRange: false, withOverTime: false }, because: 'of one quarter' },
    { part: { step: 'year' as const }, judged: 'Q18', asks: { withQuarters: true, withOverTime: true }, because: 'of one, told by year' },
    {
      part: { from: { ...quarter, code: 'Q15' } },
      judged: 'Q18',
      asks: { withQuarters: false, withRange: true, withOverTime: true, withRunning: false },
      because: 'of a range whose last quarter is closed',
    },
    {
      part: { from: { ...quarter, code: 'Q15' }, quarter: { code: 'Q20', name: 'Q20', isOpen: true, hasData: true } },
      judged: 'Q18',
      asks: { withQuarters: false, withRange: true, withRunning: true },
      because: 'of a range whose last quarters run',
    },
  ])('judges $judged and asks $asks $because', ({ part, judged, asks }) => {
    expect(toVariables({ ...scope, ...part }, { periods, largerAreas }, [])).toMatchObject({ judged, ...asks });
  });

  it('counts the whole range in groups, and four quarters up to each of it over time', () => {
    const range = { ...scope, from: { ...quarter, code: 'Q15' }, step: 'rolling' as const };
    expect(toVariables(range, { periods, largerAreas }, [])).toMatchObject({
      whereAll: { quarter: { from: 'Q15', to: 'Q18' } },
      whereAreas: { quarter: { from: 'Q15', to: 'Q18' } },
      whereTime: { quarter: { from: 'Q15', to: 'Q18' } },
      timeBy: ['QUARTER'],
      timeWindow: 'ROLLING_FOUR_QUARTERS',
    });
  });

  it('leaves out what failed, with all larger areas of it', () => {
    expect(toVariables({ ...scope, area: reading }, { periods, largerAreas }, ['decisions'])).toMatchObject({
      withDecisions: false,
      withLarger: false,
      withLarger2: false,
      withTiles: true,
    });
  });
});

describe('toPart', () => {
  it('knows a part for every field of the question, and every part has one', () => {
    const [operation] = REFERRAL_FIGURES.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('The question is no operation.');
    const fields = operation.selectionSet.selections.flatMap((field) =>
      field.kind === Kind.FIELD ? [field.alias?.value ?? field.name.value] : [],
    );
    expect(fields).toHaveLength(32);
    expect(new Set(fields.map(toPart))).toEqual(new Set(parts));
  });
});
