import { figureFlags } from '#domain/figures/figure/figure.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import type { Unit } from '#domain/measures/measure.js';
import type { Comparison } from '#domain/question/question.js';

import { type AnsweredFigure, figureOf } from './figures-answer.js';
import { type Cell, nothing, numberCell, type NumberFormat, textCell } from './figures-sheet.js';

const formats = {
  COUNT: 'COUNT',
  PERCENT: 'PERCENT',
  RATE: 'RATE',
  GBP: 'GBP',
  KILOGRAMS: 'DECIMAL',
  YEARS: 'DECIMAL',
  HOURS: 'DECIMAL',
  FTE: 'DECIMAL',
} as const satisfies Readonly<Record<Unit, NumberFormat>>;

const unitNames = {
  COUNT: '',
  PERCENT: ' (%)',
  RATE: ' (for each 1,000 people)',
  GBP: ' (£)',
  KILOGRAMS: ' (kg)',
  YEARS: ' (years)',
  HOURS: ' (hours)',
  FTE: ' (FTE)',
} as const satisfies Readonly<Record<Unit, string>>;

const comparisonNames = {
  PREVIOUS_PERIOD: 'change on the period before',
  SAME_PERIOD_LAST_YEAR: 'change on the same period of last year',
} as const satisfies Readonly<Record<Comparison, string>>;

interface Column {
  readonly heading: string;
  /** The suffix of the measure’s key in a table for a program. */
  readonly suffix: string;
  readonly toCell: (figure: AnsweredFigure) => Cell;
  /** The cell in a table for a program, if different. */
  readonly toPlainCell?: (figure: AnsweredFigure) => Cell;
}

interface Wanted {
  /**
   * Whether the measure is protected from the viewer. If so, its figures also have words next to
   * the number.
   */
  readonly isProtected: boolean;
  readonly changes: readonly Comparison[];
}

/**
 * A measure as columns: its number, or the code for why it is missing; its flags; its numerator and
 * denominator; its words if protected; its changes. The columns depend on the question and the
 * viewer, never on the figures.
 */
export function toMeasureColumns(measure: MeasureKey, { isProtected, changes }: Wanted) {
  const { name, unit, denominator } = measureOf(measure);
  const format = formats[unit];
  const columns: readonly Column[] = [
    {
      heading: `${name}${unitNames[unit]}`,
      suffix: '',
      toCell: ({ value, text }) => (value === null ? textCell(text) : numberCell(value, format)),
      toPlainCell: ({ value }) => numberCell(value, format),
    },
    {
      heading: `${name}: flags`,
      suffix: '_flags',
      toCell: ({ flags }) => textCell(flags.map(toLetter).join(' ')),
      toPlainCell: ({ flags }) => textCell(flags.join(' ')),
    },
    ...(denominator === null
      ? []
      : [
          {
            heading: `${name}: counted`,
            suffix: '_counted',
            toCell: ({ numerator }: AnsweredFigure) => numberCell(numerator, 'DECIMAL'),
          },
          {
            heading: `${name}: out of`,
            suffix: '_out_of',
            toCell: (figure: AnsweredFigure) => numberCell(figure.denominator, 'DECIMAL'),
          },
        ]),
    ...(isProtected ? protectedColumns(name) : []),
    ...changes.flatMap((to) => changeColumns(`${name}: ${comparisonNames[to]}`, to, format)),
  ];
  return {
    headings: columns.map(({ heading }) => heading),
    toCells: (row: Readonly<Record<string, unknown>>): readonly Cell[] => {
      const figure = figureOf(row, measure);
      return columns.map(({ toCell }) => toCell(figure));
    },
    /**
     * The columns for a program: named by the key of the measure, with only numbers in number
     * columns.
     */
    plain: {
      headings: columns.map(({ suffix }) => `${measure}${suffix}`),
      toCells: (row: Readonly<Record<string, unknown>>): readonly Cell[] => {
        const figure = figureOf(row, measure);
        return columns.map(({ toCell, toPlainCell = toCell }) => toPlainCell(figure));
      },
    },
  };
}

function protectedColumns(name: string): readonly Column[] {
  return [
    {
      heading: `${name}: in words`,
      suffix: '_in_words',
      toCell: ({ displayText }) => textCell(displayText),
    },
    {
      heading: `${name}: yours, exact`,
      suffix: '_yours_exact',
      toCell: ({ own }) => numberCell(own, 'COUNT'),
    },
    {
      heading: `${name}: others, protected`,
      suffix: '_others_protected',
      toCell: ({ othersText }) => textCell(othersText),
    },
  ];
}

/**
 * A change as two columns: the difference, empty if it is too close to tell because of protection,
 * and the words.
 */
function changeColumns(heading: string, to: Comparison, format: NumberFormat): readonly Column[] {
  return [
    {
      heading,
      suffix: `_change_on_${to.toLowerCase()}`,
      toCell: (figure) => {
        const change = figure[to];
        return change && change.signed !== null ? numberCell(change.difference, format) : nothing;
      },
    },
    {
      heading: `${heading}, in words`,
      suffix: `_change_on_${to.toLowerCase()}_in_words`,
      toCell: (figure) => textCell(figure[to]?.text ?? null),
    },
  ];
}

function toLetter(flag: string): string {
  const words = new Map<string, string>(Object.entries(figureFlags)).get(flag);
  return words === undefined ? flag : words.slice(0, '[p]'.length);
}
