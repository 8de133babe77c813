import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface Line {
  readonly name: string;
  readonly measured: string;
  readonly bound: string;
  readonly isMet: boolean;
}

const file = path.resolve(import.meta.dirname, '../../docs/performance.md');
const HEADING = '## In the browser';

/** The table of a run, as Markdown. */
export function toTable(lines: readonly Line[]): string {
  const rows = lines.map(({ name, measured, bound, isMet }) => `| ${name} | ${measured} | ${bound} | ${isMet ? 'met' : '**not met**'} |`);
  return ['| the Overview | measured | bound |  |', '|---|---|---|---|', ...rows].join('\n');
}

/** Writes the last part of docs/performance.md, and leaves what stands before it. */
export async function writePart(lines: readonly Line[], rounds: number): Promise<void> {
  const before = (await readFile(file, 'utf8')).split(`\n${HEADING}`)[0] ?? '';
  const day = new Date().toISOString().slice(0, 10);
  await writeFile(
    file,
    `${before.trimEnd()}\n\n${HEADING}\n
Measured by \`pnpm lighthouse\` on ${day}: an installation with demonstration data, built for production, over loopback, on the machine
above. Paint, shift and interaction are the medians of ${rounds} first visits with an empty cache at 1440 x 900, without any throttling; an interaction
is the slowest of four presses of a visit, from the press to the paint that answers it (the browser rounds it to 8 ms). The scores are the medians of three
runs of Lighthouse as it judges desktops, with its own slowed-down line.

${toTable(lines)}
`,
  );
}
