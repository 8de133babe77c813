import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CodeAxis } from '#domain/measures/dimensions.js';
import { addDays } from '#domain/plain-date.js';
import { type DateRange, toRange } from '#domain/time.js';

import {
  type Cell,
  countConditions,
  daysOf,
  everything,
  type Filter,
  mayExist,
  mayHold,
  nothing,
  withoutAxis,
} from './filter.js';

const days = (from: string, until: string): DateRange => ({ from, until });
const time = (...ranges: readonly DateRange[]): Filter => ({ leaf: { axis: 'TIME', ranges } });
const area = (...codes: readonly string[]): Filter => ({
  leaf: { axis: 'AREA', codes: new Set(codes) },
});
const sex = (...values: readonly (string | null)[]): Filter => ({
  leaf: { axis: 'SEX', values: new Set(values) },
});
const exploitation = (...values: readonly (string | null)[]): Filter => ({
  leaf: { axis: 'EXPLOITATION', values: new Set(values) },
});
const not = (filter: Filter): Filter => ({ not: filter });
const coded = (axis: CodeAxis, value: string | null): Cell => ({ codes: new Map([[axis, value]]) });

const april = days('2025-04-01', '2025-05-01');
const may = days('2025-05-01', '2025-06-01');
const always = days('0001-01-01', '9999-12-31');

describe('daysOf', () => {
  it.each([
    { filter: everything, expected: [always], because: 'there are no conditions' },
    { filter: nothing, expected: [], because: 'no record can meet it' },
    {
      filter: sex('MALE'),
      expected: [always],
      because: 'a condition on something else does not exclude a day',
    },
    {
      filter: { and: [time(april), sex('MALE')] },
      expected: [april],
      because: 'both conditions apply',
    },
    { filter: { and: [time(april), time(may)] }, expected: [], because: 'no day is in both' },
    {
      filter: { or: [time(april), time(may)] },
      expected: [days('2025-04-01', '2025-06-01')],
      because: 'either is enough',
    },
    {
      filter: { or: [time(april), sex('MALE')] },
      expected: [always],
      because: 'men count on any day',
    },
    {
      filter: not(time(april)),
      expected: [days('0001-01-01', '2025-04-01'), days('2025-05-01', '9999-12-31')],
      because: 'it is all other days',
    },
    { filter: not(not(time(april))), expected: [april], because: 'two negations cancel' },
    {
      filter: not({ and: [time(april), sex('MALE')] }),
      expected: [always],
      because: 'women also count in April',
    },
    {
      filter: not({ or: [not(time(april)), sex('MALE')] }),
      expected: [april],
      because: 'neither condition is met, so it is April',
    },
  ])('gives $expected: $because', ({ filter, expected }) => {
    expect(daysOf(filter)).toEqual(expected);
  });

  it('does not leave out a day on which a record could meet the filter', () => {
    const month = fc.constantFrom(
      ...['2025-01', '2025-02', '2025-03', '2025-04'].flatMap((key) => toRange('MONTH', key) ?? []),
    );
    const leaf = fc.oneof(
      fc.array(month, { maxLength: 2 }).map((ranges) => time(...ranges)),
      fc.constantFrom(sex('MALE'), sex('FEMALE')),
    );
    const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
      filter: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('filter'), { maxLength: 3 }).map((and) => ({ and })),
        fc.array(tie('filter'), { maxLength: 3 }).map((or) => ({ or })),
        tie('filter').map(not),
      ),
    }));
    fc.assert(
      fc.property(
        filter,
        fc.constantFrom('2025-01-31', '2025-02-01', '2025-04-30', '2030-01-01'),
        (asked, day) => {
          const isMet = ['MALE', 'FEMALE', null].some((value) =>
            mayHold(asked, { TIME: days(day, addDays(day, 1)), ...coded('SEX', value) }),
          );
          if (isMet)
            expect(daysOf(asked).some(({ from, until }) => from <= day && day < until)).toBe(true);
        },
      ),
      { seed: 11, numRuns: 2000 },
    );
  });
});

