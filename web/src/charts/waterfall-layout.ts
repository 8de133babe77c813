/** One step of a waterfall: a whole that stands on zero, or a change of what stands before it. */
export interface WaterfallStep {
  readonly key: string;
  readonly name: string;
  readonly kind: 'whole' | 'change';
  /** The whole, or the change with its sign. */
  readonly value: number;
  /** The value as it is written. */
  readonly text: string;
}

/** Where the bar of a step lies, in parts of the largest value: 0 to 1. */
export interface WaterfallBar {
  readonly start: number;
  readonly length: number;
  /** Where the next step begins. */
  readonly end: number;
  readonly tone: 'whole' | 'gain' | 'loss';
}

/** Where the steps of a waterfall lie, from zero: each change begins where the step before it ends, a whole at zero again. */
export function layOutWaterfall(steps: readonly WaterfallStep[]): readonly WaterfallBar[] {
  const ends: number[] = [];
  for (const { kind, value } of steps) ends.push(kind === 'whole' ? value : (ends.at(-1) ?? 0) + value);
  const largest = Math.max(1, ...ends);

  return steps.map(({ kind, value }, index) => {
    const end = ends[index] ?? 0;
    const from = kind === 'whole' ? 0 : (ends[index - 1] ?? 0);
    const tone = kind === 'whole' ? 'whole' : value < 0 ? 'loss' : 'gain';
    return { start: Math.min(from, end) / largest, length: Math.abs(end - from) / largest, end: end / largest, tone };
  });
}
