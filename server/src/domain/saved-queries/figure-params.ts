import { isMeasureKey, type MeasureKey } from '#domain/measures/catalogue.js';
import { type Dimension, isDimension } from '#domain/measures/dimensions.js';
import type { FilterRequest } from '#domain/question/filter-request.js';
import { type ChangeParams, comparisonKeys, type Order } from '#domain/question/question.js';
import { isWindow, type Window } from '#domain/question/window.js';
import type { SelectedField } from '#domain/selected-field.js';

/** A question for figures in a text. */
export interface FigureParams {
  /** The measures that are selected, each once, in their order. */
  readonly measures: readonly MeasureKey[];
  readonly by: readonly Dimension[];
  readonly where: FilterRequest;
  readonly window: Window;
  readonly orderBy: readonly Order[];
  readonly first: number;
  readonly fillGaps: boolean;
  readonly changes: readonly ChangeParams[];
}

export type FiguresReading =
  | { readonly ok: true; readonly asked: FigureParams }
  | { readonly ok: false; readonly reason: string };

/** The default of `first`, as in the schema. */
const USUAL_ROWS = 1000;

/**
 * The only question for figures in an operation; or why there is none that a block could show.
 * Aliases, fragments and the position of measures make no difference.
 *
 * @param fields everything that the operation selects, with variables filled in
 */
export function readFiguresAsked(fields: readonly SelectedField[]): FiguresReading {
  const asked = fields.filter(({ name }) => name !== '__typename');
  const [field, ...others] = asked;
  if (field === undefined) return refuse('It asks for nothing.');
  if (others.length > 0)
    return refuse(
      `It asks ${asked.length} things at once. A block can show only one question, and it must ask for figures.`,
    );
  if (field.name !== 'figures')
    return refuse(
      `It asks for ${field.name}. A block can show only one question, and it must ask for figures.`,
    );
  const { args } = field;
  const known = findMeasures(field);
  const measures = [...new Set(known.map(({ measure }) => measure))];
  if (measures.length === 0) return refuse('It does not select any measures.');
  const orders = listOf(args.orderBy).map(toOrder);
  const orderBy = orders.filter((order) => order !== null);
  if (orderBy.length < orders.length)
    return refuse('Each entry in orderBy must name either a measure or a dimension.');
  const window = String(args.window);
  return {
    ok: true,
    asked: {
      measures,
      by: listOf(args.by).map(String).filter(isDimension),
      where: isRequest(args.where) ? args.where : {},
      window: isWindow(window) ? window : 'PERIOD',
      orderBy,
      first: typeof args.first === 'number' ? args.first : USUAL_ROWS,
      fillGaps: args.fillGaps === true,
      changes: findChanges(known),
    },
  };
}

interface Found {
  /** Where the measure was found: in rows, in totals or in what is not listed. */
  readonly of: string;
  readonly measure: MeasureKey;
  readonly field: SelectedField;
}

function findMeasures({ fields }: SelectedField): readonly Found[] {
  return fields
    .filter(({ name }) => ['rows', 'totals', 'other'].includes(name))
    .flatMap(({ name: of, fields: inRow }) =>
      inRow.flatMap((field): readonly Found[] => {
        const measure = field.name === 'figure' ? field.args.measure : field.name;
        return typeof measure === 'string' && isMeasureKey(measure) ? [{ of, measure, field }] : [];
      }),
    );
}

function findChanges(found: readonly Found[]): readonly ChangeParams[] {
  const asked = found.flatMap(({ of, measure, field }) =>
    field.fields.flatMap(({ name, args }): readonly ChangeParams[] => {
      const to = comparisonKeys.find((key) => key === args.to);
      return name === 'change' && to && of !== 'other'
        ? [{ measure, to, of: of === 'rows' ? 'ROWS' : 'TOTALS' }]
        : [];
    }),
  );
  return [...new Map(asked.map((change) => [JSON.stringify(change), change] as const)).values()];
}

function toOrder(entry: unknown): Order | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { measure, dimension, direction }: Readonly<Record<string, unknown>> = { ...entry };
  const isDescending = direction === 'DESC';
  if (typeof measure === 'string' && isMeasureKey(measure) && !isGiven(dimension))
    return { by: { measure }, isDescending };
  if (typeof dimension === 'string' && isDimension(dimension) && !isGiven(measure))
    return { by: { dimension }, isDescending };
  return null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}

function isRequest(where: unknown): where is FilterRequest {
  return typeof where === 'object' && where !== null;
}

function refuse(reason: string): FiguresReading {
  return { ok: false, reason };
}
