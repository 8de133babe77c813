import { objectiveNames } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { formatQuarter, type Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { decideTarget, describeTargetAim } from '#domain/targets/decide-target.js';
import {
  readAskedTarget,
  type TargetParams,
  type TargetQuarters,
} from '#domain/targets/set-target.js';
import { findTarget, type Target, type TargetSubject } from '#domain/targets/target.js';
import type { TargetOptions } from '#domain/targets/target-numbers.js';

import { lookUpTarget, nameWithKind } from './look-up.js';
import type { PastedTarget } from './read-lines.js';

/** What saving does to a line. */
export const lineStates = {
  ADDED: 'No target is set there yet; this one would be added.',
  CHANGED: 'A different target is set there; it would be changed.',
  REMOVED: 'A target is set there; it would be removed.',
  SAME: 'The same target is already set, or no target is set and none is given.',
  PROBLEM: 'It cannot be read, or such a target is not allowed.',
} as const;
export type LineState = keyof typeof lineStates;

/** A line that could be parsed: what it asks for, where, and under which rule. */
export interface ReadLine {
  readonly line: number;
  readonly asked: TargetParams;
  readonly subject: TargetSubject;
  readonly wish: TargetOptions | null;
}

/** A line, and why it cannot be saved, in a sentence. */
export interface LineProblem {
  readonly line: number;
  /** The target that the line asks for; null if not even its subject could be read. */
  readonly asked: TargetParams | null;
  readonly problem: string;
}

/** What a paste would change for one target. */
export interface TargetLine {
  readonly line: number;
  readonly state: LineState;
  readonly asked: TargetParams | null;
  /**
   * The current target and the new one, in words; null if there is no target, or if the line cannot
   * be read.
   */
  readonly before: string | null;
  readonly after: string | null;
  /** The version of the current target; null if none is set. */
  readonly version: number | null;
  readonly problem: string | null;
}

/**
 * Checks each line by the rules for targets. Lines for the same target are all refused: nobody
 * knows which of them is meant.
 */
export function readTargets(
  pasted: readonly PastedTarget[],
  quarters: TargetQuarters,
  referenceData: ReferenceData,
): readonly (ReadLine | LineProblem)[] {
  const lines = pasted.map((each): ReadLine | LineProblem => {
    const { line } = each;
    const found = lookUpTarget(each, referenceData);
    if (!found.ok) return { line, asked: null, problem: found.problem };
    const { asked } = found;
    const read = readAskedTarget(asked, quarters, referenceData);
    return read.ok
      ? { line, asked, subject: read.subject, wish: read.wish }
      : { line, asked, problem: read.problems.map(({ message }) => message).join(' ') };
  });
  const byTarget = new Map<string, ReadLine[]>();
  for (const each of lines)
    if ('subject' in each) {
      const key = toKey(each.subject);
      byTarget.set(key, [...(byTarget.get(key) ?? []), each]);
    }
  return lines.map((each) => {
    if (!('subject' in each)) return each;
    const others = (byTarget.get(toKey(each.subject)) ?? []).filter((other) => other !== each);
    const { line, asked } = each;
    return others.length === 0 ? each : { line, asked, problem: explainTwice(others) };
  });
}

/**
 * Says which other lines set the same target: `Line 3 sets the same target. Leave one of them out.`
 */
function explainTwice(others: readonly ReadLine[]): string {
  const first = others[0]?.line ?? '';
  return others.length === 1
    ? `Line ${first} sets the same target. Leave one of them out.`
    : `${others.length} other lines set the same target, the first of them line ${first}. Leave all but one of them out.`;
}

/** What the lines would do to the existing targets. */
export function compareTargets(
  lines: readonly (ReadLine | LineProblem)[],
  current: readonly Target[],
): readonly TargetLine[] {
  return lines.map((each): TargetLine => {
    if ('problem' in each) {
      const { line, asked, problem } = each;
      return { line, state: 'PROBLEM', asked, before: null, after: null, version: null, problem };
    }
    const { line, asked, subject, wish } = each;
    const standing = findTarget(current, subject);
    const measure = measureOf(asked.measure);
    const inWords = (of: TargetOptions | null) => of && describeTargetAim(of, measure);
    const shown = { before: inWords(standing), after: inWords(wish) };
    const state = stateOf(standing, wish);
    return { line, state, asked, ...shown, version: standing?.version ?? null, problem: null };
  });
}

function stateOf(standing: Target | null, wish: TargetOptions | null): LineState {
  const stored = standing && {
    version: standing.version,
    wish: { aim: standing.aim, tolerance: standing.tolerance },
  };
  if (decideTarget(stored, wish, standing?.version ?? null) === 'KEEP') return 'SAME';
  if (wish === null) return 'REMOVED';
  return standing === null ? 'ADDED' : 'CHANGED';
}

/**
 * A target by name: `Confirmed disruptions, Q1 2026/27, Reading, Thames Valley Police, Prevent`.
 */
export function nameTarget(
  { measure, quarter, area, agency, objective }: Omit<TargetParams, keyof TargetOptionsGiven>,
  { places, agencies }: Pick<ReferenceData, 'places' | 'agencies'>,
): string {
  const place = area === null ? null : places.find(area);
  const named = agencies.find(({ code }) => code === agency);
  const objectiveName = Object.entries(objectiveNames).find(([code]) => code === objective);
  return [
    isMeasureKey(measure) ? measureOf(measure).name : measure,
    formatQuarter(quarter),
    ...(place === null ? [] : [nameWithKind(place)]),
    ...(named === undefined ? [] : [named.name]),
    ...(objectiveName === undefined ? [] : [objectiveName[1]]),
  ].join(', ');
}

type TargetOptionsGiven = Readonly<Record<'value' | 'lower' | 'upper' | 'tolerance', unknown>>;

function toKey({ measure, quarter, areaCode, agencyId, objective }: TargetSubject): string {
  return [measure, quarter, areaCode, agencyId, objective].join(' ');
}

/** The quarters in some lines, without repeats. */
export function quartersOf(lines: readonly (ReadLine | LineProblem)[]): readonly Quarter[] {
  return [...new Set(lines.flatMap((line) => ('subject' in line ? [line.subject.quarter] : [])))];
}
