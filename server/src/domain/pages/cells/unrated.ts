import type { Finding } from '#domain/findings/finding.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { BlockQuestion } from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import {
  drawnQuarters,
  periodNames,
  toTimeDimension,
  toWindow,
} from '#domain/pages/block/page-time.js';
import type { BlockDeclaration } from '#domain/pages/declared/declaration.js';
import type { Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

/** The title of a block that is not rated: its name, and its figure if it has one. */
export function toUnratedFinding({ name }: BlockDeclaration, kpi: JudgedKpi | null): Finding {
  return { kind: 'NOT_JUDGED', text: kpi === null ? name : `${name}: ${describeFigure(kpi)}` };
}

/** A figure in a title. A missing figure is in words, because a symbol would say nothing there. */
export function describeFigure({
  figure: { value, displayText },
}: Pick<JudgedKpi, 'figure'>): string {
  return value === null && displayText.startsWith('[') ? 'no figure' : displayText;
}

/**
 * What a block is about, with the name of the step if that is not a quarter. If nothing is rated,
 * nothing is marked.
 */
export function aboutShown(
  { about }: { readonly about: string },
  { time }: Pick<PageParams, 'time'>,
): string {
  if (time === null) return about;
  const step = time.step === 'ROLLING' ? 'four quarters' : periodNames[time.step].toLowerCase();
  return about
    .replace(/\b(by|and) quarter\b/gu, `$1 ${step}`)
    .replace(/\. Bold rows have a mark$/u, '');
}

type QuestionTime = Pick<BlockQuestion, 'from' | 'to' | 'window' | 'shownFrom' | 'shownTo'>;

/** The days and window that a block asks for if everything it shows is added up. */
export function timeShown({ time, asked: { quarter } }: PageParams): QuestionTime {
  const from = time?.from ?? quarter;
  return { from, to: quarter, window: 'PERIOD', shownFrom: from, shownTo: quarter };
}

/**
 * The days and window that a block asks for if it is shown step by step, and the dimension of the
 * step.
 *
 * @param first the first quarter that is drawn if quarters are rated
 */
export function timeDrawn(
  page: PageParams,
  {
    first,
    referenceData,
  }: { readonly first: Quarter; readonly referenceData: Pick<ReferenceData, 'today'> },
): QuestionTime & { readonly by: Dimension } {
  const shown = timeShown(page);
  const { time, asked } = page;
  if (time === null) return { ...shown, from: first, by: 'QUARTER' };
  const drawn = drawnQuarters(time, asked.quarter, referenceData);
  return {
    ...shown,
    from: drawn[0] ?? shown.from,
    to: drawn.at(-1) ?? shown.to,
    window: toWindow(time),
    by: toTimeDimension(time),
  };
}
