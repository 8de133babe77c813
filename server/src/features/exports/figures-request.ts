import { z } from 'zod';

import { showInvisible } from '#domain/invisible-characters.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import {
  type Dimension,
  dimensionKeys,
  dimensions,
  isDimension,
} from '#domain/measures/dimensions.js';
import { comparisonKeys } from '#domain/question/question.js';
import { toQuotedValue } from '#domain/quoted-value.js';

const MAX_TITLE_LENGTH = 300;
const MAX_MEASURES = 50;

const measure = z.string().refine(isMeasureKey, {
  error: ({ input }) =>
    `no measure has the key "${toQuotedValue(String(input))}". { measures { key name } } lists them`,
});
const dimension = z.string().refine(isDimension, {
  error: ({ input }) =>
    `there is no dimension "${toQuotedValue(String(input))}". Use one of ${dimensionKeys.join(', ')}`,
});

/** The arguments of `figures`, under the same names; the schema defines `where` and `orderBy`. */
const shape = z.strictObject({
  measures: z
    .array(measure)
    .min(1, 'name at least one measure')
    .max(MAX_MEASURES, `name at most ${MAX_MEASURES} measures`),
  by: z.array(dimension).default([]),
  where: z.record(z.string(), z.unknown()).nullish(),
  window: z.string().default('PERIOD'),
  orderBy: z.array(z.record(z.string(), z.unknown())).nullish(),
  first: z.int().default(1000),
  fillGaps: z.boolean().default(false),
  changes: z.array(z.enum(comparisonKeys)).default([]),
  title: z
    .string()
    .max(MAX_TITLE_LENGTH, `a title can have at most ${MAX_TITLE_LENGTH} characters`)
    .default(''),
});

/**
 * The question for a file of figures. Measures, dimensions and changes each occur once, in the
 * order of the file’s columns.
 */
export interface FiguresRequest extends Omit<z.infer<typeof shape>, 'title' | 'by'> {
  readonly by: readonly Dimension[];
  /** The title of the file, without control characters; never empty. */
  readonly title: string;
}

/**
 * The layout of a file: for people, with all context around the table, or for a program, with only
 * the table.
 */
export type Layout = 'WHOLE' | 'PLAIN';

export type LayoutReading =
  | { readonly ok: true; readonly layout: Layout }
  | { readonly ok: false; readonly sentence: string };

/**
 * Reads the layout from an address: `plain=yes` asks for only the table, and is allowed only for
 * CSV.
 */
export function readLayout(query: unknown, kind: 'csv' | 'xlsx'): LayoutReading {
  const { plain } = z.looseObject({ plain: z.unknown().optional() }).parse(query);
  if (plain === undefined) return { ok: true, layout: 'WHOLE' };
  if (kind === 'xlsx')
    return {
      ok: false,
      sentence:
        'plain=yes is only for /export/figures.csv: a workbook always contains its marking and notes.',
    };
  if (plain !== 'yes')
    return {
      ok: false,
      sentence:
        'plain must be yes, and given only once. Leave it out for a file with its marking and notes.',
    };
  return { ok: true, layout: 'PLAIN' };
}

export type FiguresReading =
  | { readonly ok: true; readonly request: FiguresRequest }
  | { readonly ok: false; readonly sentence: string };

/** Reads the question in an address: JSON in the parameter `question`. */
export function readFromAddress(query: unknown): FiguresReading {
  const given = z
    .strictObject({ question: z.string(), plain: z.unknown().optional() })
    .safeParse(query);
  if (!given.success) {
    return refuse(
      `The address takes one parameter, question, once: the question as JSON, such as ${example} For CSV it may also have plain=yes.`,
    );
  }
  const parsed = parseJson(given.data.question);
  return parsed.ok
    ? readFigures(parsed.value)
    : refuse(`The question is not JSON. Write it as ${example}`);
}

const example =
  '{"measures":["disruptions"],"by":["QUARTER"],"where":{"financialYear":{"in":["2025-26"]}}}.';

/** Reads the question as received, or says in a sentence what is wrong with it. */
export function readFigures(sent: unknown): FiguresReading {
  const read = shape.safeParse(sent);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = ['question', ...(issue?.path ?? [])].map(String).join('.');
    return refuse(
      `${toQuotedValue(where)}: ${(issue?.message ?? 'it cannot be read').replace(/[.]$/, '')}.`,
    );
  }
  const { title, measures, by, changes, ...rest } = read.data;
  const asked = {
    ...rest,
    measures: [...new Set(measures)],
    by: [...new Set(by)],
    changes: [...new Set(changes)],
  };
  return {
    ok: true,
    request: { ...asked, title: showInvisible(title).trim() || nameQuestion(asked) },
  };
}

function nameQuestion({ measures, by }: Pick<FiguresRequest, 'measures' | 'by'>): string {
  const what = measures.map((key) => measureOf(key).name).join(', ');
  const grouped = by.map((key) => dimensions[key].name.toLowerCase()).join(' and ');
  return `${what}${grouped === '' ? '' : ` by ${grouped}`}`.slice(0, MAX_TITLE_LENGTH);
}

function refuse(sentence: string): FiguresReading {
  return { ok: false, sentence };
}

function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // JSON.parse throws only for invalid JSON.
    return { ok: false };
  }
}
