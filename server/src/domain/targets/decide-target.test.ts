import { describe, expect, it } from 'vitest';

import { measureOf } from '#domain/measures/catalogue.js';

import {
  type CurrentTarget,
  decideTarget,
  type Decision,
  explainConflict,
} from './decide-target.js';
import type { TargetOptions } from './target-numbers.js';

const value: TargetOptions = { aim: { value: 660 }, tolerance: null };
const band: TargetOptions = { aim: { lower: 600, upper: 700 }, tolerance: null };
const stored: CurrentTarget = { version: 3, wish: value };
const takenAway: CurrentTarget = { version: 4, wish: null };

interface Case {
  readonly stored: CurrentTarget | null;
  readonly wish: TargetOptions | null;
  readonly seen: number | null;
  readonly decision: Decision;
  readonly because: string;
}

describe('decideTarget', () => {
  it.each<Case>([
    {
      stored: null,
      wish: value,
      seen: null,
      decision: 'WRITE',
      because: 'there was none, and there still is none',
    },
    {
      stored: null,
      wish: value,
      seen: 1,
      decision: 'CONFLICT',
      because: 'the target seen does not exist',
    },
    {
      stored: null,
      wish: null,
      seen: null,
      decision: 'KEEP',
      because: 'there is no target to remove',
    },
    { stored: null, wish: null, seen: 3, decision: 'KEEP', because: 'it has already been removed' },
    { stored, wish: band, seen: 3, decision: 'WRITE', because: 'nobody has changed it since' },
    { stored, wish: band, seen: 2, decision: 'CONFLICT', because: 'somebody has changed it since' },
    {
      stored,
      wish: band,
      seen: 4,
      decision: 'CONFLICT',
      because: 'there is no such version yet',
    },
    { stored, wish: band, seen: null, decision: 'CONFLICT', because: 'one has been set since' },
    { stored, wish: null, seen: 3, decision: 'WRITE', because: 'it is removed' },
    {
      stored,
      wish: null,
      seen: null,
      decision: 'CONFLICT',
      because: 'somebody who saw none does not mean this one',
    },
    { stored, wish: value, seen: 3, decision: 'KEEP', because: 'it is already set' },
    {
      stored,
      wish: value,
      seen: 1,
      decision: 'KEEP',
      because: 'it is already set, whoever set it',
    },
    {
      stored,
      wish: { ...value, tolerance: 33 },
      seen: 3,
      decision: 'WRITE',
      because: 'the default tolerance changes with the target',
    },
    {
      stored: { ...stored, wish: band },
      wish: { ...band },
      seen: 3,
      decision: 'KEEP',
      because: 'both edges are the same',
    },
    {
      stored: { ...stored, wish: band },
      wish: { aim: { lower: 600, upper: 701 }, tolerance: null },
      seen: 3,
      decision: 'WRITE',
      because: 'one edge is different',
    },
    {
      stored: { ...stored, wish: band },
      wish: value,
      seen: 3,
      decision: 'WRITE',
      because: 'a band becomes a value',
    },
    {
      stored: takenAway,
      wish: value,
      seen: null,
      decision: 'WRITE',
      because: 'it was removed, and there still is none',
    },
    {
      stored: takenAway,
      wish: value,
      seen: 4,
      decision: 'CONFLICT',
      because: 'a version without a target was never shown',
    },
    {
      stored: takenAway,
      wish: band,
      seen: 3,
      decision: 'CONFLICT',
      because: 'the target seen has been removed',
    },
  ])('says $decision for version $seen: $because', ({ stored: row, wish, seen, decision }) => {
    expect(decideTarget(row, wish, seen)).toBe(decision);
  });
});

describe('explainConflict', () => {
  it.each([
    {
      measure: 'disruptions',
      wish: value,
      now: 'This target has been changed: it is now 660.',
    },
    {
      measure: 'vacancyRate',
      wish: { aim: { value: 8 }, tolerance: 2 },
      now: 'This target has been changed: it is now 8% or less with a tolerance of 2.',
    },
    {
      measure: 'disruptions',
      wish: null,
      now: 'This target has been removed: none is set now.',
    },
  ] as const)('says what is set for $measure now', ({ measure, wish, now }) => {
    expect(explainConflict(wish, measureOf(measure))).toEqual({
      field: 'version',
      message: `${now} Look at it again before you set yours.`,
    });
  });
});
