const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Formats a day as `4 May 2026`. The text is the same in every time zone. */
export function formatDay(day: string): string {
  return days.format(Date.parse(day)).replace('Sept', 'Sep');
}
