import type { AnswerRow, AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { Flag } from '#lib/figure.js';
import { formatNumber } from '#lib/format.js';

/** How far an answer can be relied on, as shown under its heading. */
export interface Trust {
  readonly shape: 'GOOD' | 'NEAR';
  /** `Complete: 15 of 15 areas`, `4 areas shown; others may be withheld`, `Cut short: …`. */
  readonly rows: string;
  /** `28 of 28 returns are in`; null if the text does not ask for returns. */
  readonly returns: { readonly text: string; readonly isMissing: boolean } | null;
  /** Flags of every figure: they are shown once. */
  readonly shared: readonly Flag[];
  /** Flags of some figures: shown in their cells. */
  readonly apart: readonly Flag[];
}

const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  AREA: ['area', 'areas'],
  COUNTY: ['county', 'counties'],
  LOCAL_COMMAND_UNIT: ['command unit', 'command units'],
  AGENCY: ['agency', 'agencies'],
  SUPPORTING_AGENCY: ['agency', 'agencies'],
  AGENCY_KIND: ['kind of agency', 'kinds of agency'],
  MONTH: ['month', 'months'],
  QUARTER: ['quarter', 'quarters'],
  FINANCIAL_YEAR: ['year', 'years'],
  CALENDAR_YEAR: ['year', 'years'],
  CRIME_TYPE: ['crime type', 'crime types'],
  OBJECTIVE: ['objective', 'objectives'],
  PATHWAY: ['pathway', 'pathways'],
  CHANNEL: ['channel', 'channels'],
};

/** The word for an answer's rows. */
export function nameRows(
  { kind, by, rows }: Pick<AnswerShape, 'kind' | 'by' | 'rows'>,
  count: number,
): string {
  const only = rows.some(isUnplaced) ? undefined : by[0];
  const [one, many] =
    kind === 'RECORDS'
      ? ['record', 'records']
      : kind === 'FIGURES'
        ? ['group', 'groups']
        : ['row', 'rows'];
  const [singular, plural] = (by.length === 1 && only !== undefined && kind === 'FIGURES'
    ? nouns[only]
    : undefined) ?? [one, many];
  return count === 1 ? singular : plural;
}

/** Whether a row has no district: it is not counted as an area. */
export function isUnplaced({ cells: [name] }: AnswerRow): boolean {
  return name?.text.endsWith(' no district recorded') === true;
}

/** What applies to a whole answer. */
export function describeTrust(shape: AnswerShape): Trust {
  const { completeness, returns } = shape;
  const { shared, apart } = splitFlags(shape);
  return {
    shape: completeness === 'COMPLETE' && !mayWithhold(shape) ? 'GOOD' : 'NEAR',
    rows: describeRows(shape),
    returns:
      returns === null
        ? null
        : {
            text: `${formatNumber(returns.received)} of ${formatNumber(returns.due)} ${returns.due === 1 ? 'return is' : 'returns are'} in`,
            isMissing: returns.received < returns.due,
          },
    shared,
    apart,
  };
}

function describeRows(shape: AnswerShape): string {
  const { rows, completeness, groupCount, page } = shape;
  const listed = formatNumber(rows.length);
  const total = page?.totalCount ?? groupCount;
  const noun = nameRows(shape, total ?? rows.length);
  if (completeness === 'COMPLETE' && mayWithhold(shape))
    return `${listed} ${nameRows(shape, rows.length)} shown; others may be withheld`;
  if (completeness === 'COMPLETE')
    return shape.kind === 'FIGURES' && total !== null
      ? `Complete: ${listed} of ${formatNumber(total)} ${noun}`
      : `Complete: ${listed} ${noun}`;
  if (completeness === 'UNKNOWN')
    return `${listed} ${noun} listed; the question does not ask whether there are more`;
  if (page !== undefined)
    return total === null
      ? `The first ${listed} ${noun}`
      : `The first ${listed} of ${formatNumber(total)} ${noun}`;
  return total === null
    ? `Cut short: the first ${listed} ${noun}`
    : `Only ${listed} of ${formatNumber(total)} ${noun}`;
}

/**
 * Whether groups of an answer may be left out to protect people: rows without a figure that may be
 * shown are not listed, and the answer does not say whether there are any.
 */
export function mayWithhold({ kind, by, rows, totals, notes }: AnswerShape): boolean {
  if (kind !== 'FIGURES' || by.length === 0) return false;
  return (
    notes.some((note) => /^\[[cex]\].*to protect people|are not listed/i.test(note)) ||
    [...rows, ...toRows(totals)].some(({ cells }) =>
      cells.some(({ flags }) => flags.includes('CONFIDENTIAL') || flags.includes('ESTIMATED')),
    )
  );
}

/**
 * Flags of every figure present, and flags of some. The flags of a missing figure stay in its cell,
 * because they say why it is missing.
 */
export function splitFlags({
  rows,
  totals,
  columns,
}: Pick<AnswerShape, 'rows' | 'totals' | 'columns'>): Pick<Trust, 'shared' | 'apart'> {
  const places = columns.flatMap(({ kind }, index) => (kind === 'FIGURE' ? [index] : []));
  const figures = [...rows, ...toRows(totals)].flatMap(({ cells }) =>
    places.flatMap((place) => {
      const cell = cells[place];
      return cell === undefined || cell.text === '' ? [] : [cell];
    }),
  );
  const present = figures.filter(({ value, text }) => value !== null || !text.startsWith('['));
  const found = [...new Set(figures.flatMap(({ flags }) => flags))];
  const shared = found.filter(
    (flag) => present.length > 1 && present.every(({ flags }) => flags.includes(flag)),
  );
  return { shared, apart: found.filter((flag) => !shared.includes(flag)) };
}

function toRows(row: AnswerRow | null): readonly AnswerRow[] {
  return row === null ? [] : [row];
}
