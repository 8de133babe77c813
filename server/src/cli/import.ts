import path from 'node:path';

import { type Command, InvalidArgumentError } from 'commander';

import { commandLine } from '#domain/audit/actor.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';
import { showUnseen } from '#domain/unseen.js';
import { type ImportOutcome, importReturns } from '#features/returns/import-returns.js';
import { recordTables } from '#features/returns/record-table.js';
import { openReturnFile } from '#features/returns/return-file.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { describeOutcome } from './import-report.js';
import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface ImportOptions {
  readonly agency: string;
  readonly quarter?: Quarter;
  readonly partial: boolean;
  readonly publish: boolean;
  readonly json: boolean;
}

const exitCodes = { UNUSABLE: 2, FAILED: 1, SCREENED: 0, PUBLISHED: 0 } as const satisfies Readonly<
  Record<ImportOutcome['status'], number>
>;

/** Adds `import`: screens an agency's returns and, when asked to, publishes them. Sets the process's exit code. */
export function addImportCommand(program: Command, getSetting: () => Setting): void {
  program
    .command('import')
    .description("Screen one agency's returns, each of one quarter, and publish them")
    .argument('<dataset>', `what the returns are of: ${Object.keys(recordTables).join(', ')}`)
    .argument('<file...>', 'CSV files in UTF-8 or XLSX workbooks, each a return of one quarter')
    .requiredOption('--agency <code>', 'who sends them, such as TVP')
    .option(
      '--quarter <quarter>',
      'the quarter that all dates must lie in, such as 2025-26-Q1; the dates tell where it is left out',
      parseQuarter,
    )
    .option('--partial', 'only add and correct; leave records that the files lack', false)
    .option('--publish', 'write the records, acknowledging the warnings', false)
    .option('--json', 'print what was found as JSON', false)
    .action((dataset: string, files: readonly string[], options: ImportOptions) => runImport(getSetting(), { dataset, files }, options));
}

/** What stands on the command line beside its options. */
interface Named {
  readonly dataset: string;
  readonly files: readonly string[];
}

async function runImport(setting: Setting, { dataset, files }: Named, options: ImportOptions): Promise<void> {
  const table = recordTables[dataset.toLowerCase()];
  if (!table) throw new Refusal(`There is no dataset "${dataset}". Accepted: ${Object.keys(recordTables).join(', ')}.`);

  const progress = startProgress(process.stderr);
  const outcome = await withDatabase(setting, progress.say, (database) =>
    importReturns(database, {
      table,
      actor: commandLine,
      agency: options.agency,
      quarter: options.quarter ?? null,
      isPartial: options.partial,
      isToPublish: options.publish,
      files: files.map((file, index) => ({
        name: showUnseen(file),
        open: (columns) =>
          openReturnFile(path.resolve(setting.folder, file), columns, (read, size) =>
            progress.update(toLabel(file, index, files.length), read, size),
          ),
      })),
      today: setting.clock.today(),
      now: setting.clock.now(),
      report: progress.say,
    }),
  );

  process.exitCode = exitCodes[outcome.status];
  if (options.json) process.stdout.write(`${JSON.stringify(outcome, null, 2)}\n`);
  if (options.json && outcome.status !== 'UNUSABLE') return;
  const output = outcome.status === 'UNUSABLE' ? process.stderr : process.stdout;
  writeLines(output, describeOutcome(outcome));
}

/** `Reading april.csv`, and of several files which one. */
function toLabel(file: string, index: number, fileCount: number): string {
  return `Reading ${fileCount === 1 ? '' : `${index + 1} of ${fileCount}: `}${showUnseen(path.basename(file))}`;
}

function parseQuarter(text: string): Quarter {
  if (!isQuarter(text)) throw new InvalidArgumentError('A quarter is written like 2025-26-Q1.');
  return text;
}
