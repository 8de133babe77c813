import { type FigureValue, formatFigure } from '#lib/figure.js';
import { countOf } from '#lib/format.js';
import { formatRange } from '#lib/quarter.js';

/** One quarter and the people referred in it. */
export interface QuarterFigure {
  readonly key: string;
  readonly label: string;
  readonly isOpen: boolean;
  readonly figure: FigureValue;
}

/** The latest closed quarter and has a figure; undefined where there is none. */
export function findLatest(quarters: readonly QuarterFigure[]): QuarterFigure | undefined {
  return quarters.findLast((quarter) => !quarter.isOpen && quarter.figure.value !== null);
}

/**
 * The message of the page: how many people in the latest closed quarter, and how many in the one before. The two
 * numbers stand side by side and nothing is called a rise or a fall, since quarters differ by chance. After a break in
 * the series the quarter before is left out. Without a single referral in the range nothing is said about any quarter: what
 * nobody sent in cannot be told from what did not happen.
 */
export function wordReferrals(quarters: readonly QuarterFigure[], place: string): string {
  const [first] = quarters;
  const last = quarters.at(-1);
  if (first === undefined || last === undefined) return `No NRM referrals are recorded${place}`;
  if (!quarters.some(({ figure }) => figure.value))
    return `No NRM referrals are recorded${place} in ${formatRange(first.label, last.label)}`;

  const latest = findLatest(quarters);
  if (latest === undefined) return `No closed quarter has a figure for people referred to the NRM${place}`;

  const { value } = latest.figure;
  const people = value === 0 ? 'Nobody was' : countOf(latest.figure, 'person was', 'people were');
  const message = `${tellAbout(latest.figure, people)} referred to the NRM${place} in ${latest.label}`;

  const before = quarters[quarters.indexOf(latest) - 1];
  if (before === undefined || latest.figure.flags.includes('BREAK')) return message;
  return before.figure.value === null
    ? `${message}; the quarter before is not available`
    : `${message}; ${before.figure.text} in the quarter before`;
}

/** A number that was moved to protect people is told as such. */
function tellAbout({ flags }: FigureValue, words: string): string {
  return flags.includes('ESTIMATED') ? `About ${words}` : words;
}

/** The message of the chart by quarter: how far the closed quarters lie apart. */
export function wordRange(quarters: readonly QuarterFigure[]): string {
  const { lowest, highest } = findExtremes(quarters);
  if (lowest === undefined || highest === undefined) return 'No closed quarter in this range has a figure';
  if (lowest.figure.value === highest.figure.value) return `${countOf(highest.figure, 'person', 'people')} in every closed quarter`;
  return `Between ${lowest.figure.text} and ${highest.figure.text} people a quarter, most in ${highest.label}`;
}

/** What the chart by quarter shows, in one sentence for those who do not see it. */
export function summariseQuarters(quarters: readonly QuarterFigure[]): string {
  const { lowest, highest } = findExtremes(quarters);
  const latest = findLatest(quarters);
  const open = quarters.filter((quarter) => quarter.isOpen);
  const missing = quarters.filter((quarter) => !quarter.isOpen && quarter.figure.value === null);

  const parts = [
    lowest === undefined ? null : `Lowest: ${lowest.figure.text} in ${lowest.label}`,
    highest === undefined ? null : `highest: ${highest.figure.text} in ${highest.label}`,
    latest === undefined ? null : `latest closed quarter: ${latest.figure.text} in ${latest.label}`,
    ...open.map(({ label, figure }) => `${label} so far: ${formatFigure(figure)}`),
    missing.length === 0 ? null : `no figure for ${missing.map((quarter) => quarter.label).join(', ')}`,
  ];
  return `${parts.filter((part) => part !== null).join('; ')}.`;
}

/** First of the lowest and last of the highest, so that the message names the more recent peak. */
function findExtremes(quarters: readonly QuarterFigure[]) {
  const closed = quarters.filter((quarter) => !quarter.isOpen && quarter.figure.value !== null);
  const size = (quarter: QuarterFigure) => quarter.figure.value ?? 0;
  return {
    lowest: closed.find((quarter) => closed.every((other) => size(quarter) <= size(other))),
    highest: closed.findLast((quarter) => closed.every((other) => size(quarter) >= size(other))),
  };
}
