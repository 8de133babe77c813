interface Quarter {
  readonly start: string;
  readonly end: string;
}

const days = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const dayLength = 24 * 60 * 60 * 1000;

/** `57 of 92 days`: how far the quarter has come that `now` lies in, today among its days. Null where it lies in none. */
export function wordRunning(quarters: readonly Quarter[], now: string): string | null {
  const today = days.format(new Date(now));
  const running = quarters.find(({ start, end }) => start <= today && today <= end);
  if (running === undefined) return null;
  return `${countDays(running.start, today)} of ${countDays(running.start, running.end)} days`;
}

/** Days from one plain day to another, both counted. */
function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;
}
