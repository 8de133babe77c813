/** `A` for the first mark of a chart, `B` for the second. */
export function toLetter(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}
