import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AlertState } from './alert.js';
import { acknowledge, type AlertStatus, nextStatus, type Observed } from './next-state.js';
import { observeSignal, observeTarget, observeTotal } from './observe.js';
import { readAlert } from './read-alert.js';
import { describeAlertStatus } from './words.js';

const fine: Observed = { kind: 'FINE' };
const happened = (finding: string): Observed => ({ kind: 'HAPPENED', finding });
const at = (state: AlertState, finding: string | null = null): AlertStatus => ({
  state,
  finding,
});

describe('an alert', () => {
  it.each([
    { from: at('OK'), observed: fine, to: null, because: 'nothing has changed' },
    { from: at('OK'), observed: happened('a'), to: at('RAISED', 'a'), because: 'it has happened' },
    { from: at('RAISED', 'a'), observed: happened('a'), to: null, because: 'people are told once' },
    {
      from: at('RAISED', 'a'),
      observed: happened('b'),
      to: at('RAISED', 'b'),
      because: 'another finding is news',
    },
    { from: at('RAISED', 'a'), observed: fine, to: at('CLEARED'), because: 'it has ended' },
    {
      from: at('ACKNOWLEDGED', 'a'),
      observed: happened('a'),
      to: null,
      because: 'it has been acknowledged',
    },
    {
      from: at('ACKNOWLEDGED', 'a'),
      observed: happened('b'),
      to: at('RAISED', 'b'),
      because: 'another finding has not been acknowledged',
    },
    {
      from: at('ACKNOWLEDGED', 'a'),
      observed: fine,
      to: at('CLEARED'),
      because: 'it has ended',
    },
    { from: at('CLEARED'), observed: fine, to: null, because: 'people have been told already' },
    {
      from: at('CLEARED'),
      observed: happened('a'),
      to: at('RAISED', 'a'),
      because: 'it has happened again',
    },
    {
      from: at('RAISED', 'a'),
      observed: { kind: 'UNKNOWN' } as const,
      to: null,
      because: 'an unknown result changes nothing',
    },
  ])(
    'changes or keeps its state, $from.state, when $observed.kind is found: $because',
    ({ from, observed, to }) => {
      expect(nextStatus(from, observed)).toEqual(to);
    },
  );

  it('is acknowledged once, and only while it is raised', () => {
    expect(acknowledge(at('RAISED', 'a'))).toEqual(at('ACKNOWLEDGED', 'a'));
    for (const state of ['OK', 'ACKNOWLEDGED', 'CLEARED'] as const)
      expect(acknowledge(at(state))).toBeNull();
  });

  it('ends up in the same state whether findings come together or one at a time', () => {
    const observed = fc.oneof(
      fc.constant(fine),
      fc.constantFrom('a', 'b').map(happened),
      fc.constant<Observed>({ kind: 'UNKNOWN' }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(observed, fc.integer({ min: 1, max: 3 }), fc.boolean())),
        (all) => {
          const follow = (repeats: boolean) =>
            all.reduce(
              ({ previous, told }, [each, times, isAcknowledged]) => {
                const moved = Array.from({ length: repeats ? times : 1 }).reduce<{
                  previous: AlertStatus;
                  told: number;
                }>(
                  (now) => {
                    const next = nextStatus(now.previous, each);
                    return next === null ? now : { previous: next, told: now.told + 1 };
                  },
                  { previous, told },
                );
                return {
                  ...moved,
                  previous: (isAcknowledged ? acknowledge(moved.previous) : null) ?? moved.previous,
                };
              },
              { previous: at('OK'), told: 0 },
            );
          expect(follow(true)).toEqual(follow(false));
        },
      ),
    );
  });
});

describe('an observation', () => {
  it.each([
    { points: [], found: { kind: 'UNKNOWN' } },
    {
      points: [
        { quarter: '2026-27-Q1', signals: ['BEYOND_LIMITS'] },
        { quarter: '2026-27-Q2', signals: [] },
      ],
      found: fine,
    },
    {
      points: [{ quarter: '2026-27-Q2', signals: ['BEYOND_LIMITS', 'TREND'] }],
      found: happened('2026-27-Q2 BEYOND_LIMITS TREND'),
    },
  ])(
    'of a control chart is $found.kind, from the signals in its latest quarter',
    ({ points, found }) => {
      expect(observeSignal(points)).toEqual(found);
    },
  );

  it.each([
    { status: 'RED', kind: 'HAPPENED' },
    { status: 'AMBER', kind: 'HAPPENED' },
    { status: 'GREEN', kind: 'FINE' },
    { status: 'TOO_CLOSE', kind: 'UNKNOWN' },
    { status: 'NO_DATA', kind: 'UNKNOWN' },
    { status: 'NO_TARGET', kind: 'UNKNOWN' },
  ])('of a target that is $status is $kind', ({ status, kind }) => {
    expect(observeTarget({ quarter: '2026-27-Q2', status }).kind).toBe(kind);
  });

  it.each([
    {
      value: 100,
      isAbove: true,
      kind: 'FINE',
      because: 'reaching the number from below is not enough',
    },
    { value: 100.5, isAbove: true, kind: 'HAPPENED', because: 'it is above the number' },
    {
      value: 100,
      isAbove: false,
      kind: 'FINE',
      because: 'reaching the number from above is not enough',
    },
    { value: 99, isAbove: false, kind: 'HAPPENED', because: 'it is below the number' },
    {
      value: null,
      isAbove: false,
      kind: 'UNKNOWN',
      because: 'a hidden total is neither above nor below',
    },
  ])('of a total of $value is $kind: $because', ({ value, isAbove, kind }) => {
    expect(observeTotal(value, { threshold: 100, isAbove }).kind).toBe(kind);
  });

  it.each([
    {
      rule: 'SIGNAL',
      previous: at('RAISED', '2026-27-Q2 TREND'),
      says: 'The control chart has a new signal for Q2 2026/27 (July to September 2026).',
    },
    {
      rule: 'LATE_RETURN',
      previous: at('RAISED', '2026-27-Q2 RBC REPORTS, 2026-27-Q2 TVP REPORTS'),
      says: '2 returns are late.',
    },
    {
      rule: 'THRESHOLD',
      previous: at('RAISED', 'beyond'),
      says: 'The total has passed the number that was set.',
    },
    {
      rule: 'MISSED_TARGET',
      previous: at('CLEARED'),
      says: 'The target for the latest closed quarter has been met.',
    },
  ] as const)('is described without a figure: $says', ({ rule, previous, says }) => {
    expect(describeAlertStatus({ rule }, previous)).toBe(says);
  });
});

it.each([
  { title: '  ', threshold: 1, says: 'Give it a title: say in a few words what it is about.' },
  {
    title: 'A\nB',
    threshold: 1,
    says: 'The title contains a line break or an invisible character. Write it as one line of text.',
  },
  {
    title: 'x'.repeat(10_000),
    threshold: 1,
    says: 'The title has 10,000 characters. Use at most 200.',
  },
  {
    title: 'A',
    threshold: Infinity,
    says: 'The threshold must be a number with at most twelve digits before the point.',
  },
])('says what is wrong with an alert: $says', ({ title, threshold, says }) => {
  const watch = {
    rule: 'THRESHOLD',
    queryId: 'q',
    variables: {},
    measure: 'reports',
    threshold,
    isAbove: true,
  } as const;
  expect(readAlert({ title, watch })).toMatchObject({ ok: false, problems: [{ message: says }] });
});
