/** Which years quarters are written in: April to March, or January to December. */
export const yearKinds = [
  { code: 'financial', name: 'Financial years' },
  { code: 'calendar', name: 'Calendar years' },
] as const;
export type YearKind = (typeof yearKinds)[number]['code'];

let shown: YearKind = 'financial';

/** The years in which the whole page writes quarters, both in the server's text and in our own. */
export function yearsShown(): YearKind {
  return shown;
}

/**
 * Writes quarters in these years from now on. Code that shows the server's answers calls
 * `showYears`, which makes the cache read the answers again.
 */
export function setYearsShown(years: YearKind): void {
  shown = years;
}

/** The years that an address asks for; financial years unless it asks for a known alternative. */
export function toYearKind(asked: string | null): YearKind {
  return asked === 'calendar' ? 'calendar' : 'financial';
}

const labels = /\bQ[1-4] \d{4}\/\d{2}\b/g;

/**
 * A text with its quarters written in calendar years: `Q1 2026/27` is `Q2 2026`, and `Q4 2026/27` is
 * `Q1 2027`. Text that only looks like a quarter, because its years are not consecutive, stays as it
 * is, and so do financial years.
 */
export function toCalendarYears(text: string): string {
  return text.replace(labels, (label) => {
    const [number, year, next] = [label.slice(1, 2), label.slice(3, 7), label.slice(8)].map(Number);
    if (number === undefined || year === undefined || (year + 1) % 100 !== next) return label;
    return number === 4 ? `Q1 ${year + 1}` : `Q${number + 1} ${year}`;
  });
}

/** A text with its quarters in the years shown. */
export function toShownYears(text: string): string {
  return yearsShown() === 'calendar' ? toCalendarYears(text) : text;
}
