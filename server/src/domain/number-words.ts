const words = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
] as const;

/** A count as written in running text: up to ten as a word, above that in digits. */
export function countInWords(count: number): string {
  return words[count] ?? count.toLocaleString('en-GB');
}
