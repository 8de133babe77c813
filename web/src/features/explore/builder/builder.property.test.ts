import { readFileSync } from 'node:fs';
import path from 'node:path';

import fc from 'fast-check';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { runs } from '#testing/depth.js';
import { meaningOf } from '#testing/question-meaning.js';
import { aQuestion, dimensionKeys, measures, values } from '#testing/random-questions.js';

import { type Change, changeQuestion } from './change-text.js';
import type {
  Condition,
  FiguresQuestion,
  FilterPart,
  FilterPath,
  WrittenQuestion,
} from './question.type.js';
import { conditionsOf } from './read-filter.js';
import { readQuestion } from './read-question.js';
import { writeFigures } from './write-figures.js';
import { testsOf } from './write-filter.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);

function read(question: WrittenQuestion): FiguresQuestion {
  const reading = readQuestion(question, schema);
  if (!reading.ok || reading.question.kind !== 'FIGURES')
    throw new Error(`Not read: ${question.text}`);
  return reading.question;
}

const commentsOf = ({ text }: WrittenQuestion) => text.match(/#.*$/gm) ?? [];
const change = (question: WrittenQuestion, made: Change) => changeQuestion(question, made, schema);
const pathsOf = (parts: readonly FilterPart[]): readonly FilterPath[] =>
  parts.flatMap((part) => {
    if (part.kind === 'TEXT') return [];
    return part.kind === 'CONDITION' ? [part.path] : [part.path, ...part.branches.flatMap(pathsOf)];
  });

const some = { numRuns: runs({ sample: 20, deep: 1000 }) };

describe('a question read by the builder', () => {
  it('means the same when the builder writes it again', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const { columns, ...meant } = meaningOf(question, schema);
        const { columns: written, ...again } = meaningOf(
          { text: writeFigures(read(question), schema), variables: question.variables },
          schema,
        );
        expect(again).toEqual(meant);
        expect(written).toEqual(columns);
      }),
      some,
    );
  });

  it('keeps its text if a value is set to itself', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        const { measures: chosen, by, filters, orderBy, first } = read(question);
        const same: readonly Change[] = [
          { kind: 'ADD_MEASURES', keys: chosen.map(({ key }) => key) },
          ...by.map(({ dimension }): Change => ({ kind: 'ADD_DIMENSION', dimension })),
          ...conditionsOf(filters).map((condition): Change => ({
            kind: 'SET_TESTS',
            path: condition.path,
            tests: testsOf(condition),
          })),
          ...(orderBy.length === 0 ? [] : [{ kind: 'SET_ORDERS', orders: orderBy } as const]),
          ...(first === null
            ? []
            : [{ kind: 'SET_ARGUMENT', name: 'first', value: first.value } as const]),
          ...chosen.map(({ key }, to): Change => ({ kind: 'MOVE_MEASURE', key, to })),
          ...chosen.flatMap(({ key, changes }) =>
            changes.map((to): Change => ({ kind: 'SET_COMPARISON', key, to, isOn: true })),
          ),
        ];
        const after = same.reduce(change, question);
        expect(after.text).toBe(question.text);
        expect({ ...meaningOf(after, schema) }).toEqual(meaningOf(question, schema));
      }),
      some,
    );
  });

  it('has each condition and measure at the place given for it', () => {
    fc.assert(
      fc.property(aQuestion, (question) => {
        for (const { field, range } of conditionsOf(read(question).filters))
          expect(question.text.slice(range.from, range.to)).toMatch(new RegExp(`^${field}\\s*:`));
        for (const { range } of read(question).measures)
          expect(question.text.slice(range.from, range.to)).toMatch(/^\w/);
      }),
      some,
    );
  });
});

interface Pair {
  readonly name: string;
  readonly there: Change;
  /** The opposite change, made from the question before and after; null if there is none. */
  readonly back: (before: FiguresQuestion, after: FiguresQuestion) => Change | null;
}

/** The first value that the tests use for a filter field; empty if there is none. */
const firstOf = (field: string) =>
  Object.entries(values).find(([name]) => name === field)?.[1].all[0] ?? '';

