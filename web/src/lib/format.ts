const counts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const months = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'Europe/London',
});
const times = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

const minus = '\u2212';

/** `8,412`, and `−3` with a true minus. */
export function formatNumber(value: number): string {
  return value < 0 ? `${minus}${counts.format(-value)}` : counts.format(value);
}

/** A change: `+73`, `−3`, `0`. The sign is always there, because a bare number reads as a level. */
export function formatChange(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value);
}

/**
 * `1 person`, `55 people`. The server gives the words; the value only chooses between singular and
 * plural.
 */
export function countOf(
  figure: { readonly value: number | null; readonly text: string },
  one: string,
  many: string,
): string {
  return `${figure.text} ${figure.value === 1 ? one : many}`;
}

/** `1 December 2026, 09:14`, in London time wherever the reader is. */
export function formatInstant(instant: string): string {
  const date = new Date(instant);
  return `${days.format(date)}, ${times.format(date)}`;
}

/** `1 December 2026` for the plain day 2026-12-01. */
export function formatDay(day: string): string {
  return days.format(new Date(`${day}T12:00:00Z`));
}

/** `April 2026` for the month 2026-04. */
export function formatMonth(month: string): string {
  return months.format(new Date(`${month}-15T12:00:00Z`));
}

const lists = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return lists.format(words);
}

/** `OFFICIAL-SENSITIVE` for the code OFFICIAL_SENSITIVE. */
export function formatMarking(marking: string): string {
  return marking.replaceAll('_', '-');
}

/** The words with a capital first letter, to start a sentence. */
export function capitalise(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/**
 * The words with a small first letter, for use within a sentence; abbreviations stay as they are:
 * `OCGs`, `NRM referrals`.
 */
export function lowerFirst(words: string): string {
  return /^[A-Z](?![A-Z])/.test(words)
    ? `${words.charAt(0).toLowerCase()}${words.slice(1)}`
    : words;
}
