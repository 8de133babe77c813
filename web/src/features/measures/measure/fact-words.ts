import { fewestForLimits, fewestForSignals } from '#lib/fewest.js';
import { type FigureValue, formatFigure, isProtected } from '#lib/figure.js';
import { labelQuarter } from '#lib/quarter.js';
import { type Signal, wordSignal } from '#lib/signal.js';
import { formatLevel, type Unit } from '#lib/unit.js';
import type { Status, Variation } from '#ui/judgement/judgement.type.js';

interface Judged {
  readonly status: Status;
  readonly variation: Variation;
  readonly assurance: 'ALWAYS_MEETS' | 'ALWAYS_MISSES' | 'HIT_AND_MISS' | 'NONE';
  readonly periodStatus: 'OPEN' | 'PROVISIONAL' | 'FINAL';
  readonly target: { readonly text: string } | null;
  readonly controlChart: {
    readonly lower: number | null;
    readonly upper: number | null;
    readonly pointCount: number;
    readonly points: readonly { readonly signals: readonly Signal[]; readonly quarter: { readonly label: string } }[];
    readonly break: { readonly text: string; readonly backSince: { readonly key: string } | null } | null;
  } | null;
}

/** Why nothing is said of what others recorded, where it would be another thing within the range that it is known in. */
const rounded = 'other agencies’ figures are rounded to protect people';

interface Directed {
  readonly direction: string;
}

/** What is under the status: the target, or why there is no rating. */
export function wordStatus({ status, target, periodStatus }: Judged, { direction }: Directed): string {
  const aim = target === null ? '' : `target ${target.text}`;
  if (status === 'NOT_RATED') {
    const why = periodStatus === 'OPEN' ? 'the quarter is not closed' : direction === 'NEUTRAL' ? 'neither way is better' : '';
    return [why, aim].filter((words) => words !== '').join('; ');
  }
  if (status === 'TOO_CLOSE') return [rounded, aim].filter((words) => words !== '').join('; ');
  if (status === 'NO_TARGET') return 'none is set for this quarter, place and agency';
  return aim;
}

/** `556 to 675`. Null where there are no limits. */
export function wordRange(chart: { readonly lower: number | null; readonly upper: number | null } | null, unit: Unit): string | null {
  const { lower = null, upper = null } = chart ?? {};
  if (lower === null || upper === null) return null;
  return `${formatLevel(lower, unit)} to ${formatLevel(upper, unit)}`;
}

/** Where the latest point lies, or what is missing to say so. Of an open quarter the latest closed one is meant, and named. */
export function wordVariation({ variation, controlChart, periodStatus }: Judged, unit: Unit): string {
  const last = controlChart?.points.at(-1);
  const when = periodStatus === 'OPEN' && last !== undefined ? `, in ${last.quarter.label}` : '';
  if (variation === 'TOO_CLOSE') return `${rounded}${when}`;
  if (variation === 'TOO_FEW_POINTS') return wordTooFew(controlChart?.pointCount ?? 0);
  const found = controlChart?.break ?? null;
  if (found !== null) return `${found.text.charAt(0).toLowerCase()}${found.text.slice(1)}${when}`;
  const [signal] = last?.signals ?? [];
  if (signal !== undefined && variation !== 'NO_REAL_CHANGE') return `${wordSignal(signal)}${when}`;
  const range = wordRange(controlChart, unit);
  return range === null ? '' : `usual range ${range}${when}`;
}

/** `5 of at least 8 quarters`; with enough of them it is the latest that has no figure. */
function wordTooFew(count: number): string {
  return count < fewestForSignals ? `${count} of at least ${fewestForSignals} quarters` : 'the latest quarter has no figure';
}

/** Whether the target can be relied on, and why. */
export function wordAssurance({ assurance, target, controlChart, variation }: Judged, { direction }: Directed): WordedFact {
  const aim = target?.text ?? 'the target';
  if (assurance === 'ALWAYS_MEETS') return { words: 'Always met', detail: `all of the usual range meets ${aim}` };
  if (assurance === 'ALWAYS_MISSES') return { words: 'Always missed', detail: `none of the usual range meets ${aim}` };
  if (assurance === 'HIT_AND_MISS') return { words: 'Hit and miss', detail: `${aim} lies in the usual range` };
  if (direction === 'NEUTRAL') return { words: 'Not rated', detail: 'neither way is better' };
  if (target === null) return { words: 'Not known', detail: 'no target is set' };
  const count = controlChart?.pointCount ?? 0;
  const found = controlChart?.break ?? null;
  if (found !== null && found.backSince === null) return { words: 'Not known', detail: 'fewer than 8 quarters since the level changed' };
  return {
    words: 'Not known',
    detail: count < fewestForLimits ? `${count} of at least ${fewestForLimits} quarters` : variation === 'TOO_CLOSE' ? rounded : '',
  };
}

interface WordedFact {
  readonly words: string;
  readonly detail: string;
}

interface Changed {
  readonly signed: string | null;
  readonly difference: number | null;
  readonly text: string;
  readonly from: FigureValue;
}

interface ChangePlace {
  readonly quarter: {
    readonly period: { readonly key: string };
    readonly periodStatus: string;
    readonly daysRun: number;
  };
  /** How many quarters before the change starts. */
  readonly back: 1 | 4;
}

/** A change with the figure it starts from; where there is none, why. Of an open quarter it is like for like, and says so. */
export function wordChange(change: Changed | null, { quarter, back }: ChangePlace): WordedFact & { readonly name: string } {
  const label = labelQuarter(quarter.period.key, -back);
  const name = back === 1 ? 'On last quarter' : `On ${label}`;
  if (change === null) return { name, words: 'Not compared', detail: '' };
  if (change.signed === null && change.difference !== null) {
    return { name, words: 'Too close to tell', detail: `${formatFigure(change.from)} before; figures are rounded to protect people` };
  }
  if (change.signed === null) {
    return { name, words: 'Not comparable', detail: change.text.replace(/^Not comparable( with [^:]+)?: /, '') };
  }
  const closed = back === 1 ? `in ${label}` : 'a year before';
  const when = quarter.periodStatus === 'OPEN' ? `in the same ${quarter.daysRun} days of ${label}` : closed;
  return {
    name,
    words: isProtected(change.from) ? `about ${change.signed}` : change.signed,
    detail: `${formatFigure(change.from)} ${when}`,
  };
}
