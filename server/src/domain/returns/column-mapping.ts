import { type Column, toPlainName } from './column.js';

/** Why a heading of a file is taken as a column of ours. */
export const mappingOrigins = {
  NAME: 'It has the name of the column.',
  LABEL: 'It says the name of the column in other signs, such as £ for pounds.',
  REMEMBERED: 'The last return of this agency and dataset took it so.',
  GUESS: 'Its words come close to those of the column. Nobody has confirmed it.',
  NONE: 'Nothing says what it is.',
} as const;
export type MappingOrigin = keyof typeof mappingOrigins;

/** What an agency said of headings: the column of each by its plain name; null leaves it out. */
export type RememberedColumns = ReadonlyMap<string, string | null>;

/** A heading of a file, and what it is taken as. */
export interface MappedColumn {
  /** Where it stands, from 0. */
  readonly position: number;
  readonly heading: string;
  /** The name of a column of the dataset; null where it is not read. */
  readonly column: string | null;
  readonly origin: MappingOrigin;
}

/**
 * What each heading of a file is taken as: by name, by what the agency said before, by label. Each
 * column is taken once, by the first heading that fits it best.
 */
export function mapColumns(
  columns: readonly Column[],
  header: readonly string[],
  remembered: RememberedColumns,
): readonly MappedColumn[] {
  const taken = new Set<string>();
  const found = new Map<number, Pick<MappedColumn, 'column' | 'origin'>>();
  const take = (origin: MappingOrigin, fits: (heading: string) => string | null | undefined) => {
    header.forEach((heading, position) => {
      if (found.has(position) || heading.trim() === '') return;
      const column = fits(heading);
      if (column === undefined || (column !== null && taken.has(column))) return;
      if (column !== null) taken.add(column);
      found.set(position, { column, origin });
    });
  };
  const byName = new Map(columns.map(({ name }) => [toPlainName(name), name]));
  take('NAME', (heading) => byName.get(toPlainName(heading)));
  take('REMEMBERED', (heading) => {
    const column = remembered.get(toPlainName(heading));
    // What was remembered of a column that there is no more is forgotten.
    return column === null || columns.some(({ name }) => name === column) ? column : undefined;
  });
  const byLabel = new Map(columns.map(({ name }) => [toLabel(name), name]));
  take('LABEL', (heading) => byLabel.get(toLabel(heading)));
  return header.map((heading, position) => ({
    ...{ position, heading },
    ...(found.get(position) ?? { column: null, origin: 'NONE' }),
  }));
}

/**
 * The same with a guess for each heading that nothing was found for: the one column left whose
 * words come closest, if one does. For people to look at, and never taken without them.
 */
export function guessColumns(
  columns: readonly Column[],
  mapped: readonly MappedColumn[],
): readonly MappedColumn[] {
  const taken = new Set(mapped.flatMap(({ column }) => column ?? []));
  const guesses = mapped
    .filter(({ origin, heading }) => origin === 'NONE' && heading.trim() !== '')
    .flatMap(({ position, heading }) =>
      columns
        .filter(({ name }) => !taken.has(name))
        .map(({ name }) => ({ position, name, closeness: compareWords(heading, name) })),
    )
    .filter(({ closeness }) => closeness >= CLOSE)
    .sort((one, other) => other.closeness - one.closeness || one.position - other.position);
  const guessed = new Map<number, string>();
  for (const { position, name } of guesses) {
    if (guessed.has(position) || taken.has(name)) continue;
    guessed.set(position, name);
    taken.add(name);
  }
  return mapped.map((each) => {
    const column = guessed.get(each.position);
    return column === undefined ? each : { ...each, column, origin: 'GUESS' };
  });
}

/** How much of the words two names must share to be taken for a guess. */
const CLOSE = 0.5;

/** 0 where they share no word, 1 where they share all. */
function compareWords(heading: string, name: string): number {
  const [ours, theirs] = [toWords(name), toWords(heading)];
  const shared = ours.filter((word) => theirs.some((other) => isSameWord(word, other))).length;
  return ours.length + theirs.length === 0 ? 0 : (2 * shared) / (ours.length + theirs.length);
}

/** Words that spreadsheets shorten or call otherwise, as the columns call them. */
const otherWords: Readonly<Record<string, string>> = {
  ...{ LA: 'AREA', DISTRICT: 'AREA', BOROUGH: 'AREA', PLACE: 'AREA', LOCATION: 'AREA' },
  ...{ REF: 'REFERENCE', ID: 'REFERENCE', NO: 'REFERENCE', NUMBER: 'REFERENCE' },
  ...{ PERIOD: 'QUARTER', QTR: 'QUARTER', STRAND: 'OBJECTIVE', PILLAR: 'OBJECTIVE' },
  ...{ TEAM: 'STAFF', FUND: 'FUNDING', HRS: 'HOURS', WORKED: 'COMMITTED' },
  ...{ ABSTR: 'ABSTRACTED', EST: 'ESTABLISHMENT', POST: 'STRENGTH', POSTS: 'ESTABLISHMENT' },
  ...{ SPENT: 'ACTUAL', SPEND: 'ACTUAL', PLAN: 'PLANNED', CAT: 'TYPE', CATEGORY: 'TYPE' },
  ...{ OFFENCE: 'CRIME', ROUTE: 'CHANNEL', SOURCE: 'CHANNEL', DATE: 'ON', AGE: 'AGE' },
  ...{ GENDER: 'SEX', COUNT: 'QUANTITY', TOTAL: 'QUANTITY', HAPPENED: 'OCCURRED' },
};

/** Words that say nothing by themselves. */
const silentWords = new Set(['THE', 'OF', 'FOR', 'TO', 'IN', 'A', 'AND']);

function toWords(text: string): readonly string[] {
  return toLabel(text)
    .split('_')
    .filter((word) => word !== '' && !silentWords.has(word))
    .map((word) => otherWords[word] ?? word);
}

/** The same, or one begins the other with three letters at least. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short);
}

/** A name without what is written in signs: £ for pounds, brackets and points. */
function toLabel(text: string): string {
  return toPlainName(text.replaceAll('£', ' pounds ').replaceAll(/[()[\].,:/?*]/g, ' ')).replace(
    /^_+|_+$/g,
    '',
  );
}
