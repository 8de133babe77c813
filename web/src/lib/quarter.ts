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
