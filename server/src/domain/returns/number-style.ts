/** What Excel makes of a number where it shows it. */
export interface NumberStyle {
  /** `date` shows a day, with a time or without; `time` a time of day or how long something took; `power` a power of ten. */
  readonly shownAs: 'number' | 'date' | 'time' | 'percentage' | 'power';
  /** To how many digits it is filled with noughts on the left; 0 where it is not. */
  readonly filledTo: number;
}

export const PLAIN_NUMBER: NumberStyle = { shownAs: 'number', filledTo: 0 };

/** The formats that Excel knows by number and does not spell out, where they are no plain numbers. */
const builtIn: Readonly<Record<NumberStyle['shownAs'], readonly (readonly [first: number, last: number])[]>> = {
  number: [],
  percentage: [[9, 10]],
  power: [
    [11, 11],
    [48, 48],
  ],
  // Those from 27 on are days as East Asia writes them.
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

/** The style of one of Excel's built-in formats, by its number; a plain number where nothing else is known. */
export function toBuiltInStyle(format: number): NumberStyle {
  const shownAs = (['percentage', 'power', 'date', 'time'] as const).find((name) =>
    builtIn[name].some(([first, last]) => format >= first && format <= last),
  );
  return { ...PLAIN_NUMBER, shownAs: shownAs ?? 'number' };
}

/** The style that a format code such as `dd/mm/yyyy` or `00000` gives; files spell codes in English, whatever Excel shows. */
export function toNumberStyle(formatCode: string): NumberStyle {
  const [first = ''] = formatCode
    // Texts in quotes, single characters after a backslash, spaces as wide as a character, characters that fill.
    .replace(/"[^"]*"|\\.|_.|\*./gsu, '')
    .split(';');
  const isElapsed = /\[(h+|m+|s+)\]/iu.test(first);
  // Colours, currencies, languages and conditions.
  const code = first.replace(/\[[^\]]*\]/gu, '');
  const isTime = isElapsed || /[hs]/iu.test(code);
  if (/[yd]/iu.test(code) || (/m/iu.test(code) && !isTime)) return { ...PLAIN_NUMBER, shownAs: 'date' };
  if (isTime) return { ...PLAIN_NUMBER, shownAs: 'time' };
  if (/E[+-]/iu.test(code)) return { ...PLAIN_NUMBER, shownAs: 'power' };
  if (code.includes('%')) return { ...PLAIN_NUMBER, shownAs: 'percentage' };
  return /^0{2,}$/u.test(code) ? { ...PLAIN_NUMBER, filledTo: code.length } : PLAIN_NUMBER;
}
