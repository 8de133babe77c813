import { type FigureValue, formatAmong, formatFigure, isOwnAlone, withoutOthers } from './figure.js';
import { capitalise } from './format.js';

/** What is said of figures over a range or by another step than the quarter. */
export const notJudged = 'Real changes and targets are told by quarter: by quarter and without a range, each is judged.';

interface ToldRange {
  readonly what: { readonly one: string; readonly many: string };
  /** `Q3 2025/26 to Q2 2026/27` */
  readonly range: string;
  /** Null until it is there. */
  readonly figure: FigureValue | null;
}

/** The message of a page of a range: how many. Nothing of a range is judged. A figure that is more than a number follows its name. */
export function wordRange({ what, range, figure }: ToldRange): string {
  if (figure === null) return capitalise(what.many);
  if (figure.value === null || figure.flags.includes('CONFIDENTIAL')) {
    return `${capitalise(what.many)} from ${range}: ${formatFigure(figure)}`;
  }
  const named = `${capitalise(formatAmong(figure))} ${figure.value === 1 ? what.one : what.many} from ${range}`;
  return isOwnAlone(figure) ? `${named}, ${withoutOthers}` : named;
}

interface RangeDetail {
  readonly range: string;
  /** What the page is narrowed to. */
  readonly place: string;
  /** How the figure differs from that of the year before; null where it is not compared. */
  readonly change: string | null;
  /** Further sentences, such as a rate; empty ones are left out. */
  readonly more: readonly string[];
}

/** What stands under that message. */
export function detailRange({ range, place, change, more }: RangeDetail): string {
  return [`${range}, ${place}.`, change === null ? '' : `${capitalise(change)}.`, ...more].filter((words) => words !== '').join(' ');
}
