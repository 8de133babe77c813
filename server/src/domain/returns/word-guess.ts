import { toPlainName } from './column.js';
import { isSameWord } from './column-mapping.js';
import type { WordEntry } from './words.js';

/** The entry that a word probably means. */
export interface Guess {
  /** The entry's code; empty for an empty cell. */
  readonly entry: string;
  /**
   * Whether the word is the entry's name, its first letter or letters, or a usual abbreviation, so
   * that there is little to check.
   */
  readonly isObvious: boolean;
}

/**
 * The entry that a word probably means, such as FEMALE for "F"; null if its letters and words fit
 * several entries, or none. People confirm guesses; they are never used unconfirmed.
 */
export function guessEntry(entries: readonly WordEntry[], word: string): Guess | null {
  const plain = toPlainName(word);
  const known = findKnownText(plain);
  const text = known ?? toText(plain);
  if (text === NOT_KNOWN) {
    const entry = findNotKnown(entries);
    return entry === null ? null : { entry, isObvious: true };
  }
  for (const find of [byName, byLetter, byInitials, byWords, byNameOfKind, byWordsOfKind]) {
    const [found, ...others] = find(
      entries.filter(({ code }) => code !== ''),
      text,
    );
    if (found === undefined) continue;
    const isObvious = known !== null || (find !== byWords && find !== byWordsOfKind);
    return others.length === 0 ? { entry: found.code, isObvious } : null;
  }
  return null;
}

type Find = (entries: readonly WordEntry[], text: string) => readonly WordEntry[];

const NOT_KNOWN = 'NOT_KNOWN';

/** What spreadsheets contain in place of the words in our lists. */
const otherTexts: Readonly<Record<string, string>> = {
  ...{ NK: NOT_KNOWN, N_K: NOT_KNOWN, UNK: NOT_KNOWN, UNKNOWN: NOT_KNOWN, DK: NOT_KNOWN },
  ...{ NOT_STATED: NOT_KNOWN, NOT_RECORDED: NOT_KNOWN, NOT_GIVEN: NOT_KNOWN, TBC: NOT_KNOWN },
  ...{ N_A: NOT_KNOWN, NA: NOT_KNOWN, NOT_APPLICABLE: NOT_KNOWN, BLANK: NOT_KNOWN },
  ...{ TRUE: 'YES', FALSE: 'NO', T: 'YES' },
  ...{ WOMAN: 'FEMALE', GIRL: 'FEMALE', MAN: 'MALE', BOY: 'MALE' },
  ...{ MINOR: 'CHILD', JUVENILE: 'CHILD', YOUNG_PERSON: 'CHILD', U18: 'CHILD', O18: 'ADULT' },
};

/** Ages around eighteen, as people write them. */
const ages: readonly (readonly [RegExp, string])[] = [
  [/^(?:<|U|UNDER)_?18S?$|^0_(?:TO_)?17$|^17_(?:OR|AND)_UNDER$/, 'CHILD'],
  [/^18_?(?:\+|PLUS)$|^(?:OVER|>=|≥)_?18S?$|^18_(?:OR|AND)_(?:OVER|OLDER|ABOVE)$/, 'ADULT'],
];

const otherWords: Readonly<Record<string, string>> = {
  ...{ OXON: 'OXFORDSHIRE', BERKS: 'BERKSHIRE', BUCKS: 'BUCKINGHAMSHIRE', MK: 'MILTON_KEYNES' },
  ...{ COS: 'COUNCIL', HT: 'HUMAN_TRAFFICKING' },
  ...{ CSE: 'CHILD_SEXUAL_EXPLOITATION', CCE: 'CHILD_CRIMINAL_EXPLOITATION' },
};

/** Points of the compass, only in front of a name: a letter alone has other meanings. */
const compass: Readonly<Record<string, string>> = { N: 'NORTH', E: 'EAST', S: 'SOUTH', W: 'WEST' };

