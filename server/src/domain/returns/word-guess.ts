import { toPlainName } from './column.js';
import { isSameWord } from './column-mapping.js';
import type { WordEntry } from './words.js';

/**
 * The entry that a word probably means, such as FEMALE for "F"; null if its letters and words fit
 * several entries, or none. People confirm guesses; they are never used unconfirmed.
 */
export function guessEntry(entries: readonly WordEntry[], word: string): string | null {
  const text = expand(word);
  if (text === NOT_KNOWN) return findNotKnown(entries);
  for (const find of [byName, byLetter, byInitials, byWords]) {
    const found = find(
      entries.filter(({ code }) => code !== ''),
      text,
    );
    if (found.length > 0) return found.length === 1 ? (found[0]?.code ?? null) : null;
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
};

function expand(word: string): string {
  const plain = toPlainName(word);
  const age = ages.find(([pattern]) => pattern.test(plain));
  if (age) return age[1];
  const text = toWords(plain).join('_');
  return otherTexts[text] ?? text;
}

/** An entry for unknown values, or else an empty cell. */
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
  return [code, name].map((text) => toWords(toPlainName(text)).join('_'));
}

function withoutSilent(text: string): readonly string[] {
  return text.split('_').filter((word) => word !== '' && !silentWords.has(word));
}

function toWords(plain: string): readonly string[] {
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => otherWords[word] ?? word);
}
