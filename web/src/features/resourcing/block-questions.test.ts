import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, type FieldNode, Kind, parse, type SelectionSetNode, validate } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';
import { explainRow } from '#lib/figure-question.js';
import { aScope } from '#testing/a-scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';

import { explainJudged, toQuestions, toYearBefore } from './block-questions.js';
import type { ResourceScope } from './resourcing.type.js';
import { RESOURCING_FIGURES } from './resourcing-query.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../server/schema.graphql'), 'utf8'));

const choices = { periods: [], areas: [], agencies: [], objectives: [] };
const scope: ResourceScope = { ...aScope(), objective: null };
const narrowed: ResourceScope = {
  ...scope,
  area: { code: 'E06000038', name: 'Reading', kind: 'DISTRICT' },
  agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' },
  objective: { __typename: 'ObjectiveInfo', id: 'PURSUE', code: 'PURSUE', name: 'Pursue' },
};
const ofRange: ResourceScope = { ...narrowed, from: { code: '2025-26-Q3', name: 'Q3 2025/26', isOpen: false, hasData: true } };
const rolling: ResourceScope = { ...ofRange, step: 'rolling' };
const ofKind: ResourceScope = { ...scope, agency: { code: 'FIRE', name: 'Fire and rescue', of: 'KIND' } };

const listAll = (asked: ResourceScope) => {
  const { hours, abstraction, ...rest } = toQuestions({ scope: asked, choices });
  return { ...rest, hours: hours('2023-24-Q2', '2026-27-Q2'), abstraction: abstraction('2023-24-Q2', '2026-27-Q2') };
};

describe('what a block is asked by', () => {
  it.each([
    { asked: scope, because: 'of everything' },
    { asked: narrowed, because: 'of everything narrowed' },
    { asked: ofKind, because: 'of a kind of agency' },
    { asked: ofRange, because: 'of a range' },
    { asked: rolling, because: 'of four quarters up to each of a range' },
  ])('is what the API understands, $because, and so is what it is about', ({ asked }) => {
    for (const question of Object.values(listAll(asked))) {
      const [measure = ''] = question.measures;
      const { explains } = toBlockQuestion(question, { scope: asked }, { measure, isFile: true });
      const about = { measures: [measure], by: [], where: explains?.where ?? {} };
      const range = { from: asked.from.code, to: '2026-27-Q2' };
      expect(explains?.where).toMatchObject({ quarter: asked.from === asked.quarter ? { in: ['2026-27-Q2'] } : range });
      for (const each of [question, about]) expect(validate(schema, parse(writeFigureDocument(each)))).toEqual([]);
    }
  });

  it.each([
    { block: 'effort', field: 'byObjective' },
    { block: 'posts', field: 'byStaffGroup' },
    { block: 'abstractionAgencies', field: 'abstractionByAgency' },
    { block: 'moneyAgencies', field: 'moneyByAgency' },
    { block: 'moneySources', field: 'moneyByFunding' },
    { block: 'perDisruption', field: 'perDisruptionByAgency' },
    { block: 'agencies', field: 'byAgency' },
  ] as const)('asks for $block what the page asks in $field: the same measures by the same, as many of them', ({ block, field }) => {
    const { measures, by, ...question } = listAll(scope)[block];
    const asked = findAsked(field);
    expect([...measures].sort()).toEqual([...asked.measures].sort());
    expect(by).toEqual(asked.by);
    expect('first' in question ? question.first : null).toBe(asked.first);
    expect('fillGaps' in question).toBe(asked.fillsGaps);
    expect('changes' in question).toBe(asked.isCompared);
  });

  it('is not narrowed by what it compares, and by all else', () => {
    const { effort, posts, agencies, hours, abstraction } = listAll(narrowed);
    const place = { quarter: { in: ['2026-27-Q2'] }, area: { within: ['E06000038'] } };
    const pursue = { objective: { in: ['PURSUE'] } };
    const police = { agency: { in: ['TVP'] } };
    expect(effort.where).toEqual({ ...place, ...police });
    expect(posts.where).toEqual({ ...place, ...police, ...pursue });
    expect(agencies.where).toEqual({ ...place, ...pursue });
    const range = { quarter: { from: '2023-24-Q2', to: '2026-27-Q2' } };
    expect(hours.where).toEqual({ ...place, ...police, ...range, objective: { in: ['PURSUE', 'PREVENT', 'PROTECT', 'PREPARE'] } });
    expect(abstraction.where).toEqual({ ...place, ...police, ...pursue, ...range });
  });

  it('counts flows of the whole range, posts at its end, and follows the step over time', () => {
    const { effort, moneySources, posts, hoursOverTime, abstractionOverTime } = toQuestions({ scope: rolling, choices });
    const range = { from: '2025-26-Q3', to: '2026-27-Q2' };
    for (const { where } of [effort, moneySources]) expect(where).toMatchObject({ quarter: range });
    expect(posts.where).toMatchObject({ quarter: { in: ['2026-27-Q2'] } });
    expect(hoursOverTime).toMatchObject({ by: ['QUARTER', 'OBJECTIVE'], window: 'ROLLING_FOUR_QUARTERS', where: { quarter: range } });
    expect(abstractionOverTime).toMatchObject({ by: ['QUARTER'], window: 'ROLLING_FOUR_QUARTERS', where: { quarter: range } });
  });

  it('stands for hours per disruption beside the share of major and moderate ones', () => {
    expect(toQuestions({ scope, choices }).perDisruption.measures.slice(0, 2)).toEqual(['hoursPerDisruption', 'majorModerateShare']);
  });
});

