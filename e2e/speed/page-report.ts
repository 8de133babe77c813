import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import path from 'node:path';

/** A measurement of a page, and whether it is within its limit. */
export interface Cell {
  readonly measured: string;
  readonly isMet: boolean;
}

export interface PageLine {
  readonly name: string;
  /** The cells of the line, in the order of the columns. */
  readonly cells: readonly Cell[];
}

const file = path.resolve(import.meta.dirname, '../../docs/performance.md');
const HEADING = '## In the browser';

/** The table of a run, as Markdown. Missed limits stand out. */
export function toTable(columns: readonly string[], lines: readonly PageLine[]): string {
  const rows = lines.map(
    ({ name, cells }) =>
      `| ${name} | ${cells.map(({ measured, isMet }) => (isMet ? measured : `**${measured}, not met**`)).join(' | ')} |`,
  );
  return [
    `| first view of | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...rows,
  ].join('\n');
}

/** Writes the last part of docs/performance.md, and leaves the rest unchanged. */
export async function writePart(table: string, rounds: number): Promise<void> {
  const before = (await readFile(file, 'utf8')).split(`\n${HEADING}`)[0] ?? '';
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    file,
    `${before.trimEnd()}\n\n${HEADING}\n
Measured by \`pnpm lighthouse\` on ${day}: an installation with demonstration data, built for production, over loopback, on
${nameMachine()}. Script is what a page loads first beyond the entry, as sent (Brotli). Paint, shift and press are the medians of ${rounds} first visits with an empty cache at
1440 x 900, without any throttling; a press is the slowest of four in a visit, up to the paint that answers it (the browser rounds it to 8 ms). The scores
are the medians of three runs of Lighthouse with its desktop settings and its own throttled connection.

${table}
`,
  );
}

function nameMachine(): string {
  const processors = cpus();
  return `a machine with ${processors.length} cores (${processors[0]?.model.trim() ?? 'of an unknown kind'})`;
}
