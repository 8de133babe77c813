/** Signs that are shown next to a figure, as the server names them. */
export type Flag =
  | 'PROVISIONAL'
  | 'REVISED'
  | 'CONFIDENTIAL'
  | 'NOT_AVAILABLE'
  | 'NOT_APPLICABLE'
  | 'ESTIMATED'
  | 'LOW_RELIABILITY'
  | 'BREAK';

/**
 * A figure with the server's text for it. `value` is null if there is none, and then the flags
 * say why.
 */
export interface FigureValue {
  readonly value: number | null;
  /** `87`, or a flag if there is no figure. */
  readonly text: string;
  /**
   * The figure in the words of the server: `about 87`, `12 of yours, too few of others to show`.
   */
  readonly displayText: string;
  readonly flags: readonly Flag[];
}

interface FlagWords {
  readonly symbol: string;
  readonly short: string;
  readonly long: string;
}

const flagWords: Readonly<Record<Flag, FlagWords>> = {
  PROVISIONAL: {
    symbol: '[p]',
    short: 'provisional',
    long: 'provisional: returns may still be corrected',
  },
  REVISED: { symbol: '[r]', short: 'revised', long: 'revised since it was first published' },
  CONFIDENTIAL: {
    symbol: '[c]',
    short: 'hidden to protect people',
    long: 'hidden to protect people',
  },
  NOT_AVAILABLE: {
    symbol: '[x]',
    short: 'not available',
    long: 'not available: no return received, or not recorded at this level',
  },
  NOT_APPLICABLE: { symbol: '[z]', short: 'not applicable', long: 'not applicable' },
  ESTIMATED: { symbol: '[e]', short: 'about', long: 'about: rounded to protect people' },
  LOW_RELIABILITY: {
    symbol: '[u]',
    short: 'low reliability',
    long: 'low reliability: based on few cases',
  },
  BREAK: {
    symbol: '[b]',
    short: 'break in the series',
    long: 'break in the series: do not compare with the quarters before it',
  },
};

/** Whether an enum value of an answer is a flag. */
export function isFlag(word: string): word is Flag {
  return Object.hasOwn(flagWords, word);
}

/** What a flag means, in a word or two: `provisional`. */
export function describeFlag(flag: Flag): string {
  return flagWords[flag].short;
}

/** Which flag explains a missing figure. */
const reasons: readonly Flag[] = ['CONFIDENTIAL', 'NOT_APPLICABLE', 'NOT_AVAILABLE'];

/** `[p] [b]`, in the order given; empty if there are none. */
export function formatFlags(flags: readonly Flag[]): string {
  return flags.map((flag) => flagWords[flag].symbol).join(' ');
}

/**
 * Everything needed to read some figures: the server's notes, and `[p] provisional: returns may
 * still be corrected.` for each flag that occurs unless a note of the server already explains it.
 */
export function explainFigures(
  figures: readonly FigureValue[],
  notes: readonly string[],
): readonly string[] {
  const found = new Set(figures.flatMap((figure) => figure.flags));
  const unexplained = flagKeys.filter(
    (flag) => found.has(flag) && !notes.some((note) => note.startsWith(flagWords[flag].symbol)),
  );
  return [
    ...unexplained.map((flag) => `${flagWords[flag].symbol} ${flagWords[flag].long}.`),
    ...notes,
  ];
}

const flagKeys: readonly Flag[] = [
  'BREAK',
  'PROVISIONAL',
  'REVISED',
  'CONFIDENTIAL',
  'NOT_AVAILABLE',
  'NOT_APPLICABLE',
  'ESTIMATED',
  'LOW_RELIABILITY',
];

/** The sign in place of a missing figure: `[x]`. */
export function missingSymbol(figure: FigureValue): string {
  return flagWords[reasonOf(figure)].symbol;
}

/**
 * The figure in words, or why there is none: `about 87`, `[c] too few to show`, `[x] not
 * available`. Other flags are shown separately.
 */
export function formatFigure(figure: FigureValue): string {
  if (figure.value !== null) return figure.displayText;
  const words = describeMissing(figure);
  return words === noneOfYours ? words : `${missingSymbol(figure)} ${words}`;
}

/** The server's word for an agency's own zero where others are withheld. */
const noneOfYours = 'none of yours';

/**
 * Why there is no figure, in the server's words: `too few to show`, `none of yours`, `withheld to
 * protect people`, `not available`.
 */
export function describeMissing(figure: FigureValue): string {
  return figure.displayText.startsWith('[')
    ? flagWords[reasonOf(figure)].short
    : figure.displayText;
}

/** Whether part of a figure is protected: rounded, hidden, or without others' records. */
export function isProtected(figure: Pick<FigureValue, 'value' | 'flags'>): boolean {
  return (
    figure.flags.includes('ESTIMATED') ||
    figure.flags.includes('CONFIDENTIAL') ||
    excludesOthers(figure)
  );
}

/** Whether a figure leaves out others' records, and so cannot be compared with any other figure. */
export function excludesOthers({ value, flags }: Pick<FigureValue, 'value' | 'flags'>): boolean {
  return value !== null && flags.includes('NOT_AVAILABLE');
}

/** The value, for calculations; null if there is none, or if it is only approximate. */
export function findExact({ value, flags }: Pick<FigureValue, 'value' | 'flags'>): number | null {
  return flags.includes('ESTIMATED') ? null : value;
}

/** A figure that may be a share, with its numerator and denominator. */
export interface ShareValue extends FigureValue {
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/**
 * The figure in short: a share of too few cases is given as the cases, `9 of 11`, never as a
 * percentage.
 */
export function formatHeadline(figure: ShareValue): string {
  const { numerator, denominator, flags } = figure;
  const isOfFew =
    flags.includes('LOW_RELIABILITY') &&
    !isProtected(figure) &&
    Number.isInteger(numerator) &&
    Number.isInteger(denominator);
  return isOfFew && numerator !== null && denominator !== null
    ? `${numerator} of ${denominator}`
    : formatFigure(figure);
}

/** Flags to show next to a figure: those that are not already shown in its place. */
export function besideFigure(figure: FigureValue): readonly Flag[] {
  return figure.value === null
    ? figure.flags.filter((flag) => flag !== reasonOf(figure))
    : figure.flags;
}

function reasonOf(figure: FigureValue): Flag {
  return reasons.find((flag) => figure.flags.includes(flag)) ?? 'NOT_AVAILABLE';
}

/**
 * Whether there is a figure that the reader may not see: nothing about it may suggest that there is
 * none.
 */
export function isHidden(figure: Pick<FigureValue, 'value' | 'flags'> | null): boolean {
  return figure?.value === null && figure.flags.includes('CONFIDENTIAL');
}