describe('what a block is about', () => {
  it('is of the agency chosen where the headline is, though the block compares all', () => {
    expect(explainJudged({ scope: narrowed, choices }, 'hoursPerDisruption')).toEqual({
      measure: 'hoursPerDisruption',
      where: {
        quarter: { in: ['2026-27-Q2'] },
        area: { within: ['E06000038'] },
        agency: { in: ['TVP'] },
        objective: { in: ['PURSUE'] },
      },
    });
  });

  it('names what has no objective in a way that the API understands', () => {
    const { measure, where } = explainRow(toQuestions({ scope, choices }).effort, 'hoursCommitted', { objective: null });
    expect(where).toEqual({ quarter: { in: ['2026-27-Q2'] }, objective: { isNull: true } });
    expect(validate(schema, parse(writeFigureDocument({ measures: [measure], by: [], where })))).toEqual([]);
  });

  it('names the same quarter or range a year before', () => {
    const { abstractionAgencies } = toQuestions({ scope: narrowed, choices });
    const place = { area: { within: ['E06000038'] }, objective: { in: ['PURSUE'] } };
    expect(toYearBefore(abstractionAgencies, { scope: narrowed })).toEqual({ where: { ...place, quarter: { in: ['2025-26-Q2'] } } });
    expect(toYearBefore(abstractionAgencies, { scope: ofRange })).toEqual({
      where: { ...place, quarter: { from: '2024-25-Q3', to: '2025-26-Q2' } },
    });
  });
});

/** What the question of the page asks in one of its fields. */
function findAsked(name: string) {
  const { definitions } = RESOURCING_FIGURES;
  const [operation] = definitions.flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? [definition] : []));
  const fragments = new Map(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
    ),
  );
  const listFields = (set: SelectionSetNode | undefined): readonly FieldNode[] =>
    (set?.selections ?? []).flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      return selection.kind === Kind.FRAGMENT_SPREAD ? listFields(fragments.get(selection.name.value)) : [];
    });
  const field = listFields(operation?.selectionSet).find(({ alias }) => alias?.value === name);
  const valueOf = (argument: string) => field?.arguments?.find((each) => each.name.value === argument)?.value;
  const [by, first] = [valueOf('by'), valueOf('first')];
  const rows = listFields(field?.selectionSet).find((each) => each.name.value === 'rows');
  const measures = listFields(rows?.selectionSet).filter((each) => !['key', '__typename'].includes(each.name.value));
  return {
    // A row may spread a fragment and ask more of one of its measures.
    measures: [...new Set(measures.map((each) => each.name.value))],
    by: by?.kind === Kind.LIST ? by.values.map((value) => (value.kind === Kind.ENUM ? value.value : '')) : [],
    first: first?.kind === Kind.INT ? Number(first.value) : null,
    fillsGaps: valueOf('fillGaps') !== undefined,
    isCompared: measures.some((each) => listFields(each.selectionSet).some((part) => part.name.value === 'change')),
  };
}
