import { readFileSync } from 'node:fs';
import path from 'node:path';

import { buildSchema, type FieldNode, Kind, parse, type SelectionSetNode, validate, valueFromASTUntyped } from 'graphql';
import { describe, expect, it } from 'vitest';

import { writeFigureDocument } from '#lib/figure-document.js';
import { type FigureQuestion, withoutNulls } from '#lib/figure-question.js';
import { aScope } from '#testing/a-scope.js';
import { toBlockQuestion } from '#ui/figure-block/block-question.js';

import { toQuestions } from './block-questions.js';
import { toVariables } from './question.js';
import type { ReportChoices, ReportScope } from './report.type.js';
import { REPORT_FIGURES } from './reports-query.js';

const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../../../server/schema.graphql'), 'utf8'));

const everything: ReportScope = { ...aScope(), objective: null, crimeType: null };
const choices: ReportChoices = {
  periods: ['2026-27-Q1', '2026-27-Q2', '2026-27-Q3'].map((code, index) => ({ code, name: code, isOpen: index === 2, hasData: true })),
  areas: [everything.area],
  agencies: [],
  crimeTypes: [],
};
const drugs = { __typename: 'CrimeTypeInfo', id: 'DRUGS', code: 'DRUGS', name: 'Drugs', shortName: 'Drugs' } as const;
const narrowed: ReportScope = {
  ...everything,
  area: { code: 'E10000002', name: 'Buckinghamshire', kind: 'COUNTY' },
  agency: { code: 'TVP', name: 'Thames Valley Police', of: 'AGENCY' },
  crimeType: drugs,
};
const ofRange: ReportScope = {
  ...narrowed,
  from: { code: '2026-27-Q1', name: 'Q1 2026/27', isOpen: false, hasData: true },
  step: 'rolling',
};
const ofCouncils: ReportScope = { ...everything, agency: { code: 'LOCAL_AUTHORITY_DISTRICT', name: 'District councils', of: 'KIND' } };

const listQuestions = (scope: ReportScope): readonly FigureQuestion[] => {
  const { control, series, ...others } = toQuestions({ scope, choices });
  return [
    ...(['reports', 'reportsActionedIn24h', 'reportsToDisruption'] as const).map((key) => control(key, '2026-27-Q1', '2026-27-Q3')),
    series('2026-27-Q1', '2026-27-Q3'),
    ...Object.values(others),
  ];
};

const fieldsOf = (set: SelectionSetNode | undefined): readonly FieldNode[] =>
  (set?.selections ?? []).filter((selection) => selection.kind === Kind.FIELD);

const argumentsOf = (field: FieldNode | undefined, scope: ReportScope): Readonly<Record<string, unknown>> => {
  const variables = toVariables(scope, choices, []);
  return Object.fromEntries((field?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]));
};

/** What the page itself asks in one field of its question, as a question of a block. */
function readPage(alias: string, scope: ReportScope) {
  const operation = REPORT_FIGURES.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const field = fieldsOf(operation?.selectionSet).find((candidate) => candidate.alias?.value === alias);
  const spread = field?.selectionSet?.selections.find((selection) => selection.kind === Kind.FRAGMENT_SPREAD);
  const fragment = REPORT_FIGURES.definitions
    .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
    .find(({ name }) => name.value === spread?.name.value);
  const rows = fieldsOf(fragment?.selectionSet).find(({ name }) => name.value === 'rows');
  const figures = fieldsOf(rows?.selectionSet).filter(({ name }) => name.value !== 'key');
  const changes = figures.flatMap((figure) => fieldsOf(figure.selectionSet).filter(({ name }) => name.value === 'change'));
  const { where, ...asked } = argumentsOf(field, scope);
  return {
    measures: figures.map(({ name }) => name.value),
    ...asked,
    where: withoutNulls(Object.fromEntries(Object.entries(where ?? {}))),
    ...(changes.length === 0 ? {} : { changes: [...new Set(changes.map((change) => argumentsOf(change, scope).to))] }),
  };
}

describe('what a block of reports is asked by', () => {
  it.each([
    { scope: everything, because: 'of everything' },
    { scope: narrowed, because: 'of everything narrowed' },
    { scope: ofCouncils, because: 'of one kind of agency' },
    { scope: ofRange, because: 'of a range, four quarters up to each' },
    { scope: { ...ofRange, step: 'year' as const, years: 'calendar' as const }, because: 'of a range by calendar year' },
  ])('is what the API understands: $because', ({ scope }) => {
    const questions = listQuestions(scope);
    expect(questions).toHaveLength(12);
    for (const question of questions) expect(validate(schema, parse(writeFigureDocument(question)))).toEqual([]);
  });

  it.each([
    { field: 'seriesOverTime', block: 'seriesOverTime' },
    { field: 'byCrimeType', block: 'crimeTypes' },
    { field: 'byChannel', block: 'channels' },
    { field: 'withLimb', block: 'withLimb' },
    { field: 'withoutLimb', block: 'withoutLimb' },
    { field: 'byLimb', block: 'limbs' },
    { field: 'bySign', block: 'signs' },
    { field: 'byDistrict', block: 'districts' },
  ] as const)('is what the page asks in $field', ({ field, block }) => {
    for (const scope of [narrowed, ofRange]) expect(toQuestions({ scope, choices })[block]).toEqual(readPage(field, scope));
  });

  it('reaches over the quarters shown, and compares crime types among all of them', () => {
    const { control, series } = toQuestions({ scope: narrowed, choices });
    const place = { area: { within: ['E10000002'] }, agency: { in: ['TVP'] }, quarter: { from: '2026-27-Q1', to: '2026-27-Q3' } };
    expect(series('2026-27-Q1', '2026-27-Q3').where).toEqual(place);
    expect(control('reports', '2026-27-Q1', '2026-27-Q3').where).toEqual({ ...place, crimeType: { in: ['DRUGS'] } });
  });

  it('is about the whole range where there is one', () => {
    const { channels, control } = toQuestions({ scope: ofRange, choices });
    const quarter = { from: '2026-27-Q1', to: '2026-27-Q2' };
    expect(toBlockQuestion(channels, { scope: ofRange }).explains?.where).toMatchObject({ quarter });
    const linked = control('reportsToDisruption', '2023-24-Q2', '2026-27-Q3');
    expect(toBlockQuestion(linked, { scope: ofRange }).explains?.where).toMatchObject({ quarter });
  });

  it('is about one figure of the quarter shown', () => {
    const { withLimb, limbs } = toQuestions({ scope: narrowed, choices });
    const where = {
      quarter: { in: ['2026-27-Q2'] },
      area: { within: ['E10000002'] },
      agency: { in: ['TVP'] },
      crimeType: { in: ['DRUGS'] },
    };
    expect(toBlockQuestion(withLimb, { scope: narrowed }, { isFile: false })).toEqual({
      figures: withLimb,
      isFile: false,
      explains: { measure: 'reports', where: { ...where, seriousLimb: { isNull: false } } },
    });
    expect(toBlockQuestion(limbs, { scope: narrowed }, { measure: 'seriousReportShare' }).explains).toEqual({
      measure: 'seriousReportShare',
      where,
    });
  });
});
