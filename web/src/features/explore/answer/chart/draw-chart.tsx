import type { ReactNode } from 'react';

import type { AnswerColumn, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { ChartKind } from '#features/explore/chart-kind.js';
import { formatNumber } from '#lib/format.js';

import { AreaShades } from './AreaShades.js';
import { BarRows } from './BarRows.js';
import { BulletRows } from './BulletRows.js';
import {
  findEarlier,
  isEarlierOf,
  summariseBars,
  summariseOverTime,
  toChartOfBars,
  toChartOfHeat,
  toChartOverTime,
} from './chart-content.js';
import { maxLines, maxPanels } from './choose-chart.js';
import { withFlags } from './figure-words.js';
import { FigureTiles } from './FigureTiles.js';
import { HeatTable } from './HeatTable.js';
import { LinesOverTime } from './LinesOverTime.js';
import { PanelsOverTime } from './PanelsOverTime.js';
import { toSharesOfRows } from './shares-of-rows.js';

export interface ChartToDraw {
  readonly kind: ChartKind;
  readonly shape: AnswerShape;
  /** The column that is drawn. */
  readonly column: AnswerColumn;
  readonly openQuarters: ReadonlySet<string>;
  /** The topic of the chart. */
  readonly name: string;
}

interface DrawnChart {
  readonly drawing: ReactNode;
  /** A sentence that describes the drawing. */
  readonly summary: string;
  /** Notes that readers need, such as what the chart leaves out. */
  readonly notes: readonly string[];
}

/** A chart of an answer, with the sentence that describes it. */
export function drawChart(wanted: ChartToDraw): DrawnChart {
  const { shape } = wanted;
  const cut =
    shape.completeness === 'CUT'
      ? ['The answer is incomplete: groups that are not listed are not drawn.']
      : [];
  const earlier = findEarlier(shape).some(({ id }) => id === wanted.column.id)
    ? [`Drawn: ${wanted.column.heading}. The heading above is about the later figures.`]
    : [];
  const { drawing, summary, notes } = draw({ ...wanted, shape: withFlags(shape) });
  const first = [...earlier, ...cut];
  return { drawing, summary: [...earlier, summary, ...cut].join(' '), notes: [...first, ...notes] };
}

function draw({ kind, shape, column, openQuarters, name }: ChartToDraw): DrawnChart {
  switch (kind) {
    case 'BULLET':
      return {
        drawing: <BulletRows shape={shape} column={column} caption={name} />,
        summary: describeTargets(shape, column),
        notes: describeWithout(shape),
      };
    case 'TILES':
      return { drawing: <FigureTiles shape={shape} />, summary: describeTiles(shape), notes: [] };
    case 'LINES':
    case 'COLUMNS':
    case 'PANELS': {
      const course = toChartOverTime(shape, {
        column,
        most: kind === 'LINES' ? maxLines : maxPanels,
      });
      if (course === null) return nothing;
      const left = course.seriesCount - course.series.length;
      const Drawing = kind === 'LINES' ? LinesOverTime : PanelsOverTime;
      return {
        drawing: <Drawing shape={shape} course={course} openQuarters={openQuarters} name={name} />,
        summary: summariseOverTime(course),
        notes:
          left === 0
            ? []
            : [
                `${course.series.length} of ${formatNumber(course.seriesCount)} are drawn. The table has all of them.`,
              ],
      };
    }
    case 'HEAT':
    case 'SHARES': {
      const counts = toChartOfHeat(shape, column);
      if (counts === null) return nothing;
      const heat = kind === 'SHARES' ? toSharesOfRows(counts) : counts;
      return {
        drawing: <HeatTable heat={heat} caption={name} />,
        summary: `${heat.lines.length} lines and ${heat.heads.length} columns, each with its number.`,
        notes: [],
      };
    }
    case 'BARS':
    case 'WATERFALL':
    case 'MAP': {
      const bars = toChartOfBars(shape, column);
      const left = bars.groupCount - bars.bars.length;
      return {
        drawing:
          kind === 'MAP' ? (
            <AreaShades shape={shape} column={column} />
          ) : (
            <BarRows
              bars={bars}
              caption={name}
              before={shape.columns.find((each) => isEarlierOf(each, column))?.heading ?? null}
            />
          ),
        summary: summariseBars(bars),
        notes:
          left === 0 || kind === 'MAP'
            ? []
            : [
                `The top ${bars.bars.length} of ${bars.groupCount} groups are drawn. The table has all of them.`,
              ],
      };
    }
  }
}

/** `Confirmed disruptions: 713, target 660.` */
function describeTargets(
  { columns, rows, targets = [] }: AnswerShape,
  column: AnswerColumn,
): string {
  const place = columns.indexOf(column);
  return rows
    .flatMap(({ cells }, index) => {
      const target = targets[index] ?? null;
      return target === null
        ? []
        : [`${cells[0]?.text ?? ''}: ${cells[place]?.text ?? ''}, target ${target.text}.`];
    })
    .join(' ');
}

function describeWithout({ targets = [] }: AnswerShape): readonly string[] {
  const without = targets.filter((target) => target === null).length;
  return without === 0
    ? []
    : [`${without} without a target ${without === 1 ? 'is' : 'are'} only in the table.`];
}

const nothing: DrawnChart = { drawing: null, summary: 'There is nothing to draw.', notes: [] };

function describeTiles({ columns, rows: [row] }: AnswerShape): string {
  return columns
    .flatMap(({ kind, heading }, index) =>
      kind === 'DIMENSION' ? [] : [`${heading}: ${row?.cells[index]?.text ?? ''}.`],
    )
    .join(' ');
}
