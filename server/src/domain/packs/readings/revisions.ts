import { formatDifference } from '#domain/figures/figure/change.js';
import { formatBare, formatFigure, formatValue } from '#domain/figures/words/format.js';
import type { Dataset } from '#domain/lists.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { sourcesOf } from '#domain/measures/measure.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';

import {
  type CellPlace,
  figuresIn,
  type RevisableBlock,
  type RevisableFigure,
  type Shown,
  toGone,
} from './revisable-figures.js';
import { describeVerdict, isReadAlike } from './verdict.js';

/** A section's figures, as frozen in the pack or as they are now. */
export interface RevisableSection {
  readonly key: string;
  readonly blocks: readonly RevisableBlock[];
}

/** A return published after a pack was frozen. */
export interface LaterReturn {
  readonly agencyId: number;
  readonly dataset: Dataset;
  readonly quarter: Quarter;
  readonly publishedAt: Date;
}

/** Where a pack shows a figure that has changed since. */
export interface RevisedPlace {
  readonly section: string;
  readonly block: string;
  /** The figure's position in the table; null if only a drawing shows it. */
  readonly cell: CellPlace | null;
  readonly then: string;
  readonly now: string;
}

/** A figure that differs now from what the board saw. */
export interface Revision {
  /**
   * The name of the measure. The row and, if it adds something, the column say which figure it is.
   */
  readonly measure: string;
  readonly row: string;
  readonly column: string;
  readonly then: string;
  readonly now: string;
  /**
   * The new value minus the old, signed, for figures shown exactly. Null for protected figures,
   * where it may be all chance, and if there is no difference.
   */
  readonly difference: string | null;
  /**
   * Whether the figure is protected: then all revisions of its quarter are listed together, and no
   * return is named.
   */
  readonly isProtected: boolean;
  /** How the figure is read now, in words. Null if it is not rated. */
  readonly reading: string | null;
  /** Whether the figure is read differently from how the board read it. */
  readonly isReadAnew: boolean;
  /** The returns that may have changed the figure, latest first. */
  readonly returns: readonly LaterReturn[];
  /** Every place that shows the figure, in the order of the pack. */
  readonly places: readonly RevisedPlace[];
}

/** What may have changed figures. */
interface Causes {
  /** The returns published after the pack was frozen. */
  readonly later: readonly LaterReturn[];
  readonly agencyIdOf: (code: string) => number | null;
}

interface Moved {
  readonly section: string;
  readonly block: RevisableBlock;
  readonly then: RevisableFigure;
  readonly now: RevisableFigure;
}

/**
 * The figures in sections that have changed, each once with every place that shows it. Old and new
 * are what the same reader is shown, so a difference is never more exact than they are.
 */
export function findRevised(
  then: readonly RevisableSection[],
  now: readonly RevisableSection[],
  causes: Causes,
): readonly Revision[] {
  const moved = then.flatMap(({ key, blocks }) => {
    const today = new Map(
      now.find((section) => section.key === key)?.blocks.map((block) => [block.id, block]),
    );
    return blocks.flatMap((block) => {
      const standing = today.get(block.id);
      return standing === undefined
        ? []
        : findMoved(block, standing).map((pair) => ({ section: key, block, ...pair }));
    });
  });
  const figures = new Map<string, Moved[]>();
  for (const each of moved) {
    const figure = JSON.stringify([each.then.measure.key, each.then.part]);
    figures.set(figure, [...(figures.get(figure) ?? []), each]);
  }
  return [...figures.values()].map((places) => toRevision(places, causes));
}

function findMoved(
  block: RevisableBlock,
  standing: RevisableBlock,
): readonly Pick<Moved, 'then' | 'now'>[] {
  const present = new Map(figuresIn(standing).map((figure) => [nameOf(figure), figure]));
  return figuresIn(block).flatMap((then) => {
    const now = present.get(nameOf(then)) ?? toGone(then, block, standing);
    if (now === null || now.text === then.text) return [];
    return now.value === null && then.value === null ? [] : [{ then, now }];
  });
}

function nameOf({ measure, row, column }: RevisableFigure): string {
  return JSON.stringify([measure.key, row.key, column]);
}

/**
 * One figure, from all the places that show it, in the words of the place that rates it, or else of
 * the first place.
 */
function toRevision(places: readonly Moved[], causes: Causes): Revision {
  const [first] = places;
  const told = places.find(({ then }) => then.verdict !== null) ?? first;
  if (told === undefined) throw new Error('A changed figure is shown nowhere');
  const { then, now, block } = told;
  const isProtected = doesProtect(then.measure.key);
  const differences = isProtected
    ? []
    : places.map((each) => describeDifference(each.then, each.now));
  return {
    ...{
      measure: then.measure.name,
      row: then.row.label,
      column: then.columnName,
      then: then.text,
      now: now.text,
      isProtected,
    },
    difference: differences.find((difference) => difference !== null) ?? null,
    reading: now.verdict === null ? null : describeVerdict(now.verdict),
    isReadAnew:
      then.verdict !== null && now.verdict !== null && !isReadAlike(then.verdict, now.verdict),
    returns: isProtected ? [] : causesOf(then, block, causes),
    places: places.map((each) => ({
      ...{
        section: each.section,
        block: each.block.id,
        cell: each.then.cell,
        then: each.then.text,
        now: each.now.text,
      },
    })),
  };
}

/** A measure that no longer exists counts as protected. */
function doesProtect(key: string): boolean {
  return !isMeasureKey(key) || measureOf(key).disclosure.startsWith('PROTECTED');
}

/**
 * How much a figure has changed; null unless both texts are written in the usual way, because some
 * drawings use a scale of their own.
 */
function describeDifference({ measure, ...then }: RevisableFigure, now: Shown): string | null {
  if (!isMeasureKey(measure.key)) return null;
  const { unit, direction } = measureOf(measure.key);
  const waysToWrite = [
    (value: number) => formatFigure(value, unit),
    (value: number) => formatBare(value, unit),
    (value: number) => formatValue({ unit, direction }, value),
  ];
  const isPlain = ({ text, value }: Shown) =>
    value !== null && waysToWrite.some((write) => write(value) === text);
  if (then.value === null || now.value === null || !isPlain(then) || !isPlain(now)) return null;
  const difference = now.value - then.value;
  return `${difference < 0 ? '−' : '+'}${formatDifference(Math.abs(difference), unit, 0)}`;
}

/**
 * The returns of a figure's datasets for its quarters; if its row is one agency, only that
 * agency's.
 */
function causesOf(
  { measure, row }: RevisableFigure,
  { question }: RevisableBlock,
  { later, agencyIdOf }: Causes,
): readonly LaterReturn[] {
  if (!isMeasureKey(measure.key)) return [];
  const sources = sourcesOf(measureOf(measure.key));
  const [from, to] = isQuarter(row.key)
    ? [row.key, row.key]
    : [question.shownFrom.key, question.shownTo.key];
  const agencyId = question.by.includes('AGENCY') ? agencyIdOf(row.key) : null;
  return later
    .filter(
      ({ dataset, quarter }) =>
        (sources.includes(dataset) || sources.includes('RETURNS')) &&
        quarter >= from &&
        quarter <= to,
    )
    .filter((each) => agencyId === null || each.agencyId === agencyId)
    .toSorted((one, other) => other.publishedAt.getTime() - one.publishedAt.getTime());
}
