import { formatFigure } from '#domain/figures/words/format.js';
import { measureOf } from '#domain/measures/catalogue.js';

import { toHeadline } from './headline.js';
import type { MovedFigure } from './moved-figure.js';

/** A headline figure before and after, as it is written on a tile; null if it has no value. */
export interface HeadlineWords {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Writes a headline figure before and after, with its name. */
export function toHeadlineWords({ measure, objective, before, after }: MovedFigure): HeadlineWords {
  const { unit } = measureOf(measure);
  const say = (value: number | null) => (value === null ? null : formatFigure(value, unit));
  return {
    name: toHeadline({ measure, objective }).name,
    before: say(before),
    after: say(after),
  };
}
