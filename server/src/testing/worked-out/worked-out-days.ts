import { after } from '#testing/random-partnership.js';

/**
 * The days from `from` (included) to `until` (excluded), and the agencies whose records count on
 * these days; null for all.
 */
export interface Span {
  readonly from: string;
  readonly until: string;
  readonly senders: ReadonlySet<string> | null;
  /** The day before which a panel must have confirmed records for them to count, if any. */
  readonly confirmedBefore?: string;
}

export const FIRST_DAY = '0001-01-01';
export const LAST_DAY = '9999-12-31';

/** The financial quarter of a day: April to June is the first of its year. */
export function financialQuarter(day: string): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const first = month < 4 ? year - 1 : year;
  return `${first}-${String(first + 1).slice(2)}-Q${[4, 1, 2, 3][Math.floor((month - 1) / 3)] ?? ''}`;
}

/** The first day of a quarter, by its key. */
export function startOfQuarter(quarter: string): string {
  const number = Number(quarter.slice(-1));
  return `${Number(quarter.slice(0, 4)) + (number === 4 ? 1 : 0)}-${['04', '07', '10', '01'][number - 1] ?? ''}-01`;
}

/** The days of a period, from its key and the name of its grain, such as month. */
export function periodOf(
  grain: string,
  key: string,
): { readonly from: string; readonly until: string } {
  switch (grain) {
    case 'MONTH':
      return { from: `${key}-01`, until: monthsLater(`${key}-01`, 1) };
    case 'QUARTER':
      return { from: startOfQuarter(key), until: monthsLater(startOfQuarter(key), 3) };
    case 'FINANCIAL_YEAR':
      return { from: `${key.slice(0, 4)}-04-01`, until: `${Number(key.slice(0, 4)) + 1}-04-01` };
    default:
      return { from: `${key}-01-01`, until: `${Number(key) + 1}-01-01` };
  }
}

/** The first day of the month that is `months` after that of `day`, or before it if negative. */
export function monthsLater(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
    .toISOString()
    .slice(0, 10);
}

/** The first days of all quarters that may have records, up to the current one. */
export function quartersUpTo(today: string): readonly string[] {
  const starts: string[] = [];
  for (let start = '2022-04-01'; start <= today; start = monthsLater(start, 3)) starts.push(start);
  return starts;
}

/**
 * Whether the returns of the quarter with this first day, due by the end of the next month, were
 * due before today.
 */
export function isClosed(start: string, today: string): boolean {
  return today >= monthsLater(start, 4);
}

/** The first days of the quarters that overlap one of the spans. */
export function quartersIn(
  spans: readonly Pick<Span, 'from' | 'until'>[],
  today: string,
): readonly string[] {
  return quartersUpTo(today).filter((start) =>
    spans.some(({ from, until }) => start < until && from < monthsLater(start, 3)),
  );
}

/**
 * The quarter at whose end stocks are read: the last closed quarter of the spans, or else the last
 * quarter that has begun.
 */
export function lastQuarterIn(
  spans: readonly Pick<Span, 'from' | 'until'>[],
  today: string,
  isMeant: (start: string) => boolean,
): string {
  const starts = quartersIn(spans, today).filter(isMeant);
  return starts.findLast((start) => isClosed(start, today)) ?? starts.at(-1) ?? '';
}

/** The days of the four quarters up to the quarter with this first day. */
export function fourQuartersTo(start: string): Span {
  return { from: monthsLater(start, -9), until: monthsLater(start, 3), senders: null };
}

export interface Shifting {
  /** The number of months before the days. */
  readonly months: number;
  readonly today: string;
  /** The agencies that have sent the return for the current quarter. */
  readonly sentOpen: ReadonlySet<string>;
  /** Whether months are compared with months. */
  readonly isByMonth: boolean;
}

/**
 * The days with which some days are compared. For a closed quarter: the days a number of months
 * earlier. For an open quarter: as many days as have passed, including today, for agencies that
 * have sent its return, as known after that many days. Questions begin and end only with whole
 * months.
 */
export function earlierSpans(
  { from, until }: Span,
  { months, today, sentOpen, isByMonth }: Shifting,
): readonly Span[] {
  const open = quartersUpTo(today).filter((start) => !isClosed(start, today));
  const [firstOpen = LAST_DAY] = open;
  const back = (day: string) => monthsLater(day, -months);
  const cut = (
    start: string,
    end: string,
  ): readonly { readonly from: string; readonly until: string }[] => {
    const piece = { from: start > from ? start : from, until: end < until ? end : until };
    return piece.from < piece.until ? [piece] : [];
  };
  const closed = cut(FIRST_DAY, firstOpen).map((piece) => ({
    from: back(piece.from),
    until: back(piece.until),
    senders: null,
  }));
  const pieces = open.flatMap((start) =>
    isByMonth
      ? [0, 1, 2].flatMap((month) => cut(monthsLater(start, month), monthsLater(start, month + 1)))
      : cut(start, monthsLater(start, 3)),
  );
  const unfinished = pieces
    .filter((piece) => piece.from <= today)
    .map((piece) => {
      const tomorrow = after(today, 1);
      const daysTo = (day: string) => (Date.parse(day) - Date.parse(piece.from)) / 86_400_000;
      const run = daysTo(piece.until < tomorrow ? piece.until : tomorrow);
      const [end, last] = [after(back(piece.from), run), back(piece.until)];
      const confirmedBefore = after(back(piece.from), daysTo(tomorrow));
      return {
        from: back(piece.from),
        until: end < last ? end : last,
        senders: sentOpen,
        confirmedBefore,
      };
    });
  return [...closed, ...unfinished];
}
