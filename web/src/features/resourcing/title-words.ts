import { type FigureValue, formatFigure } from '#lib/figure.js';
import { splitClause } from '#lib/sentence.js';

interface Told {
  readonly sentence: string;
  readonly figure: { readonly value: number | null };
}

/**
 * The message of the page, in the server's words: the first clause of each figure that is known, of the first of them where none is.
 * What follows in their sentences stands under it, nothing of it twice.
 */
export function wordTitle(figures: readonly Told[]): { readonly message: string; readonly more: string } {
  const known = figures.filter(({ figure }) => figure.value !== null);
  const parts = (known.length === 0 ? figures.slice(0, 1) : known).map(({ sentence }) => splitClause(sentence));
  const [first = '', ...others] = parts.map(([clause]) => clause);
  const sentences = parts.flatMap(([, more]) => more.split(/(?<=[.])\s+(?=[A-Z])/)).filter((words) => words !== '');
  const last = sentences.filter((words) => words === provisional);

  return {
    message: [first, ...others.map((clause) => `${clause.charAt(0).toLowerCase()}${clause.slice(1)}`)].join('; '),
    more: [...new Set([...sentences.filter((words) => words !== provisional), ...last])].join(' '),
  };
}

const provisional = 'Provisional.';

interface ToldRange {
  /** `Q3 2025/26 to Q2 2026/27` */
  readonly range: string;
  /** Hours committed in all of it; null until they are there. */
  readonly hours: FigureValue | null;
  readonly vacancy: FigureValue | null;
  /** The quarter at whose end the vacancies are told. */
  readonly end: string;
}

/** The message of a page of a range: its hours are a sum, and its vacancies those at the end. Nothing of it is judged. */
export function wordRangeTitle({ range, hours, vacancy, end }: ToldRange): string {
  if (hours === null) return 'Posts, hours and money';
  const told = hours.value === null ? `No hours are known from ${range}` : `${formatFigure(hours)} committed from ${range}`;
  if (vacancy?.value === undefined || vacancy.value === null) return told;
  return `${told}; the vacancy rate was ${formatFigure(vacancy)} at the end of ${end}`;
}
