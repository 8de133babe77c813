import { agencyFamilies } from '#domain/agencies.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import { hasNoReturn } from '#domain/pages/cells/cell.js';
import type { ColumnDeclaration, TableDeclaration } from '#domain/pages/declared/declaration.js';
import type { AnswerSetting } from '#domain/pages/questions/answer-setting.js';
import {
  askedBy,
  columnsOf,
  headlinesOfParts,
  headlinesOfWhole,
} from '#domain/pages/questions/block-headlines.js';
import { measuresOf } from '#domain/pages/questions/block-measures.js';
import { columnsSeen } from '#domain/pages/questions/own.js';
import type { Headline } from '#domain/scorecard/headline.js';
import type { JudgedKpi } from '#domain/scorecard/judge-headlines.js';

/** One part with a figure for each measure. */
export interface Line {
  readonly first: JudgedKpi;
  readonly kpiOf: (column: Pick<ColumnDeclaration, 'measure' | 'objective'>) => JudgedKpi | null;
  /** A column's figure for only the viewer's own records; null if that is not rated. */
  readonly ownOf: (column: Pick<ColumnDeclaration, 'measure'>) => JudgedKpi | null;
}

/** What the rows and columns of a table are built from. */
export interface TableLines {
  /** The columns that this viewer sees. */
  readonly shown: readonly ColumnDeclaration[];
  /** All parts that were asked for. */
  readonly listed: readonly Line[];
  /** The listed parts with a figure. */
  readonly parts: readonly Line[];
  /** The whole scope: for a table by objective, each objective. */
  readonly wholes: readonly Line[];
  /** The whole; undefined if there is none. */
  readonly whole: Line | undefined;
}

/** The parts of a table with their figures, and the whole. */
export function findLines(
  block: TableDeclaration,
  setting: Pick<AnswerSetting, 'page' | 'findKpi' | 'referenceData'>,
): TableLines {
  const { page, referenceData } = setting;
  const { asked } = askedBy(block, page, referenceData);
  const shown = columnsSeen(columnsOf(block, page), page.own.length > 0);
  const wholes = toLines(headlinesOfWhole(block, page), block, setting);
  if (block.by === 'OBJECTIVE')
    return { shown, listed: wholes, parts: wholes, wholes, whole: undefined };
  const listed = toLines(
    headlinesOfParts(block, { ...page, asked }, referenceData),
    block,
    setting,
  );
  return {
    shown,
    listed,
    parts: listed.filter((line) => hasFigures(line, shown)),
    wholes,
    whole: wholes[0],
  };
}

/** A line for each figure of the first measure that was asked for. */
function toLines(
  headlines: readonly Headline[],
  block: TableDeclaration,
  { page, findKpi, referenceData }: Pick<AnswerSetting, 'page' | 'findKpi' | 'referenceData'>,
): readonly Line[] {
  const { name } = askedBy(block, page, referenceData);
  const [measure] = measuresOf(block);
  return headlines
    .filter(
      (headline) =>
        headline.measure === measure &&
        (block.by === 'OBJECTIVE' || headline.objective === page.objective),
    )
    .flatMap((headline) => {
      const first = findKpi(name, headline);
      const kpiOf: Line['kpiOf'] = ({ measure: of, objective = headline.objective }) =>
        findKpi(name, { ...headline, measure: of, objective });
      return first
        ? [
            {
              first,
              kpiOf,
              ownOf: ({ measure: of }) => findKpi('OWN', { ...headline, measure: of }),
            },
          ]
        : [];
    });
}

/** Whether a part has a drawn figure, or a return that is owed and missing. */
function hasFigures({ kpiOf, first }: Line, columns: readonly ColumnDeclaration[]): boolean {
  return (
    hasNoReturn(first) ||
    columns.some(
      (column) => column.drawing !== 'NONE' && typeof kpiOf(column)?.figure.value === 'number',
    )
  );
}

/**
 * Sorts lines by group, in the order of the families of agencies, and within a group by the first
 * column, largest first. Rates and shares are not sorted: that would be a ranking.
 */
export function orderLines(
  lines: readonly Line[],
  findGroup: (line: Line) => string | null,
): readonly Line[] {
  const families: readonly string[] = Object.values(agencyFamilies);
  const rank = (line: Line) => families.indexOf(findGroup(line) ?? '');
  const size = ({ first }: Line) =>
    first.figure.value ??
    first.trend.findLast(({ figure }) => figure.value !== null)?.figure.value ??
    -Infinity;
  const isRanked = lines[0]?.first.measure.denominator !== null;
  return lines.toSorted(
    (one, other) => rank(one) - rank(other) || (isRanked ? 0 : size(other) - size(one)),
  );
}

/** What a figure is about. */
export function headlineOf(kpi: JudgedKpi): Pick<Headline, 'measure' | 'objective' | 'part'> {
  return { measure: measureKeyOf(kpi), objective: kpi.objective, part: kpi.part };
}

/** The key of the measure that was rated. */
export function measureKeyOf({ measure }: JudgedKpi): Headline['measure'] {
  const { key } = measure;
  if (!isMeasureKey(key)) throw new Error(`The catalogue does not have ${key}`);
  return key;
}
