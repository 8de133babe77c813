import { type Column, toPlainName } from './column.js';

/** Why a heading in a file was mapped to one of our columns. */
export const mappingOrigins = {
  NAME: 'It is the name of the column.',
  LABEL: 'It is the name of the column in other characters, such as £ for pounds.',
  REMEMBERED: 'It was matched this way in this agency’s last return of this dataset.',
  GUESS: 'It is similar to the name of the column. Nobody has confirmed it.',
  NONE: 'It does not match any column.',
} as const;
export type MappingOrigin = keyof typeof mappingOrigins;

/**
 * An agency's earlier choices: the column for each heading by its plain name; null leaves it out.
 */
export type RememberedColumns = ReadonlyMap<string, string | null>;

/** A heading in a file, and the column it is mapped to. */
export interface MappedColumn {
  /** The heading's position, from 0. */
  readonly position: number;
  readonly heading: string;
  /** The name of a column of the dataset; null if the heading's column is not read. */
  readonly column: string | null;
  readonly origin: MappingOrigin;
}

/**
 * Maps each heading of a file: by name, by the agency's earlier choice or by label. Each column is
 * used once, for the first heading that fits it best.
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
    // An earlier choice of a column that no longer exists is ignored.
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
 * Adds a guess for each heading without a match: a remaining column whose words are similar enough.
 * The most similar pairs come first, and each column is used once. People confirm guesses; they are
 * never used unconfirmed.
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

/** The share of words that two names must have in common for a guess. */
const CLOSE = 0.5;

/** Headings that often mean a column although they share no word with it. */
const otherHeadings: Readonly<Record<string, readonly string[]>> = {
  age_band: ['CHILD_ADULT', 'ADULT_CHILD', 'CHILD_OR_ADULT', 'ADULT_OR_CHILD'],
  pathway: ['TYPE_OF_REFERRAL', 'REFERRAL_TYPE', 'REFERRAL_ROUTE', 'SCHEME'],
  receiving_agency: ['SENT_ON_TO', 'SENT_TO', 'REFERRED_TO', 'REFERRED_ON_TO', 'PASSED_TO'],
  exploitation: ['TYPE_OF_CONCERN', 'CONCERN', 'TYPE_OF_ABUSE', 'TYPE_OF_EXPLOITATION'],
  priority: ['RAG', 'RAG_RATING', 'URGENCY'],
  outcome: ['RESULT', 'WHAT_HAPPENED', 'DISPOSAL'],
  repeat_within_12_months: ['REPEAT', 'REPEAT_REFERRAL', 'BEEN_BEFORE', 'BEEN_BEFORE_12M'],
  triaged_in_time: ['SCREENED_IN_TIME', 'SEEN_IN_TIME', 'SEEN_WITHIN_TARGET'],
  reasonable_grounds: ['RG', 'RG_DECISION', 'RG_RESULT'],
  reasonable_grounds_on: ['RG_DATE', 'DATE_OF_RG', 'RG_DECISION_DATE'],
  conclusive_grounds: ['CG', 'CG_DECISION', 'CG_RESULT'],
  conclusive_grounds_on: ['CG_DATE', 'DATE_OF_CG', 'CG_DECISION_DATE'],
};

/**
 * How similar two names are: 0 if they have no word in common, 1 if they have all words in common.
 */
function compareWords(heading: string, name: string): number {
  if (otherHeadings[name]?.includes(toLabel(heading)) === true) return 1;
  const [ours, theirs] = [toWords(name), toWords(heading)];
  const shared = ours.filter((word) => theirs.some((other) => isSameWord(word, other))).length;
  return ours.length + theirs.length === 0 ? 0 : (2 * shared) / (ours.length + theirs.length);
}

/** Words that spreadsheets shorten or replace, with the words of our columns. */
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

/** Words without a meaning of their own. */
const silentWords = new Set(['THE', 'OF', 'FOR', 'TO', 'IN', 'A', 'AND']);

function toWords(text: string): readonly string[] {
  return toLabel(text)
    .split('_')
    .filter((word) => word !== '' && !silentWords.has(word))
    .map((word) => otherWords[word] ?? word);
}

/** Whether two words are equal, or one is the first three letters or more of the other. */
export function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 3 && long.startsWith(short);
}

/** A name without symbols: £ for pounds, brackets and full stops. */
function toLabel(text: string): string {
  return toPlainName(text.replaceAll('£', ' pounds ').replaceAll(/[()[\].,:/?*]/g, ' ')).replace(
    /^_+|_+$/g,
    '',
  );
}
