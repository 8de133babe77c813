import { formatBare, formatCount, formatFigure, joinWords } from '#domain/figures/format.js';
import { labelOf, type World } from '#domain/figures/world.js';
import { type Dimension, dimensions } from '#domain/measures/dimensions.js';
import type { Measure } from '#domain/measures/measure.js';

import type { Amount } from './contributions.js';
import type { ExplainingPart } from './explain-change.js';
import type { ExplainedKpi } from './explain-kpi.js';

/** What a reason is told of. */
interface Setting {
  readonly measure: Measure;
  readonly world: Pick<World, 'agencies' | 'places'>;
}

/** What explains a change, in one sentence of at most 30 words (BLOCKS, WHY-NOTES). */
export function describeExplanation(explained: ExplainedKpi, setting: Setting): string {
  const { explanation, splits } = explained;
  switch (explanation.kind) {
    case 'PART':
      return describePart(explanation.part, explained, setting);
    case 'EVERYWHERE':
      return `Everywhere at once: nearly every ${nameDimension(explanation.split)} moved the same way.`;
    case 'NO_ONE_PART':
      return `No one ${joinOr(splits.map(({ dimension }) => nameDimension(dimension)))} explains it.`;
  }
}

/** What a part is called in a sentence. */
export function labelKey(dimension: Dimension, key: string | null, { agencies, places }: Setting['world']): string {
  const { axis } = dimensions[dimension];
  if (axis === 'AGENCY') return agencies.find(({ code }) => code === key)?.name ?? 'agencies that are not known';
  if (axis === 'AREA') return key === null ? 'no district recorded' : (places.find(key)?.name ?? key);
  if (axis === 'TIME') return key ?? '';
  if (key === null) return 'what is not known';
  const label = labelOf(axis, key);
  return axis === 'OBJECTIVE' ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
}

function describePart(part: ExplainingPart, { kind, splits }: ExplainedKpi, { measure, world }: Setting): string {
  const split = splits.find(({ name }) => name === part.split);
  const amounts = split?.parts.find(({ key }) => key === part.key);
  if (!split || !amounts) throw new Error('A part explains a split that was not read');
  const label = labelKey(split.dimension, part.key, world);
  const { unit } = measure;
  if (kind === 'SHARE') {
    const change = rateOf(split.whole.after) - rateOf(split.whole.before);
    const [before, after] = [rateOf(amounts.before), rateOf(amounts.after)].map((rate) => formatFigure(rate, unit));
    const of =
      Math.abs(part.contribution.amount) > Math.abs(change)
        ? `more than the whole change`
        : `${points(part.contribution.amount)} of the ${points(change)} points`;
    return `${capitalise(label)} made ${of}: ${before} then, ${after} now.`;
  }
  const change = split.whole.after.numerator - split.whole.before.numerator;
  const [before, after] = [amounts.before.numerator, amounts.after.numerator].map((value) => formatBare(value, unit));
  const moved = part.contribution.amount;
  if (Math.abs(moved) > Math.abs(change))
    return `${capitalise(label)} ${moved > 0 ? 'rose' : 'fell'} by ${amount(moved, measure)}, more than the whole: ${before} then, ${after} now.`;
  const share = `${amount(moved, measure)} of the ${amount(change, measure)} ${change > 0 ? 'more' : 'fewer'}`;
  return dimensions[split.dimension].axis === 'AGENCY'
    ? `${capitalise(label)} made ${share}: ${before} then, ${after} now.`
    : `${capitalise(share)} ${dimensions[split.dimension].axis === 'AREA' ? 'are in' : 'are'} ${label}: ${before} then, ${after} now.`;
}

function amount(value: number, { unit }: Measure): string {
  return formatBare(Math.abs(value), unit);
}

function points(value: number): string {
  return formatCount(Math.abs(Math.round(value * 10) / 10));
}

function rateOf({ numerator, denominator }: Amount): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

const names: Readonly<Partial<Record<Dimension, string>>> = { AREA: 'district', AGENCY: 'agency' };

function nameDimension(dimension: string): string {
  const known = new Map<string, { readonly name: string }>(Object.entries(dimensions)).get(dimension);
  return new Map<string, string>(Object.entries(names)).get(dimension) ?? known?.name.toLowerCase() ?? dimension;
}

function joinOr(words: readonly string[]): string {
  return joinWords(words).replace(/ and (?=[^,]*$)/u, ' or ');
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
