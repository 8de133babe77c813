/** A line of two texts: in both, or in one of them. */
export interface DiffLine {
  readonly kind: 'SAME' | 'ADDED' | 'REMOVED';
  readonly text: string;
}

/** Above this number, all lines count as replaced: the table of all pairs would be too large. */
const MAX_LINES = 2_000;

/** The shortest list of lines that turns one text into another, in order. */
export function findLineDifference(before: string, after: string): readonly DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  if (a.length > MAX_LINES || b.length > MAX_LINES)
    return [...a.map((text) => toLine('REMOVED', text)), ...b.map((text) => toLine('ADDED', text))];
  // The maximum number of lines that two remainders share.
  const shared: number[][] = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  const at = (i: number, j: number) => shared[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = shared[i];
      if (row !== undefined)
        row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push(toLine('SAME', left));
      i += 1;
      j += 1;
    } else if (right === undefined || (left !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      lines.push(toLine('REMOVED', left ?? ''));
      i += 1;
    } else {
      lines.push(toLine('ADDED', right));
      j += 1;
    }
  }
  return lines;
}

const toLine = (kind: DiffLine['kind'], text: string): DiffLine => ({ kind, text });

/** `2 lines added, 1 removed.` */
export function describeDifference(lines: readonly DiffLine[]): string {
  const count = (kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length;
  const [added, removed] = [count('ADDED'), count('REMOVED')];
  if (added + removed === 0) return 'The text is the same.';
  return `${added} ${added === 1 ? 'line' : 'lines'} added, ${removed} removed.`;
}
