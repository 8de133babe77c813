import { type FigureValue, findExact, formatFigure } from '#lib/figure.js';
import { formatNumber, joinWords } from '#lib/format.js';
import { findSide, type Side, type Signal } from '#lib/signal.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';
import { isRealChange } from '#ui/judgement/real-change.js';

/** One objective as it is judged. */
export interface ToldObjective {
  readonly name: string;
  readonly figure: FigureValue;
  /** Null without a target; its value is null where it is a band. */
  readonly target: { readonly text: string; readonly value: number | null } | null;
  readonly status: Status;
  readonly variation: Variation;
  /** Of the quarter shown, what weighs most first. */
  readonly signals: readonly Signal[];
  /** Where it lies by a change of level that lasts, else by its signals. */
  readonly side: Side | null;
}

/**
 * The message of the objectives: what really changed, then what missed its target, in their order. Nothing within the usual ups and
 * downs is called a change, and a shortfall is counted only from figures that are exact.
 */
export function wordObjectives(objectives: readonly ToldObjective[]): string {
  const clauses = [
    ...objectives.filter(isChanged).map(wordChanged),
    ...objectives.filter((objective) => !isChanged(objective) && objective.status === 'RED').map(wordMissed),
  ];
  if (clauses.length > 0) return clauses.join('; ');

  const known = objectives.filter(({ figure }) => figure.value !== null);
  if (known.every(({ variation }) => variation === 'TOO_FEW_POINTS'))
    return 'There are too few quarters to tell a real change in any objective';
  const near = known.filter(({ status }) => status === 'AMBER').map(({ name }) => name);
  if (near.length > 0) return `No objective really changed; ${joinWords(near)} ${near.length === 1 ? 'is' : 'are'} near target`;
  const isMet = objectives.length > 0 && objectives.every(({ status }) => status === 'GREEN');
  return isMet ? 'Every objective is on target, with no real change' : 'No objective really changed';
}

function isChanged({ figure, variation }: ToldObjective): boolean {
  return figure.value !== null && isRealChange(variation);
}

function wordChanged({ name, figure, status, signals, side }: ToldObjective): string {
  const missed = status === 'RED' ? ' and off target' : '';
  return `${name} was ${formatFigure(figure)}, ${wordPlace(signals, side)}${missed}`;
}

/** Where a figure lies that is more than the usual ups and downs. */
function wordPlace(signals: readonly Signal[], side: Side | null): string {
  // What the signals of a chart say the other way is of the level since.
  if (findSide(signals) !== side) return side === 'LOW' ? 'lower than usual' : 'higher than usual';
  const [first] = signals;
  if (first === 'ABOVE_UPPER_LIMIT') return 'above its usual range';
  if (first === 'BELOW_LOWER_LIMIT') return 'below its usual range';
  if (first === 'RISING') return 'rising quarter after quarter';
  if (first === 'FALLING') return 'falling quarter after quarter';
  return side === 'LOW' ? 'lower than usual' : 'higher than usual';
}

function wordMissed({ name, figure, target }: ToldObjective): string {
  const exact = findExact(figure);
  const wanted = target?.value ?? null;
  if (exact === null || wanted === null || wanted <= exact) return `${name} is off target`;
  return `${name} is ${formatNumber(wanted - exact)} short of target`;
}

/** `Q3 2026/27 so far: 105 for Pursue, 55 for Prevent`: an open quarter is told and not judged. */
export function wordOpenObjectives(objectives: readonly ToldObjective[], quarter: string): string {
  const told = objectives.filter(({ figure }) => figure.value !== null).map(({ name, figure }) => `${formatFigure(figure)} for ${name}`);
  return told.length === 0 ? `No objective has a figure for ${quarter} yet` : `${quarter} so far: ${joinWords(told)}`;
}

/** `380 against a target of 350`, or the figure alone. */
export function wordAgainst({ figure, target }: Pick<ToldObjective, 'figure' | 'target'>): string {
  return target === null ? `${formatFigure(figure)}, no target set` : `${formatFigure(figure)} against a target of ${target.text}`;
}

/** What the panels show, in one sentence for those who do not see them. */
export function summariseObjectives(objectives: readonly ToldObjective[], quarter: string): string {
  return `${quarter}: ${objectives.map((objective) => `${objective.name} ${wordAgainst(objective)}`).join('; ')}.`;
}
