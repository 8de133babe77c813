import type { Finding } from '#domain/findings/finding.js';
import { joinWords } from '#domain/join-words.js';
import { countInWords } from '#domain/number-words.js';
import type { BlockRow, CellMark } from '#domain/pages/block/block.js';
import type { TableDeclaration } from '#domain/pages/declared/declaration.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import { isMark } from './cell.js';
import { namePart } from './part-in-title.js';

/** The maximum number of words in a title. */
const MAX_WORDS = 12;

/**
 * Describes what is marked, by the column with the most marks: what the parts share, or which they
 * are.
 */
export function findMarked(
  rows: readonly BlockRow[],
  returned: number,
  { name, by, noun, columns }: Pick<TableDeclaration, 'name' | 'by' | 'noun' | 'columns'>,
): Finding {
  if (returned === 0) return { kind: 'NOTHING_RECORDED', text: `${name}: no figures this quarter` };
  const [only] = rows;
  if (!rows.some(({ isMarked }) => isMarked))
    return {
      kind: 'NO_REAL_CHANGE',
      text:
        rows.length === 1 && only
          ? `${only.label}: as usual`
          : returned === 2
            ? `Both ${noun} are as usual`
            : `All ${countInWords(returned)} ${noun} are as usual`,
    };
  // If the table has one measure, the page names it: a title names the measure only if there are
  // several.
  const isOneMeasure = new Set(columns.map(({ measure }) => measure)).size === 1;
  const found = columns
    .map(({ heading }, index): Marked => {
      const marked = rows.filter(({ cells }) => isMark(cells[index]?.mark ?? 'PLAIN'));
      const isPast =
        marked.length > 0 && marked.every(({ cells }) => cells[index]?.isPastTarget === true);
      return {
        heading,
        marked,
        marks: new Set(
          isPast ? (['PAST_TARGET'] as const) : marked.map(({ cells }) => cells[index]?.mark),
        ),
      };
    })
    .reduce((most, each) => (each.marked.length > most.marked.length ? each : most));
  return {
    kind: 'OUTLIER',
    text: isOneMeasure
      ? describeParts(found, { by, noun, returned })
      : describeMarked(found, rows.length, { by, noun, returned }),
  };
}

interface Marked {
  readonly heading: string;
  readonly marked: readonly BlockRow[];
  /**
   * How the parts are marked. If all of them miss their target, only that is said, even if some are
   * unusual.
   */
  readonly marks: ReadonlySet<CellMark | undefined>;
}

/**
 * The words for marked parts, and a shorter form. A part outside its range may be off target as
 * well: if there are both, the words do not say which is which.
 */
function describeMarks(marks: Marked['marks'], isOne: boolean): readonly [string, string] {
  const [isAbove, isBelow] = [marks.has('ABOVE_OTHERS'), marks.has('BELOW_OTHERS')];
  if (isAbove && isBelow)
    return marks.size === 2
      ? ['outside what chance explains', 'outliers']
      : ['worth a look', 'marked'];
  if (isAbove || isBelow)
    return marks.size === 1
      ? [`${isAbove ? 'higher' : 'lower'} than chance explains`, isAbove ? 'high' : 'low']
      : ['worth a look', 'marked'];
  if (marks.size > 1) return ['off target or unusual', 'stand out'];
  return marks.has('PAST_TARGET')
    ? ['off target', 'off target']
    : [`outside ${isOne ? 'its' : 'their'} usual range`, 'unusual'];
}

/** "Sexual exploitation is outside its usual range"; with names if they fit. */
function describeParts(
  { marked, marks }: Marked,
  { by, noun, returned }: Pick<TableDeclaration, 'by' | 'noun'> & { readonly returned: number },
): string {
  const [first, ...others] = marked.map((row) => namePart(row, by));
  if (first === undefined) return '';
  const isOne = others.length === 0;
  const [words, short] = describeMarks(marks, isOne && !first.isPlural);
  const tell = (who: string, isPlural: boolean) => {
    const be = isPlural ? 'are' : 'is';
    return [
      `${who} ${be} ${words}`,
      short === 'stand out' && isPlural ? `${who} ${short}` : `${who} ${be} ${short}`,
    ];
  };
  const isAll = marked.length === returned;
  const count = `${capitalise(isAll ? `all ${countInWords(returned)}` : `${countInWords(marked.length)} of ${countInWords(returned)}`)} ${noun}`;
  const named =
    others.length < 2
      ? joinWords([
          first.words,
          ...others.map(({ words: each }) => (by === 'CRIME_TYPE' ? toLower(each) : each)),
        ])
      : `${first.words} and ${countInWords(others.length)} other ${noun}`;
  const told = [
    ...(isAll && !isOne ? [] : tell(named, !isOne || first.isPlural)),
    ...tell(count, !isOne),
  ];
  return (
    told.find((text) => text.split(' ').length <= MAX_WORDS) ?? `${count} have something to look at`
  );
}

/** "First action in 24 hours: all nine crime types are off target"; with names if they fit. */
function describeMarked(
  { heading, marked, marks }: Marked,
  rowCount: number,
  { by, noun, returned }: Pick<TableDeclaration, 'by' | 'noun'> & { readonly returned: number },
): string {
  const [first, ...others] = marked.map((row) => namePart(row, by));
  if (first === undefined) return '';
  const isPlural = others.length > 0 || first.isPlural;
  const [words, short] = describeMarks(marks, !isPlural);
  if (rowCount === 1) return `${heading}: ${words}`;
  const isAll = marked.length === returned;
  const count = `${isAll ? `all ${countInWords(returned)}` : `${countInWords(marked.length)} of ${countInWords(returned)}`} ${noun}`;
  const named =
    others.length < 2
      ? joinWords(
          [first, ...others].map(({ words: each }) => (by === 'CRIME_TYPE' ? toLower(each) : each)),
        )
      : `${first.words} and ${countInWords(others.length)} other ${noun}`;
  const tell = (who: string, isMany: boolean) => {
    const be = isMany ? 'are' : 'is';
    const shorter = short === 'stand out' ? [] : [`${heading}: ${who} ${be} ${short}`];
    return [
      `${heading}: ${who} ${be} ${words}`,
      ...shorter,
      ...(withoutVerb.has(short) ? [`${heading}: ${who} ${short}`] : []),
    ];
  };
  const told = [
    ...(isAll ? [] : tell(by === 'CRIME_TYPE' ? toLower(named) : named, isPlural)),
    ...tell(count, others.length > 0),
  ];
  return (
    told.find((text) => text.split(' ').length <= MAX_WORDS) ??
    `${capitalise(count)} have something to look at`
  );
}

/** The words for marked parts if there is no room for a verb. */
const withoutVerb: ReadonlySet<string> = new Set(['stand out', 'off target']);

/** After a colon only abbreviations start with a capital. */
function toLower(words: string): string {
  return /^[A-Z]{2}/u.test(words) ? words : `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