/** Each possible change to a question, with its opposite. */
function pairsOf({
  measures: chosen,
  by,
  filters,
  first,
  fillGaps,
  hasOther,
  hasTotals,
  orderBy,
}: FiguresQuestion): readonly Pair[] {
  const added = measures.find((key) => !chosen.some((each) => each.key === key));
  const free = dimensionKeys.find((key) => !by.some(({ dimension }) => dimension === key));
  const conditionsNow = conditionsOf(filters);
  const isReadable = filters.every(({ kind }) => kind !== 'TEXT');
  const pathOf = (before: FiguresQuestion, after: FiguresQuestion) => {
    const known = new Set(
      conditionsOf(before.filters).map(({ path: each }) => JSON.stringify(each)),
    );
    return (
      conditionsOf(after.filters).find(({ path: each }) => !known.has(JSON.stringify(each)))
        ?.path ?? null
    );
  };
  const pair = (name: string, there: Change, back: Change): Pair => ({
    name,
    there,
    back: () => back,
  });
  const comparisons = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR'] as const;
  const isPinned = ({ tests }: Condition) => tests.some(({ variables }) => variables.length > 0);
  return [
    ...(added === undefined
      ? []
      : [
          pair(
            'measure',
            { kind: 'ADD_MEASURES', keys: [added] },
            { kind: 'REMOVE_MEASURES', keys: [added] },
          ),
        ]),
    ...(free === undefined
      ? []
      : [
          pair(
            'dimension',
            { kind: 'ADD_DIMENSION', dimension: free },
            { kind: 'REMOVE_DIMENSION', dimension: free },
          ),
        ]),
    ...chosen.map(({ key }, from) =>
      pair('place', { kind: 'MOVE_MEASURE', key, to: 0 }, { kind: 'MOVE_MEASURE', key, to: from }),
    ),
    ...chosen.flatMap(({ key, changes }) =>
      comparisons
        .filter((to) => !changes.includes(to))
        .map((to) =>
          pair(
            'comparison',
            { kind: 'SET_COMPARISON', key, to, isOn: true },
            { kind: 'SET_COMPARISON', key, to, isOn: false },
          ),
        ),
    ),
    ...chosen
      .filter(({ hasParts }) => !hasParts)
      .map(({ key }) =>
        pair(
          'parts',
          { kind: 'SET_PARTS', key, isOn: true },
          { kind: 'SET_PARTS', key, isOn: false },
        ),
      ),
    ...(isReadable
      ? [
          {
            name: 'condition',
            there: {
              kind: 'ADD_CONDITION',
              condition: { field: 'objective', tests: { in: ['PURSUE'] } },
            },
            back: (before, after) => {
              const found = pathOf(before, after);
              return found === null ? null : { kind: 'REMOVE_PART', path: found };
            },
          } satisfies Pair,
        ]
      : []),
    ...conditionsNow.map((condition) =>
      pair(
        'asked',
        { kind: 'SET_TESTS', path: condition.path, tests: { in: [firstOf(condition.field)] } },
        { kind: 'SET_TESTS', path: condition.path, tests: testsOf(condition) },
      ),
    ),
    ...conditionsNow.map((condition) => {
      const [there, back] = isPinned(condition)
        ? (['UNPIN', 'PIN'] as const)
        : (['PIN', 'UNPIN'] as const);
      return pair(
        there,
        { kind: there, path: condition.path },
        { kind: back, path: condition.path },
      );
    }),
    pair(
      'first',
      { kind: 'SET_ARGUMENT', name: 'first', value: 77 },
      { kind: 'SET_ARGUMENT', name: 'first', value: first?.value ?? null },
    ),
    pair(
      'gaps',
      { kind: 'SET_ARGUMENT', name: 'fillGaps', value: fillGaps?.value !== true },
      { kind: 'SET_ARGUMENT', name: 'fillGaps', value: fillGaps?.value ?? null },
    ),
    ...(['other', 'totals'] as const)
      .filter((name) => (name === 'other' ? !hasOther : !hasTotals))
      .map((name) =>
        pair(
          name,
          { kind: 'SET_SHOWN', name, isOn: true },
          { kind: 'SET_SHOWN', name, isOn: false },
        ),
      ),
    pair(
      'order',
      { kind: 'SET_ORDERS', orders: [{ by: { measure: 'phones' }, isDescending: true }] },
      { kind: 'SET_ORDERS', orders: orderBy },
    ),
  ];
}

