import { describe, expect, it } from 'vitest';

import type { Flag } from '#lib/figure.js';

import { type GroupChanges, toGroupSteps, wordGroups } from './group-steps.js';

const figure = (value: number | null, flags: readonly Flag[] = []) => ({
  value,
  text: value === null ? '[x]' : String(value),
  inWords: value === null ? '[x]' : `${flags.includes('ESTIMATED') ? 'about ' : ''}${value}`,
  flags,
});

const changes = (part: Partial<GroupChanges> = {}): GroupChanges => ({
  quarters: { before: 'Q1 2026/27', now: 'Q2 2026/27' },
  opening: figure(214),
  closing: figure(227),
  mapped: figure(31),
  archived: figure(22),
  ...part,
});

describe('toGroupSteps', () => {
  it('leads from one register to the next, with what is left between them', () => {
    expect(toGroupSteps(changes())?.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      'End of Q1 2026/27: 214',
      'Newly mapped: +31',
      'Reopened and others: +4',
      'Archived: −22',
      'End of Q2 2026/27: 227',
    ]);
  });

  it('ends at its total even where more left than were archived', () => {
    const steps = toGroupSteps(changes({ closing: figure(220) })) ?? [];
    const sum = steps.slice(0, -1).reduce((before, { value }) => before + value, 0);
    expect(sum).toBe(steps.at(-1)?.value);
    expect(steps[2]?.text).toBe('−3');
  });

  it.each([
    { part: { mapped: figure(null, ['NOT_AVAILABLE']) }, because: 'a figure is missing' },
    { part: { closing: figure(220, ['ESTIMATED']) }, because: 'nothing is left over from an estimate' },
  ] as const)('draws no steps where $because', ({ part }) => {
    expect(toGroupSteps(changes(part))).toBeNull();
  });

  it('draws groups that are none', () => {
    const none = changes({ opening: figure(0), closing: figure(0), mapped: figure(0), archived: figure(0) });
    expect(toGroupSteps(none)?.map(({ text }) => text)).toEqual(['0', '0', '0', '0', '0']);
  });
});

describe('wordGroups', () => {
  it.each([
    { part: {}, side: null, words: '227 groups were active at the end of Q2 2026/27, 13 more than a quarter before' },
    {
      part: { closing: figure(213) },
      side: 'LOW' as const,
      words: '213 groups were active at the end of Q2 2026/27, 1 fewer than a quarter before, unusually few',
    },
    { part: { closing: figure(214) }, side: null, words: '214 groups were active at the end of Q2 2026/27, as many as a quarter before' },
    { part: { opening: figure(null) }, side: null, words: '227 groups were active at the end of Q2 2026/27' },
    {
      part: { opening: figure(2), closing: figure(1) },
      side: null,
      words: '1 group was active at the end of Q2 2026/27, 1 fewer than a quarter before',
    },
  ])('says "$words"', ({ part, side, words }) => {
    expect(wordGroups(changes(part), side)).toBe(words);
  });
});
