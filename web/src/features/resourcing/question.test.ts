import { describe, expect, it } from 'vitest';

import { aScope } from '#testing/a-scope.js';

import { parts, toPart, toVariables } from './question.js';

const periods = Array.from({ length: 20 }, (_, index) => ({ code: `quarter ${index}`, name: String(index), isOpen: index === 19 }));
const choices = { periods, areas: [], agencies: [], objectives: [] };
const scopeOf = (index: number) => ({
  ...aScope({ quarter: periods[index] ?? { code: '', name: '', isOpen: false } }),
  objective: null,
});

describe('the question of the page', () => {
  it('asks for thirteen quarters of the watched groups up to the one shown, and for what there is before that', () => {
    const quartersOf = (index: number) => toVariables(scopeOf(index), choices, []).whereWatched.quarter?.in;
    expect(quartersOf(18)).toEqual(periods.slice(6, 19).map(({ code }) => code));
    expect(quartersOf(2)).toEqual(['quarter 0', 'quarter 1', 'quarter 2']);
  });

  it('names no area where it is of the whole force', () => {
    expect(toVariables(scopeOf(18), choices, [])).toMatchObject({ area: null, whereAll: { area: null } });
  });

  it('leaves out what failed, and nothing else', () => {
    const { withPosts, withHours } = toVariables(scopeOf(18), choices, ['posts']);
    expect([withPosts, withHours]).toEqual([false, true]);
  });

  it('knows the block of every field that it asks', () => {
    expect(['committed', 'returns', 'byObjective', 'watchedTrend', 'prepare', 'variance', 'perDisruptionByAgency'].map(toPart)).toEqual([
      'title',
      'title',
      'effort',
      'posts',
      'hours',
      'moneySources',
      'perDisruption',
    ]);
    expect(toPart('weather')).toBeUndefined();
    expect(parts).toHaveLength(10);
  });
});