/** The usual word for a text that spreadsheets write in many ways; null for any other text. */
function findKnownText(plain: string): string | null {
  const age = ages.find(([pattern]) => pattern.test(plain));
  return age?.[1] ?? otherTexts[toText(plain)] ?? null;
}

/** The code of an entry for unknown values, or else of an empty cell; null if there is neither. */
function findNotKnown(entries: readonly WordEntry[]): string | null {
  const found = ['UNKNOWN', 'NOT_SPECIFIED', ''].find((wanted) =>
    entries.some(({ code }) => code === wanted),
  );
  return found ?? null;
}

/** The entries with this name, once usual abbreviations are written out. */
function byName(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  return entries.filter((entry) => textsOf(entry).includes(text));
}

/** For a single letter: the entries that begin with it. */
function byLetter(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  if (!/^\p{L}$/u.test(text)) return [];
  return entries.filter((entry) => textsOf(entry).some((each) => each.startsWith(text)));
}

/** For a few letters: the entries whose words begin with them. */
function byInitials(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  if (!/^\p{L}{2,6}$/u.test(text)) return [];
  const initials = (entry: WordEntry) =>
    textsOf(entry).flatMap((each) => {
      const words = each.split('_');
      return [words, words.filter((word) => !silentWords.has(word))].map((some) =>
        some.map((word) => word.charAt(0)).join(''),
      );
    });
  return entries.filter((entry) => initials(entry).includes(text));
}

/**
 * The entries that have all the words in their order, because West Berkshire is not Berkshire West;
 * if there are several, those without other words.
 */
function byWords(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  const words = withoutSilent(text);
  if (!words.some((word) => word.length >= MIN_WORD_LENGTH && /\p{L}/u.test(word))) return [];
  const fitting = entries.filter((entry) =>
    textsOf(entry).some((each) => areInOrder(words, withoutSilent(each))),
  );
  if (fitting.length < 2) return fitting;
  const whole = fitting.filter((entry) =>
    textsOf(entry).some((each) => areInOrder(withoutSilent(each), words)),
  );
  return whole.length === 1 ? whole : fitting;
}

/** The entries with this name, leaving out words that only say the kind: "Oxford City". */
function byNameOfKind(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  return byName(entries, withoutKind(text));
}

/** The entries with these words, leaving out those that only say the kind. */
function byWordsOfKind(...[entries, text]: Parameters<Find>): ReturnType<Find> {
  return byWords(entries, withoutKind(text));
}

function withoutKind(text: string): string {
  return text
    .split('_')
    .filter((word) => !kindWords.has(word))
    .join('_');
}

/** Words that only say what kind of place or exploitation something is. */
const kindWords = new Set([
  ...['CITY', 'TOWN', 'DISTRICT', 'BOROUGH', 'COUNTY', 'COUNCIL', 'AREA'],
  ...['CHILD', 'EXPLOITATION', 'SERVITUDE'],
]);

/** Whether all of `words` are among `known`, in the same order. */
function areInOrder(words: readonly string[], known: readonly string[]): boolean {
  let from = 0;
  return words.every((word) => {
    const found = known.slice(from).findIndex((other) => isSameWord(word, other));
    from += found + 1;
    return found >= 0;
  });
}

const MIN_WORD_LENGTH = 3;

/** Words without a meaning of their own. */
const silentWords = new Set(['THE', 'OF', 'FOR', 'TO', 'IN', 'A', 'AND', 'OR']);

/** The code and the label, with their words as a spreadsheet would have them. */
function textsOf({ code, name }: WordEntry): readonly string[] {
  return [code, name].map((text) => toText(toPlainName(text)));
}

function withoutSilent(text: string): readonly string[] {
  return text.split('_').filter((word) => word !== '' && !silentWords.has(word));
}

/** The words of a text with abbreviations written out, joined by `_`. */
function toText(plain: string): string {
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const [first = '', second = ''] = words;
  const direction = second.length >= MIN_WORD_LENGTH ? compass[first] : undefined;
  return (direction === undefined ? words : [direction, ...words.slice(1)])
    .map((word) => otherWords[word] ?? word)
    .join('_');
}
