import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Result } from './result.js';

export interface Run {
  readonly results: readonly Result[];
  readonly rows: number;
  readonly rounds: number;
  /** The facts about the machine, one per line. */
  readonly machine: readonly string[];
}

/** The heading of the text below the table, which people write and every run keeps. */
const NOTES = '## Notes';

/** The table of a run, as Markdown. */
export function toTable(results: readonly Result[]): string {
  const lines = results.map(({ title, bare, stronghold, measured, bound, isMet }) =>
    toLine([
      title,
      bare,
      stronghold,
      measured,
      bound,
      isMet === null ? '' : isMet ? 'met' : '**not met**',
    ]),
  );
  return [
    toLine(['scenario', 'bare', 'Stronghold', 'measured', 'bound', '']),
    '|---|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Writes docs/performance.md, and keeps the notes on the page. */
export async function writeReport(clone: string, run: Run): Promise<void> {
  const file = path.join(clone, 'docs', 'performance.md');
  // The first report creates the page.
  const before = await readFile(file, 'utf8').catch(() => '');
  const notes = before.includes(NOTES) ? before.slice(before.indexOf(NOTES)) : `${NOTES}\n`;
  await writeFile(file, `${toText(run)}\n${notes}`);
}

function toText({ results, rows, rounds, machine }: Run): string {
  return `# Performance

Measured by \`pnpm bench\` on ${new Date().toISOString().slice(0, 10)}, on one machine, over ${rows.toLocaleString('en-GB')} reports with the other
datasets in proportion. Times are medians; the lowest and highest median of a round are in brackets. Lower is better.

${toTable(results)}

## The machine

${machine.map((fact) => `- ${fact}`).join('\n')}

## How it is measured

- **Bare** is \`node:http\` and \`pg\` with SQL written by hand over the records of the same database; it returns JSON and checks
  nothing
  (\`server/bench/bare-server.ts\`). **Stronghold** is the server as \`npm start\` runs it, with all its limits and checks.
- Each is a separate process with one connection to the database, under the same role, and is asked over one kept-alive
  connection, one request after another. A time runs from the request to the last byte of the answer.
- They take turns in ${rounds} rounds, a different one first each time, after a warm-up that is not counted. A round's time is its
  median; a server's time is the median of its rounds. Before any time is taken, the two answers are compared.
- The import is the command \`./stronghold import\`, from its start to its end, into an empty database: a CSV file for each
  quarter, all published in one transaction. COPY puts the resulting rows into the same table, once emptied, and into one
  that has its indexes but not its foreign keys, three times each; the median counts. Memory is the peak of the command's
  process (maximum resident set size), without the database.
- None of this is a test: times depend on the machine, and a slow machine is not a fault.

## Repeating the measurements

\`pnpm bench\` takes ten minutes the first time and makes its own database on the embedded PostgreSQL, or on the server
that \`DATABASE_URL\` names; later runs use it again. \`--rows 100000\` gives a quicker look, \`--only import\` runs one
scenario, and \`--fresh\` makes the data again. A whole run writes the part of this page above its notes.
`;
}
