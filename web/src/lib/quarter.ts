const pattern = /^(\d{4})-(\d{2})-Q([1-4])$/;

/** The parts of a quarter's key that an axis writes: `2025-26-Q1` gives `Q1` and `2025/26`. Null where it is no such key. */
export function toQuarterParts(key: string): { readonly number: string; readonly year: string } | null {
  const [, from, to, number] = pattern.exec(key) ?? [];
  return from === undefined ? null : { number: `Q${number}`, year: `${from}/${to}` };
}

/** `Q1 2022/23 to Q3 2023/24`, or one label where both are the same. */
export function formatRange(from: string, to: string): string {
  return from === to ? from : `${from} to ${to}`;
}

/** The label of the quarter so many quarters later, or before where `by` is negative: `2026-27-Q1` and −1 give `Q4 2025/26`. */
export function labelQuarter(key: string, by: number): string {
  const [, from, , number] = pattern.exec(key) ?? [];
  if (from === undefined) return key;
  const count = Number(from) * 4 + Number(number) - 1 + by;
  const year = Math.floor(count / 4);
  return `Q${(count % 4) + 1} ${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** How much of a quarter was over at the start of a day, 0 to 1. */
export function findShare(day: string, { start, end }: { readonly start: string; readonly end: string }): number {
  const [at, from, last] = [day, start, end].map((date) => Date.parse(date));
  if (at === undefined || from === undefined || last === undefined) return 0;
  return (at - from) / (last + dayLength - from);
}

const dayLength = 24 * 60 * 60 * 1000;
