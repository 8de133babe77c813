/** How Excel shows a number. */
export interface NumberStyle {
  /**
   * `date` shows a day, with or without a time; `time` a time of day or a duration; `power` a power
   * of ten; `text` a number among characters that the format adds, such as `REF-7`.
   */
  readonly shownAs: 'number' | 'date' | 'time' | 'percentage' | 'power' | 'text';
  /** How many digits the number is padded to with zeros on the left; 0 for none. */
  readonly filledTo: number;
}

export const PLAIN_NUMBER: NumberStyle = { shownAs: 'number', filledTo: 0 };

/** Excel's built-in formats, known only by number, unless they are plain numbers. */
const builtIn: Readonly<
  Record<NumberStyle['shownAs'], readonly (readonly [first: number, last: number])[]>
> = {
  number: [],
  text: [],
  percentage: [[9, 10]],
  power: [
    [11, 11],
    [48, 48],
  ],
  // Formats from 27 on are East Asian dates.
  date: [
    [14, 17],
    [22, 22],
    [27, 31],
    [34, 36],
    [50, 58],
  ],
  time: [
    [18, 21],
    [32, 33],
    [45, 47],
  ],
};

/** The style of one of Excel's built-in formats, by its number; a plain number if unknown. */
export function toBuiltInStyle(format: number): NumberStyle {
  const shownAs = (['percentage', 'power', 'date', 'time'] as const).find((name) =>
    builtIn[name].some(([first, last]) => format >= first && format <= last),
  );
  return { ...PLAIN_NUMBER, shownAs: shownAs ?? 'number' };
}

/**
 * Replaces characters that a format code shows literally, because their letters have no meaning.
 */
const AS_IT_IS = '\0';

/**
 * The style of a format code such as `dd/mm/yyyy` or `00000`; in files, codes are in English for
 * any language of Excel.
 */
export function toNumberStyle(formatCode: string): NumberStyle {
  const [first = ''] = formatCode
    // Quoted texts and single characters after a backslash; spaces as wide as a character and fill
    // characters.
    .replace(/"([^"]*)"|\\(.)|_.|\*./gsu, (_, quoted = '', escaped = '') =>
      `${quoted}${escaped}` === '' ? '' : AS_IT_IS,
    )
    .split(';');
  const isElapsed = /\[(h+|m+|s+)\]/iu.test(first);
  // Currencies are shown; colours, languages and conditions are not. A bracket within brackets does
  // not count, because the search for each unclosed one would run to the end of the code.
  const code = first.replace(/\[\$[^[\]-][^[\]]*\]/gu, AS_IT_IS).replace(/\[[^[\]]*\]/gu, '');
  const isTime = isElapsed || /[hs]/iu.test(code);
  if (/[yd]/iu.test(code) || (/m/iu.test(code) && !isTime))
    return { ...PLAIN_NUMBER, shownAs: 'date' };
  if (isTime) return { ...PLAIN_NUMBER, shownAs: 'time' };
  if (/E[+-]/iu.test(code)) return { ...PLAIN_NUMBER, shownAs: 'power' };
  if (code.includes('%')) return { ...PLAIN_NUMBER, shownAs: 'percentage' };
  if (/^0{2,}$/u.test(code)) return { ...PLAIN_NUMBER, filledTo: code.length };
  return /^(general|[\s0#?.,@]*)$/iu.test(code)
    ? PLAIN_NUMBER
    : { ...PLAIN_NUMBER, shownAs: 'text' };
}
