import { joinWords } from '#domain/figures/format.js';
import type { Finding } from '#domain/findings/finding.js';
import { countInWords } from '#domain/findings/number-words.js';
import { capitalise } from '#domain/scorecard/kpi-sentence.js';

import type { BlockRow } from './block.js';
import type { TableDeclaration } from './declaration.js';

/** A title has at most so many words. */
const MOST_WORDS = 12;

/** What is marked, by the column in which most is: what the parts share, or which they are. */
export function findMarked(
  rows: readonly BlockRow[],
  returned: number,
  { noun, columns }: Pick<TableDeclaration, 'noun' | 'columns'>,
): Finding {
  if (returned === 0) return { kind: 'NOTHING_RECORDED', text: `No ${noun} have returned figures for this quarter` };
  const [only] = rows;
  if (!rows.some(({ isMarked }) => isMarked))
    return {
      kind: 'NO_REAL_CHANGE',
      text: rows.length === 1 && only ? `${only.label}: as usual` : `All ${countInWords(returned)} ${noun} are as usual`,
    };
  const found = columns
    .flatMap(({ heading }, index) =>
      (['SIGNAL', 'PAST_TARGET'] as const).map((mark) => ({
        heading,
        mark,
        marked: rows.filter(({ cells }) => cells[index]?.mark === mark),
      })),
    )
    .reduce((most, each) => (each.marked.length > most.marked.length ? each : most));
  return { kind: 'OUTLIER', text: tellMarked(found, rows.length, { noun, returned }) };
}

interface Marked {
  readonly heading: string;
  readonly mark: 'SIGNAL' | 'PAST_TARGET';
  readonly marked: readonly BlockRow[];
}

const markWords = { SIGNAL: ['outside its usual range', 'outside their usual range'], PAST_TARGET: ['off target', 'off target'] } as const;

/** "First action in 24 hours: all nine crime types off target"; names where there is room for them. */
function tellMarked(
  { heading, mark, marked }: Marked,
  rowCount: number,
  { noun, returned }: { readonly noun: string; readonly returned: number },
): string {
  const [first, ...others] = marked.map(({ label }) => label);
  const words = markWords[mark][others.length === 0 ? 0 : 1];
  if (rowCount === 1) return `${heading}: ${words}`;
  const isAll = marked.length === returned;
  const count = `${capitalise(isAll ? `all ${countInWords(returned)}` : `${countInWords(marked.length)} of ${countInWords(returned)}`)} ${noun}`;
  const named = others.length < 2 ? [joinWords([first ?? '', ...others])] : [`${first} and ${countInWords(others.length)} other ${noun}`];
  const who = isAll ? [count] : [...named, count];
  const short = mark === 'SIGNAL' ? 'unusual' : words;
  const fitting = who.flatMap((some) => [words, short].map((each) => `${heading}: ${lowerUnlessName(some, count)} ${each}`));
  return fitting.find((text) => text.split(' ').length <= MOST_WORDS) ?? `${count} have something to look at`;
}

/** A count after a colon begins in lower case; a name stays as it is. */
function lowerUnlessName(words: string, count: string): string {
  return words === count ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words;
}
