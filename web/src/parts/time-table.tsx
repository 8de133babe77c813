import { Link } from 'react-router';

import type { Choices } from '#lib/choice.js';
import type { FigureValue } from '#lib/figure.js';
import { type ExplainedFigure, narrowExplained } from '#lib/figure-question.js';
import type { AskedScope, Scope } from '#lib/scope.js';
import { nameTime, type ToldPlace } from '#lib/time-lines.js';
import { filterTime, narrowToTime, type TimePlace } from '#lib/time-question.js';
import type { FigureCell, FigureTableContent } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';

interface TimeColumn<Figure extends FigureValue> {
  readonly name: string;
  readonly places: readonly ToldPlace<Figure>[];
  /** What its figures are of, all times together. */
  readonly explains: ExplainedFigure;
}

interface TimeScope {
  readonly scope: Pick<Scope, 'step' | 'years'>;
}

interface TimeTable<Figure extends FigureValue> extends TimeScope {
  readonly caption: string;
  readonly times: readonly TimePlace[];
  readonly columns: readonly TimeColumn<Figure>[];
  /** The cells of a figure of a column: one unless given. */
  readonly toCells?: (figure: Figure, explains?: ExplainedFigure) => readonly FigureCell[];
  readonly choices: Pick<Choices, 'periods'>;
  /** The address of the page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedScope>) => string;
}

const headings = { month: 'Month', quarter: 'Quarter', year: 'Year', rolling: 'Four quarters up to' } as const;

/** The table of what is told over time: a row for each time, which leads to it, with a figure of each column that can be explained. */
export function toTimeTable<Figure extends FigureValue>(table: TimeTable<Figure>): FigureTableContent {
  const { caption, times, columns, toCells = toPlainCells, scope, choices, toAddress } = table;
  return {
    caption,
    headings: [headings[scope.step], ...columns.map(({ name }) => name)],
    rows: times.map((time, index) => ({
      key: time.code,
      name: nameTime(time),
      shown: <Link to={toAddress(narrowToTime(time.code, scope, choices))}>{nameTime(time)}</Link>,
      order: time.code,
      cells: columns.flatMap(({ places, explains }): readonly FigureCell[] => {
        const place = places[index];
        return place === undefined ? [] : toCells(place.figure, toExplained(place, explains, scope));
      }),
    })),
  };
}

/** A figure as it is told in one column. */
export function toPlainCells(figure: FigureValue, explains?: ExplainedFigure): readonly FigureCell[] {
  return [toFigureCell(figure, explains)];
}

/** Four quarters of which one is missing are not available, and yet the others could be added up: of those nothing is explained. */
function toExplained({ code, figure }: ToldPlace, explains: ExplainedFigure, scope: TimeScope['scope']): ExplainedFigure | undefined {
  if (scope.step === 'rolling' && figure.value === null) return undefined;
  return narrowExplained(explains, filterTime(code, scope));
}
