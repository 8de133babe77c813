import type { Output } from './terminal.js';

const USUAL_WIDTH = 80;

/**
 * Writes lines for a person: broken between words where a terminal is too narrow, whole where
 * something else reads them.
 */
export function writeLines(output: Output, lines: readonly string[]): void {
  const { columns = 0 } = output;
  const width = columns > 0 ? columns : USUAL_WIDTH;
  const fitted = output.isTTY ? lines.flatMap((line) => wrapLine(line, width)) : lines;
  output.write(`${fitted.join('\n')}\n`);
}

/**
 * Breaks a line between words into lines of at most `width` characters. Those after the first are
 * indented by four more than it; a word that is longer than a line stays whole.
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
