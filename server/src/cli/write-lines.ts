import type { Output } from './terminal.js';

const USUAL_WIDTH = 80;

/** Writes lines for people. Wraps them only on a narrow terminal. */
export function writeLines(output: Output, lines: readonly string[]): void {
  const { columns = 0 } = output;
  const width = columns > 0 ? columns : USUAL_WIDTH;
  const fitted = output.isTTY ? lines.flatMap((line) => wrapLine(line, width)) : lines;
  output.write(`${fitted.join('\n')}\n`);
}

/**
 * Wraps a line between words at `width` characters. Later lines are indented by four more spaces
 * than the first line. A word longer than `width` is not broken.
 */
export function wrapLine(line: string, width: number): readonly string[] {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.trim().split(' ')) {
    const next = current === '' ? `${indent}${word}` : `${current} ${word}`;
    if (next.length <= width || current === '') {
      current = next;
      continue;
    }
    lines.push(current);
    current = `${indent}    ${word}`;
  }
  return [...lines, current];
}
