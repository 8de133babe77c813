import { addPlus, formatBare, formatFigure } from '#domain/figures/words/format.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';
import type { Target } from '#domain/targets/target.js';

/** The target as a line, or the edges of its band, in the measure's unit. */
export function wantedOf(
  target: Target | null,
  { measure }: Pick<JudgedKpi, 'measure'>,
): readonly number[] {
  if (target === null || measure.direction === 'NEUTRAL') return [];
  const { aim } = target;
  if (!('value' in aim)) return [aim.lower, aim.upper];
  return measure.direction === 'NEAREST'
    ? [-Math.abs(aim.value), Math.abs(aim.value)]
    : [aim.value];
}

/** A number along a measure's scale. */
export function formatTick(value: number, { unit, direction }: JudgedKpi['measure']): string {
  const written = unit === 'PERCENT' ? `${formatBare(value, 'COUNT')}%` : formatFigure(value, unit);
  return direction === 'NEAREST' ? addPlus(written, value) : written;
}
