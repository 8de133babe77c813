/**
 * `pnpm bench`: measures Stronghold against a bare server, and its imports against COPY, and writes
 * docs/performance.md.
 */
import { fileURLToPath } from 'node:url';

import { Command, InvalidArgumentError } from 'commander';

import { readSettings } from '#platform/settings.js';

import { measureAnswers } from './answer-times.js';
import { withBenchPlace } from './bench-database.js';
import { measureExport } from './export-speed.js';
import { measureHostile } from './hostile.js';
import { measureImport } from './import-speed.js';
import { measureKept } from './kept-speed.js';
import { describeMachine } from './machine.js';
import { measurePack } from './pack-speed.js';
import { measurePerturbation } from './perturbation-speed.js';
import { measureReaders } from './readers-speed.js';
import { toTable, writeReport } from './report.js';
import { measureStaged } from './staged-speed.js';
import { measureWorkbook } from './workbook-memory.js';

/** The number of reports behind the published table. */
const ROWS = 1_000_000;

interface Options {
  readonly rows: number;
  readonly rounds: number;
  readonly only?: string;
  readonly fresh: boolean;
}

await new Command('bench')
  .description(
    'Measure Stronghold on a large partnership; a whole run over a million reports writes docs/performance.md',
  )
  .option('--rows <n>', 'reports in the database, which is kept for the next run', toCount, ROWS)
  .option('--rounds <n>', 'rounds in which both servers take turns', toCount, 7)
  .option(
    '--only <name>',
    'one scenario alone, and write nothing: figures-of-area, figures-of-district, figures-of-force, scorecard, page-resourcing (and each other page), records-of-area, records-after-many, records-of-agency, row-security, session-figures, session-scorecard, protected-figures, protected-scorecard, kept, perturbation, readers, hostile, export, import, staged, pack, workbook',
  )
  .option('--fresh', 'generate the data again', false)
  .action(run)
  .parseAsync();

async function run({ rows, rounds, only, fresh }: Options): Promise<void> {
  const clone = fileURLToPath(new URL('../..', import.meta.url));
  const isWanted = (name: string) => only === undefined || only === name;
  await withBenchPlace(
    readSettings(process.env, clone),
    { rows, isFresh: fresh },
    async (place) => {
      const results = [
        ...(await measureAnswers(place, rounds, isWanted)),
        ...(isWanted('kept') ? await measureKept(place, rounds) : []),
        ...(isWanted('perturbation') ? [measurePerturbation()] : []),
        ...(isWanted('readers') ? await measureReaders(place) : []),
        ...(isWanted('hostile') ? await measureHostile(place) : []),
        ...(isWanted('export') ? await measureExport(place) : []),
        ...(isWanted('import') ? await measureImport(place) : []),
        ...(isWanted('staged') ? await measureStaged(place) : []),
        ...(isWanted('pack') ? await measurePack(place) : []),
        ...(isWanted('workbook') ? await measureWorkbook(place) : []),
      ];
      if (results.length === 0) throw new Error(`There is no scenario "${only ?? ''}"`);
      console.log(toTable(results));
      if (only === undefined && rows === ROWS)
        await writeReport(clone, {
          results,
          rows,
          rounds,
          machine: await describeMachine(place.ownerUrl),
        });
    },
  );
}

function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1)
    throw new InvalidArgumentError('It is a whole number, 1 or more.');
  return count;
}
