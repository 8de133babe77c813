import { measureKeys, measureOf } from '#domain/measures/catalogue.js';

/** A figure in a pack, as shown in each edition. */
export interface ShownFigure {
  /** The name of the figure for the sentence: the labels of its row and column. */
  readonly name: string;
  readonly text: string;
}

/** A number in a text of the partners' edition that only the edition for cleared readers shows. */
export interface LeakedFigure {
  readonly place: string;
  readonly number: string;
  readonly figure: string;
}

/** Numbers as written in a sentence: 1,204, 67.4, 12. */
const NUMBER = /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/g;
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const YEAR = String.raw`(?:19|20)\d{2}`;
/**
 * Numbers that are not figures: days, quarters, years such as 2025/26, names of measures, and
 * "24/7". A month must have its capital, because "13 may" can be a number.
 */
const NAMES = new RegExp(
  [
    String.raw`\b${YEAR}-\d{2}-\d{2}\b`,
    String.raw`\b\d{1,2}/\d{1,2}/(?:19|20)?\d{2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)? ${MONTH}\b(?: ${YEAR}\b)?`,
    String.raw`\bQ[1-4]\b(?: \d{2}/\d{2}\b)?`,
    String.raw`\b${YEAR}[/\u2013-]\d{2}\b`,
    String.raw`\b24/7\b`,
    ...measureKeys
      .flatMap((key) => /\d.*$/.exec(measureOf(key).name)?.[0] ?? [])
      .map((words) => String.raw`\b${words.replaceAll(/[^\w ]/g, String.raw`\$&`)}`),
  ].join('|'),
  'g',
);
/** The number of an item in a list. */
const PLACE = /^\s*(\d{1,2})[.)] /gm;
/** A space between digits that are read as one number: 1 204. */
const SPACED = /(?<=\d)[ \u00A0\u2009\u202F'’](?=\d{3}(?!\d))/g;
/** The character that reverses the direction of the text after it. */
const TURNED = '\u202E';

/**
 * The numbers in the partners' texts that give a protected figure away: the edition for cleared
 * readers shows them as the true value of a figure that partners see rounded or not at all, and
 * nothing that partners are shown has the same value.
 */
export function findLeakedFigures(
  texts: readonly { readonly place: string; readonly body: string }[],
  shown: { readonly partners: readonly ShownFigure[]; readonly cleared: readonly ShownFigure[] },
): readonly LeakedFigure[] {
  const open = new Set(shown.partners.flatMap(({ text }) => numbersOf(text)));
  const hidden = new Map<string, string>();
  const toldPartners = new Map(shown.partners.map(({ name, text }) => [name, text]));
  for (const { name, text } of shown.cleared) {
    if (toldPartners.get(name) === text) continue;
    for (const number of numbersOf(text))
      if (!open.has(number) && !hidden.has(number)) hidden.set(number, name);
  }
  return texts.flatMap(({ place, body }) =>
    [...numbersSeenIn(body)].flatMap((number) => {
      const figure = hidden.get(number);
      return figure === undefined ? [] : [{ place, number, figure }];
    }),
  );
}

/**
 * The first number in a text; null if there is none. Days, quarters and names of measures do not
 * count; the number of a list item does, because a line may start with a figure.
 */
export function findNumber(text: string): string | null {
  const [number = null] = readingsOf(text).flatMap(numbersIn);
  return number ?? /\p{No}/u.exec(asSeen(text))?.[0] ?? null;
}

/**
 * The numbers in a text, without those of list items. Numbers in words, such as thirteen, are not
 * found.
 */
function numbersSeenIn(text: string): ReadonlySet<string> {
  return new Set(readingsOf(text).flatMap(numbersOf));
}

/** A text as written, and as somebody may read it. */
function readingsOf(text: string): readonly string[] {
  const seen = asSeen(text);
  const turned = text.includes(TURNED) ? [[...seen].toReversed().join('')] : [];
  return [text, seen, seen.replaceAll(SPACED, ''), ...turned];
}

/**
 * Text as it is seen: an invisible character does not divide a number, digits of any script are
 * digits, and a single character may be a number.
 */
function asSeen(text: string): string {
  const whole = text
    .normalize('NFKD')
    .replaceAll(/[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]/gu, '');
  return whole.replaceAll(/\p{Nd}/gu, toDigit).replaceAll(/\p{No}/gu, toNumber);
}

/**
 * Numbers in circles that Unicode maps to no other character: the first code point of each row, how
 * many there are, and the first number.
 */
const CIRCLED = [
  { from: 0x27_76, count: 10, first: 1, step: 1 },
  { from: 0x27_80, count: 10, first: 1, step: 1 },
  { from: 0x27_8a, count: 10, first: 1, step: 1 },
  { from: 0x24_eb, count: 10, first: 11, step: 1 },
  { from: 0x24_f5, count: 10, first: 1, step: 1 },
  { from: 0x24_ff, count: 1, first: 0, step: 1 },
  { from: 0x32_48, count: 8, first: 10, step: 10 },
] as const;

/**
 * The number that a single character shows, in digits. An unknown one is returned unchanged, and
 * still counts as a number: see `findNumber`.
 */
function toNumber(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const row = CIRCLED.find(({ from, count }) => code >= from && code < from + count);
  return row === undefined ? sign : String(row.first + (code - row.from) * row.step);
}

/** A digit of any script as 0 to 9: the digits of a script are consecutive, starting with 0. */
function toDigit(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const isDigit = (of: number) => /\p{Nd}/u.test(String.fromCodePoint(of));
  const below = Array.from({ length: 9 }, (_, index) => code - index - 1);
  const first = below.findIndex((of) => !isDigit(of));
  return String(first === -1 ? below.length : first);
}

function numbersOf(text: string): readonly string[] {
  return numbersIn(withoutPlaces(text));
}

function numbersIn(text: string): readonly string[] {
  return [...text.replaceAll(NAMES, ' ').matchAll(NUMBER)].map(([number]) =>
    String(Number(number.replaceAll(',', ''))),
  );
}

/**
 * A text without the numbers of lists that count from 1. Any other number at the beginning of a
 * line is shown as written, and counts.
 */
function withoutPlaces(text: string): string {
  let last = 0;
  return text.replaceAll(PLACE, (marker, place: string) => {
    last = place === '1' ? 1 : last + 1;
    return Number(place) === last ? ' ' : marker;
  });
}
