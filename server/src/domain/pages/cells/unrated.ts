import type { Finding } from '#domain/findings/finding.js';
import type { Dimension } from '#domain/measures/dimensions.js';
import type { BlockQuestion } from '#domain/pages/block/block.js';
import type { PageParams } from '#domain/pages/block/page-asked.js';
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

/** What stands over a block that is not judged: its name, and its figure where it has one. */
export function toUnratedFinding({ name }: BlockDeclaration, kpi: JudgedKpi | null): Finding {
  return { kind: 'NOT_JUDGED', text: kpi === null ? name : `${name}: ${describeFigure(kpi)}` };
}

/** A figure in a title, where a sign for a missing one would say nothing. */
export function describeFigure({
  figure: { value, displayText },
}: Pick<JudgedKpi, 'figure'>): string {
  return value === null && displayText.startsWith('[') ? 'no figure' : displayText;
}

/**
 * What a block is about: of another step than quarters, by that; where nothing is judged, nothing
 * is marked.
 */
export function aboutShown(
  { about }: { readonly about: string },
  { time }: Pick<PageParams, 'time'>,
): string {
  if (time === null) return about;
  const step = time.step === 'ROLLING' ? 'four quarters' : periodNames[time.step].toLowerCase();
  return about
    .replace(/\b(by|and) quarter\b/gu, `$1 ${step}`)
    .replace(/\. Bold: something is marked$/u, '');
}

type QuestionTime = Pick<BlockQuestion, 'from' | 'to' | 'window' | 'shownFrom' | 'shownTo'>;

/** What of time a block asks where all that it shows is added up. */
export function timeShown({ time, asked: { quarter } }: PageParams): QuestionTime {
  const from = time?.from ?? quarter;
  return { from, to: quarter, window: 'PERIOD', shownFrom: from, shownTo: quarter };
}

/**
 * What of time a block asks that is told step by step, and by which dimension.
 *
 * @param first the first quarter that is drawn where quarters are judged
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
