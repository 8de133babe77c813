import { explainFigures, isProtected } from '#lib/figure.js';
import { formatInstant } from '#lib/format.js';
import { wordMove } from '#lib/move.js';
import { labelQuarter } from '#lib/quarter.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import type { FigureContent, FigureTableContent } from '#ui/figure-block/figure-block.type.js';
import { toFigureCell } from '#ui/figure-block/figure-cell.js';

import type { BlockContext } from './area.type.js';
import { toHeadlineFigure } from './block-questions.js';
import type { HeadlineRow } from './headlines.js';

/** What the scorecard of an area says of itself. */
export interface Answer {
  readonly dataVersion: number;
  readonly asOf: string;
  readonly returnsDue: number;
  readonly returnsReceived: number;
}

const statusWords = {
  GREEN: 'on target',
  AMBER: 'near target',
  RED: 'off target',
  TOO_CLOSE: 'too close to rate',
  NOT_RATED: 'not rated',
  NO_TARGET: 'no target',
  NO_DATA: 'no data',
} as const;

const variationWords = {
  IMPROVING: 'improving',
  WORSENING: 'worsening',
  UNUSUALLY_HIGH: 'unusually high',
  UNUSUALLY_LOW: 'unusually low',
  NO_REAL_CHANGE: 'no real change',
  TOO_CLOSE: 'too close to tell',
  TOO_FEW_POINTS: 'too few points',
} as const;

const toWords = (text: string) => ({ text, flags: '', isWords: true });

/** The headline measures as a table of words, to be read alone and to be taken away. */
export function toHeadlineTable(rows: readonly HeadlineRow[], { scope }: Pick<BlockContext, 'scope'>): FigureTableContent {
  const { area, other, quarter } = scope;
  const wordVariation = ({ variation }: HeadlineRow['kpi']) => (quarter.isOpen ? 'not closed' : variationWords[variation]);

  return {
    caption: `Headline measures of ${area.name}${other === null ? '' : ` beside ${other.name}`}, ${quarter.name}`,
    headings: [
      'Measure',
      area.name,
      'Target',
      'Status',
      `Change on ${labelQuarter(quarter.code, -1)}`,
      'Variation',
      ...(other === null ? [] : [other.name, `Variation, ${other.name}`]),
    ],
    rows: rows.map(({ key, kpi, other: beside }) => ({
      key,
      name: kpi.name,
      cells: [
        toFigureCell(kpi.figure, toHeadlineFigure(kpi, scope, area)),
        toWords(kpi.target?.text ?? 'none'),
        toWords(statusWords[kpi.status]),
        { text: wordMove(kpi.previousQuarter, kpi.figure), flags: '' },
        toWords(wordVariation(kpi)),
        ...(other === null
          ? []
          : [
              beside === null ? toWords('not asked') : toFigureCell(beside.figure, toHeadlineFigure(beside, scope, other)),
              toWords(beside === null ? '' : wordVariation(beside)),
            ]),
      ],
    })),
  };
}

type Foot = Pick<FigureContent, 'source' | 'coverage' | 'freshness' | 'dataVersion' | 'asOf' | 'marking'>;

/** What the tables of headline measures rest on. They hold protected measures, so they carry the viewer's marking. */
export function toHeadlineFoot(rows: readonly HeadlineRow[], { scope, marking }: BlockContext, answer: Answer): Foot {
  const provisional = rows.some(({ kpi }) => kpi.figure.flags.includes('PROVISIONAL'));
  return {
    source: 'returns of every dataset',
    coverage: wordCoverage(answer),
    freshness: wordFreshness(scope.quarter.isOpen ? 'OPEN' : provisional ? 'PROVISIONAL' : 'FINAL'),
    dataVersion: answer.dataVersion,
    asOf: formatInstant(answer.asOf),
    marking,
  };
}

/** Flags of the tables that have to be explained; what is missing says why by itself, and what is provisional stands in the foot. */
export function explainRows(rows: readonly HeadlineRow[]): readonly string[] {
  const figures = rows.flatMap(({ kpi, other }) => [kpi.figure, ...(other === null ? [] : [other.figure])]);
  return explainFigures(
    figures.filter((figure) => isProtected(figure) || figure.flags.includes('LOW_RELIABILITY')),
    [],
  ).filter((note) => !note.startsWith('[p]') && !note.startsWith('[x]'));
}
