import type { Figure } from '#domain/figures/figure/figure.js';
import { formatBare } from '#domain/figures/words/format.js';
import type { BlockCell } from '#domain/pages/block/block.js';
import type { ColumnDeclaration } from '#domain/pages/declared/declaration.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

import { emptyCell, toCell, usualOf } from './cell.js';
import { ownShare, placeOf, rangesOf, tooFew } from './rounded-cell.js';

/** A figure of all records, and the figure of only the viewer's own; null if that is not rated. */
export interface OwnKpi {
  readonly all: JudgedKpi;
  readonly own: JudgedKpi | null;
}

type Column = Pick<ColumnDeclaration, 'shows' | 'drawing' | 'of'>;
type Options = Parameters<typeof toCell>[2];

/** A cell with the viewer's own figures separate from others'. */
export function toApartCell({ all, own }: OwnKpi, column: Column, options: Options): BlockCell {
  switch (column.of) {
    case 'OWN':
      return toOwnCell({ all, own }, column, options);
    case 'OTHERS':
      return toOthersCell(all, column);
    default: {
      const shown = toCell(all, column, options);
      const cell =
        all.figure.isWithheld && column.shows === 'SHARE' ? { ...shown, text: 'withheld' } : shown;
      if (column.drawing !== 'RANGE') return cell;
      const share = ownShare(own);
      return { ...cell, own: share, place: placeOf(all, all.figure.range, share) };
    }
  }
}

/**
 * The cell for the viewer's own figure. A count of all records includes the viewer's own part, but
 * ratings and shares of that part need questions of their own.
 */
function toOwnCell({ all, own }: OwnKpi, column: Column, options: Options): BlockCell {
  const isCount = all.measure.denominator === null;
  if (column.shows !== 'VALUE' || !isCount) return toCell(own, column, options);
  const { figure, measure } = all;
  if (figure.own === null) return toCell(own ?? all, column, options);
  const judged = own && toCell(own, column, options);
  return {
    ...emptyCell,
    ...(judged === null
      ? {}
      : {
          mark: judged.mark,
          usual: column.drawing === 'PANEL' ? usualOf(own ?? all) : judged.usual,
        }),
    text: formatBare(figure.own, measure.unit),
    value: figure.own,
    series: column.drawing === 'PANEL' ? shownTrend(all).map((each) => each.own) : [],
  };
}

/** Others' part of a count, rounded. */
function toOthersCell(all: JudgedKpi, { drawing, shows }: Column): BlockCell {
  if (shows !== 'VALUE') return emptyCell;
  const { figure } = all;
  const trend = drawing === 'PANEL' ? shownTrend(all) : [];
  const ranges = rangesOf(trend.map((each) => ({ range: othersRange(each) })));
  return {
    ...emptyCell,
    text: describeOthers(figure),
    mark: othersOf(figure) === null ? 'MISSING' : 'PLAIN',
    value: othersOf(figure),
    series: trend.map(othersOf),
    ranges,
  };
}

function shownTrend({ trend, quarter: last }: JudgedKpi): readonly Figure[] {
  return trend.filter(({ quarter }) => quarter <= last).map(({ figure }) => figure);
}

/** What is shown of others; null if nothing is shown. */
function othersOf({ value, own, flags }: Figure): number | null {
  return value === null ||
    own === null ||
    flags.includes('CONFIDENTIAL') ||
    flags.includes('NOT_AVAILABLE')
    ? null
    : value - own;
}

function othersRange(figure: Figure): Figure['range'] {
  const { range, own } = figure;
  return othersOf(figure) === null || range === null || own === null
    ? null
    : { from: range.from - own, to: range.to - own };
}

/** Others as text: "about 235", "too few to show", "withheld". */
export function describeOthers({ othersText, flags, displayText }: Figure): string {
  if (othersText === null) return displayText;
  return flags.includes('CONFIDENTIAL') ? tooFew : othersText;
}