describe('a change by the builder', () => {
  const withPair = fc.record({ question: aQuestion, at: fc.nat(30) });

  it('is undone by its opposite', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(withPair, ({ question, at }) => {
        const before = read(question);
        const pairs = pairsOf(before);
        const pair = pairs[at % pairs.length];
        if (pair === undefined) return;
        seen.add(pair.name);
        const there = change(question, pair.there);
        const after = read(there);
        meaningOf(there, schema);
        const back = pair.back(before, after);
        if (back === null) return;
        expect(meaningOf(change(there, back), schema), `${pair.name}: ${there.text}`).toEqual(
          meaningOf(question, schema),
        );
      }),
      // The seed makes the sample the same each time, so that some of its questions have a
      // condition.
      { numRuns: runs({ sample: 40, deep: 2000 }), seed: 3 },
    );
    expect([...seen].sort()).toContain('condition');
  });

  it('keeps every comment around it, and does nothing the second time', () => {
    fc.assert(
      fc.property(withPair, ({ question, at: turn }) => {
        const pairs = pairsOf(read(question));
        const pair = pairs[turn % pairs.length];
        if (pair === undefined) return;
        const once = change(question, pair.there);
        // A comment inside a replaced part is lost with it.
        const asked = read(question);
        const at = pair.there.kind === 'SET_TESTS' ? String(pair.there.path) : null;
        const gone = [
          ...conditionsOf(asked.filters).filter((each) => String(each.path) === at),
          ...(pair.there.kind === 'SET_ORDERS' ? asked.orderBy : []),
        ];
        const rest = gone
          .toReversed()
          .reduce(
            (text, { range }) => `${text.slice(0, range.from)}${text.slice(range.to)}`,
            question.text,
          );
        expect(commentsOf(once)).toEqual(
          expect.arrayContaining([...commentsOf({ ...question, text: rest })]),
        );
        if (pair.name === 'condition') return;
        expect(change(once, pair.there).text).toBe(once.text);
      }),
      { numRuns: runs({ sample: 40, deep: 1000 }) },
    );
  });

  it('leaves a question that the API accepts, even if parts are removed', () => {
    fc.assert(
      fc.property(withPair, ({ question, at }) => {
        const before = read(question);
        const all: readonly Change[] = [
          ...before.measures.map(({ key }): Change => ({ kind: 'REMOVE_MEASURES', keys: [key] })),
          ...before.by.map(({ dimension }): Change => ({ kind: 'REMOVE_DIMENSION', dimension })),
          ...pathsOf(before.filters).map((each): Change => ({ kind: 'REMOVE_PART', path: each })),
          ...conditionsOf(before.filters).map((each): Change => ({
            kind: 'NEGATE',
            path: each.path,
          })),
          ...conditionsOf(before.filters).map((each): Change => ({
            kind: 'ADD_ALTERNATIVE',
            path: each.path,
            condition: { field: 'area', tests: { within: ['E10000025'] } },
          })),
          { kind: 'SET_ORDERS', orders: [] },
          { kind: 'REMOVE_MEASURES', keys: before.measures.map(({ key }) => key) },
        ];
        const made = all[at % all.length];
        if (made === undefined) return;
        const after = change(question, made);
        meaningOf(after, schema);
        if (made.kind === 'REMOVE_MEASURES')
          expect(read(after).measures.map(({ key }) => key)).toEqual(
            before.measures.map(({ key }) => key).filter((key) => !made.keys.includes(key)),
          );
        if (made.kind === 'REMOVE_DIMENSION')
          expect(read(after).by.map(({ dimension }) => dimension)).not.toContain(made.dimension);
      }),
      { numRuns: runs({ sample: 40, deep: 1000 }) },
    );
  });
});
