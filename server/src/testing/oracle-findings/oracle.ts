/**
 * Findings computed again from the written rules, without the product's code: the words for a
 * control chart on a page, and the parts that explain it. Slow and plain on purpose.
 */
import { comparedOf, explain, isUsualPart } from './explained-change.js';
import { judge, movedTo, SMALL, variationOf } from './judged-series.js';
import type { RawMeasure, RawQuestion, RawTarget, Verdict } from './raw.js';

function statusOf(
  measure: RawMeasure,
  value: number | null,
  target: RawTarget | undefined,
): string {
  if (measure.direction === 'NEUTRAL') return 'NOT_RATED';
  if (value === null) return 'NO_DATA';
  if (target === undefined) return 'NO_TARGET';
  const aim = target.value ?? 0;
  const tolerance = target.tolerance ?? (measure.unit === 'PERCENT' ? 5 : Math.abs(aim) * 0.05);
  let miss: number;
  if (measure.direction === 'HIGHER') miss = aim - value;
  else if (measure.direction === 'LOWER') miss = value - aim;
  else miss = Math.max((target.lower ?? 0) - value, value - (target.upper ?? 0));
  if (miss <= SMALL) return 'GREEN';
  return miss <= tolerance + SMALL ? 'AMBER' : 'RED';
}

/** The number of quarters in a row, up to the last, that missed the target. */
function countMissed(statuses: readonly string[]): number {
  const end = statuses.findLastIndex((status) => status !== 'RED' && status !== 'AMBER');
  return statuses.length - 1 - end;
}

function isOffTarget(statuses: readonly string[]): boolean {
  const last = statuses.at(-1);
  if (last === 'RED') return true;
  if (last !== 'AMBER') return false;
  for (let at = statuses.length - 1; at >= 0; at -= 1) {
    if (statuses[at] === 'RED') return true;
    if (statuses[at] !== 'AMBER') return false;
  }
  return false;
}

export function workOut(question: RawQuestion): Verdict {
  const { measure, quarters } = question;
  const last = quarters.at(-1) ?? '';
  const stands = judge(measure, quarters, question.asItStands);
  const like = judge(measure, quarters, question.likeWithLike);
  const figure = question.asItStands.get(last);
  const value = figure?.value ?? null;
  const statuses = quarters.map((quarter) =>
    statusOf(
      measure,
      question.asItStands.get(quarter)?.value ?? null,
      question.targets.get(quarter),
    ),
  );
  const status = statuses.at(-1) ?? 'NO_DATA';
  const likeStatus = statusOf(
    measure,
    question.likeWithLike.get(last)?.value ?? null,
    question.targets.get(last),
  );
  const shown = like.break;
  const base = {
    break: shown,
    signals: like.signals,
    status,
    compared: null,
    change: null,
    explained: null,
    named: [],
    nearest: [],
    isUsual: false,
    isAsInForce: false,
    missed: null,
  } as const;

  const isReal = like.break !== null || like.signals.length > 0;
  const isOff = isOffTarget(statuses);
  const differs =
    question.isMissingSomebody &&
    (status !== likeStatus ||
      variationOf(stands) !== variationOf(like) ||
      (stands.break?.quarter ?? null) !== (like.break?.quarter ?? null) ||
      (stands.break?.backSince ?? null) !== (like.break?.backSince ?? null));
  const canExplain = isReal || status === 'RED';
  const compared = canExplain ? comparedOf(question, like, isOff) : null;
  const why =
    compared === null
      ? { explained: null, named: [], nearest: [], change: null }
      : explain(question, compared, isReal);
  const isUsual = compared !== null && isUsualPart(question, compared, why.named[0]);
  const rest_ = { ...base, compared, ...why, isUsual };
  if (value === null) return { ...base, kind: differs ? 'CANNOT_BE_READ' : 'NOTHING_RECORDED' };
  if (
    measure.unit === 'COUNT' &&
    quarters.every((quarter) => (question.asItStands.get(quarter)?.value ?? 0) === 0)
  ) {
    return { ...base, kind: 'NOTHING_RECORDED' };
  }
  if (differs || (question.didRecordingChange && quarters.length < 8))
    return { ...rest_, kind: 'CANNOT_BE_READ' };
  if (isReal) {
    const moved = movedTo(like);
    const isAsInForce =
      moved !== null &&
      question.force !== null &&
      movedTo(judge(measure, quarters, question.force)) === moved;
    return { ...rest_, kind: 'REAL_CHANGE', isAsInForce };
  }
  if (isOff)
    return {
      ...rest_,
      kind: 'OFF_TARGET',
      missed: why.explained === 'PART' ? null : countMissed(statuses),
    };
  // Small counts are not too few, because their limits allow for chance.
  const isSmallCount =
    (measure.unit === 'PERCENT' && (figure?.denominator ?? 0) < 50) || like.points.length < 8;
  return { ...base, kind: isSmallCount ? 'TOO_FEW' : 'NO_REAL_CHANGE' };
}
