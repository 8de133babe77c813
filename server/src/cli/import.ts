import path from 'node:path';

import { type Command, InvalidArgumentError } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { showInvisible } from '#domain/invisible-characters.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';
import { explainHeadingRow } from '#domain/returns/heading-row.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { type ImportOutcome, importReturns } from '#features/returns/import-returns.js';
import { findRecordTable, type RecordTable, recordTables } from '#features/returns/record-table.js';
import { openReturnFile } from '#features/returns/return-file.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { describeOutcome } from './import-report.js';
import { startProgress } from './progress.js';
import { importRemotely } from './remote-import.js';
import { readSenderToken } from './sender-token.js';
import { readServerAddress } from './server-address.js';
import type { Setting } from './setting.js';
import { keepHeapSmall } from './small-heap.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface ImportOptions {
  readonly agency: string;
  readonly quarter?: Quarter;
  readonly sheet?: string;
  readonly headingRow?: number;
  readonly partial: boolean;
  readonly publish: boolean;
  readonly withdraw: boolean;
  readonly json: boolean;
  readonly server?: string;
  readonly tokenFile?: string;
}

/** In per cent. With 20, a million rows took a tenth longer and held 233 MB instead of 246. */
const HEAP_GROWTH = 40;

const exitCodes = { UNUSABLE: 2, FAILED: 1, SCREENED: 0, PUBLISHED: 0 } as const satisfies Readonly<
  Record<ImportOutcome['status'], number>
>;

/**
 * Declares `import`, which screens an agency’s returns and, on request, publishes them. Sets the
 * process’s exit code.
 */
export function declareImport(command: Command, getSetting: () => Setting): void {
  command
    .argument('<dataset>', `the dataset of the returns: ${Object.keys(recordTables).join(', ')}`)
    .argument('<file...>', 'CSV files in UTF-8 or XLSX workbooks, each for one quarter')
    .requiredOption('--agency <code>', 'the agency that sends them, such as TVP')
    .option(
      '--quarter <quarter>',
      'the quarter that all dates must be in, such as 2025-26-Q1; taken from the dates if left out',
      parseQuarter,
    )
    .option(
      '--sheet <name>',
      'the sheet of the workbook with the return; found by its headings if left out',
    )
    .option(
      '--heading-row <row>',
      'the row with the column names; found among the first rows if left out',
      parseHeadingRow,
    )
    .option('--partial', 'only add and correct; keep records that are not in the files', false)
    .option('--publish', 'write the records, acknowledging the warnings', false)
    .option(
      '--withdraw',
      'publish even if that withdraws a large part of what was sent before',
      false,
    )
    .option('--json', 'print the findings as JSON', false)
    .option(
      '--server <address>',
      'import them on a server, with the token in STRONGHOLD_TOKEN: https://stronghold.example.org',
    )
    .option('--token-file <file>', 'read the token from a file instead')
    .action((dataset: string, files: readonly string[], options: ImportOptions) =>
      runImport(getSetting(), { dataset, files }, options),
    );
}

/** The arguments on the command line, without options. */
interface Named {
  readonly dataset: string;
  readonly files: readonly string[];
}

async function runImport(setting: Setting, named: Named, options: ImportOptions): Promise<void> {
  const { dataset } = named;
  const table = findRecordTable(dataset.toLowerCase());
  if (!table)
    throw new Refusal(
      `There is no dataset "${dataset}". Accepted: ${Object.keys(recordTables).join(', ')}.`,
    );
  if (options.server === undefined && options.tokenFile !== undefined)
    throw new Refusal('Use --token-file only with --server.');

  const outcome = await (options.server === undefined
    ? importHere(setting, { ...named, table }, options)
    : importThere(setting, named, { ...options, server: options.server }));
  setting.setExitCode(exitCodes[outcome.status]);
  if (options.json) setting.output.write(`${JSON.stringify(outcome, null, 2)}\n`);
  if (options.json && outcome.status !== 'UNUSABLE') return;
  const output = outcome.status === 'UNUSABLE' ? setting.errors : setting.output;
  writeLines(output, describeOutcome(outcome));
}

function importHere(
  setting: Setting,
  { table, files }: Named & { readonly table: RecordTable },
  options: ImportOptions,
): Promise<ImportOutcome> {
  keepHeapSmall(HEAP_GROWTH);
  const progress = startProgress(setting.errors);
  return withDatabase(setting, progress.say, (database) =>
    importReturns(database, {
      table,
      actor: commandLine,
      rights: machineAdministrator,
      agency: options.agency,
      quarter: options.quarter ?? null,
      isPartial: options.partial,
      isToPublish: options.publish,
      isWithdrawalMeant: options.withdraw,
      files: files.map((file, index) => ({
        name: showInvisible(file),
        open: (columns, remembered) =>
          openReturnFile(path.resolve(setting.folder, file), columns, {
            sheet: options.sheet ?? null,
            headings: { wanted: options.headingRow ?? null, remembered },
            onProgress: (read, size) =>
              progress.update(`Reading ${toLabel(file, index, files.length)}`, read, size),
          }),
      })),
      today: setting.clock.today(),
      now: setting.clock.now(),
      report: progress.say,
    }),
  );
}

async function importThere(
  setting: Setting,
  { dataset, files }: Named,
  options: ImportOptions & { readonly server: string },
): Promise<ImportOutcome> {
  const server = readServerAddress(options.server);
  const file =
    options.tokenFile === undefined ? null : path.resolve(setting.folder, options.tokenFile);
  return importRemotely({
    server,
    token: await readSenderToken({ file, environment: setting.token }),
    dataset: dataset.toLowerCase(),
    agency: options.agency,
    quarter: options.quarter ?? null,
    sheet: options.sheet ?? null,
    headingRow: options.headingRow ?? null,
    isPartial: options.partial,
    isToPublish: options.publish,
    isWithdrawalMeant: options.withdraw,
    files: files.map((named) => ({
      name: showInvisible(named),
      path: path.resolve(setting.folder, named),
    })),
    toLabel: (index) => `Sending ${toLabel(files[index] ?? '', index, files.length)}`,
    progress: startProgress(setting.errors),
  });
}

/** The label of a file, such as `april.csv`, with its number if there are several. */
function toLabel(file: string, index: number, fileCount: number): string {
  return `${fileCount === 1 ? '' : `${index + 1} of ${fileCount}: `}${showInvisible(path.basename(file))}`;
}

function parseHeadingRow(text: string): number {
  const row = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  const wrong = explainHeadingRow(row);
  if (wrong !== null) throw new InvalidArgumentError(wrong);
  return row;
}

function parseQuarter(text: string): Quarter {
  if (!isQuarter(text)) throw new InvalidArgumentError('A quarter is written like 2025-26-Q1.');
  return text;
}
