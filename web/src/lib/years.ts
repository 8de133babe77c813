/** Which years quarters are written in: April to March, or January to December. */
export const yearKinds = [
  { code: 'financial', name: 'Financial years' },
  { code: 'calendar', name: 'Calendar years' },
] as const;
export type YearKind = (typeof yearKinds)[number]['code'];

let shown: YearKind = 'financial';

/**
 * The years in which quarters are written, on the whole page at once: for what the server wrote and
 * for what is written here.
 */
export function yearsShown(): YearKind {
  return shown;
}

/**
 * Writes quarters in these years from now on. Code that shows answers of the server goes by
 * `showYears`, which has them read again.
 */
export function setYearsShown(years: YearKind): void {
  shown = years;
}

/** The years that an address asks for; financial ones where it asks for none that there are. */
export function toYearKind(asked: string | null): YearKind {
  return asked === 'calendar' ? 'calendar' : 'financial';
}

const labels = /\bQ[1-4] \d{4}\/\d{2}\b/g;

/**
 * The same text with its quarters written in calendar years: `Q1 2026/27` is `Q2 2026`, and `Q4
 * 2026/27` is `Q1 2027`. What only looks like a quarter, its years not following each other, stays
 * as it is, and so do financial years.
 */
export function toCalendarYears(text: string): string {
  return text.replace(labels, (label) => {
    const [number, year, next] = [label.slice(1, 2), label.slice(3, 7), label.slice(8)].map(Number);
    if (number === undefined || year === undefined || (year + 1) % 100 !== next) return label;
    return number === 4 ? `Q1 ${year + 1}` : `Q${number + 1} ${year}`;
  });
}

/** A text with its quarters in the years that are shown. */
export function toShownYears(text: string): string {
  return yearsShown() === 'calendar' ? toCalendarYears(text) : text;
}