describe('mayHold', () => {
  const cases: readonly {
    readonly filter: Filter;
    readonly cell: Cell;
    readonly may: boolean;
    readonly because: string;
  }[] = [
    {
      filter: time(april),
      cell: { TIME: days('2025-04-01', '2025-07-01') },
      may: true,
      because: 'some days of the quarter are in April',
    },
    {
      filter: not(time(april)),
      cell: { TIME: days('2025-04-01', '2025-07-01') },
      may: true,
      because: 'other days of the quarter are not',
    },
    {
      filter: not(time(april)),
      cell: { TIME: april },
      may: false,
      because: 'every day is in April',
    },
    {
      filter: time(april),
      cell: { TIME: may },
      may: false,
      because: 'the first of May is after the end of April',
    },
    {
      filter: area('READING'),
      cell: { AREA: new Set(['READING', 'SLOUGH']) },
      may: true,
      because: 'one of its codes meets it',
    },
    {
      filter: not(area('READING')),
      cell: { AREA: new Set(['READING', 'SLOUGH']) },
      may: true,
      because: 'one of its codes does not meet it',
    },
    {
      filter: not(area('READING')),
      cell: { AREA: new Set(['READING']) },
      may: false,
      because: 'it has no other code',
    },
    { filter: area('READING'), cell: {}, may: true, because: 'an unknown place may meet it' },
    {
      filter: not(area('READING')),
      cell: {},
      may: true,
      because: 'an unknown place may not meet it',
    },
    {
      filter: sex('MALE'),
      cell: coded('SEX', null),
      may: false,
      because: 'a record without the fact does not meet it',
    },
    {
      filter: not(sex('MALE')),
      cell: coded('SEX', null),
      may: true,
      because: '"not" includes records without the fact',
    },
    {
      filter: exploitation('LABOUR'),
      cell: coded('EXPLOITATION', 'CRIMINAL'),
      may: true,
      because: 'a record that names one kind may name another',
    },
    {
      filter: exploitation('LABOUR'),
      cell: coded('EXPLOITATION', null),
      may: false,
      because: 'a record that names none cannot name it',
    },
    {
      filter: not(exploitation('CRIMINAL')),
      cell: coded('EXPLOITATION', 'CRIMINAL'),
      may: false,
      because: 'every record in the group names it',
    },
  ];
  it.each(cases)('is $may: $because', ({ filter, cell, may: expected }) => {
    expect(mayHold(filter, cell)).toBe(expected);
  });
});

describe('mayExist', () => {
  it.each([
    { cell: {}, expected: true, because: 'nothing is known' },
    {
      cell: { TIME: days('2025-09-01', '2025-07-01') },
      expected: false,
      because: 'September is not in the quarter',
    },
    {
      cell: { TIME: days('2025-07-01', '2025-07-01') },
      expected: false,
      because: 'no day is left',
    },
    { cell: { AREA: new Set<string>() }, expected: false, because: 'Slough is not in Oxfordshire' },
    {
      cell: { AGENCY: new Set<number>() },
      expected: false,
      because: 'the agency is of another kind',
    },
  ])('is $expected: $because', ({ cell, expected }) => {
    expect(mayExist(cell)).toBe(expected);
  });
});

describe('withoutAxis', () => {
  const reading = { AREA: new Set(['READING']) };
  it.each([
    { filter: area('SLOUGH'), because: 'the place is no longer asked about' },
    { filter: not(area('READING')), because: 'it is no longer asked about under "not"' },
    {
      filter: { or: [area('SLOUGH'), sex('MALE')] },
      because: 'it is no longer asked about under "or"',
    },
    {
      filter: not({ or: [area('READING'), nothing] }),
      because: 'it is no longer asked about under both',
    },
  ])('holds for any record that could meet the filter: $because', ({ filter }) => {
    expect(mayHold(withoutAxis(filter, 'AREA'), reading)).toBe(true);
  });

  it('keeps the conditions on other axes', () => {
    const female = coded('SEX', 'FEMALE');
    expect(mayHold(withoutAxis({ and: [area('SLOUGH'), sex('MALE')] }, 'AREA'), female)).toBe(
      false,
    );
    expect(mayHold(withoutAxis(not({ or: [area('SLOUGH'), sex('FEMALE')] }), 'AREA'), female)).toBe(
      false,
    );
  });
});

describe('countConditions', () => {
  it('counts what a statement must check, with each range of days counted separately', () => {
    expect(countConditions(everything)).toBe(0);
    expect(
      countConditions({ and: [time(april, may), not({ or: [sex('MALE', null), area()] })] }),
    ).toBe(4);
  });
});
