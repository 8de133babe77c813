import { type Command, InvalidArgumentError } from 'commander';

import { formatQuarter } from '#domain/quarter.js';
import { explainUnknownAgency } from '#domain/returns/known-places.js';
import { findKnownPlaces } from '#features/returns/known-places.store.js';
import { recordTables } from '#features/returns/record-table.js';
import { findSubmissions, type PublishedSubmission } from '#features/returns/submissions.store.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { describeCounts } from './import-report.js';
import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface SubmissionsOptions {
  readonly agency?: string;
  readonly dataset?: string;
  readonly most: number;
}

/** Declares `submissions`, which lists published returns with the ids for taking them back. */
export function declareSubmissions(command: Command, getSetting: () => Setting): void {
  command
    .option('--agency <code>', 'only those of this agency, such as TVP')
    .option(
      '--dataset <dataset>',
      `only those of this dataset: ${Object.keys(recordTables).join(', ')}`,
    )
    .option('--most <number>', 'the maximum number to list', parseMost, 20)
    .action((options: SubmissionsOptions) => runSubmissions(getSetting(), options));
}

async function runSubmissions(
  setting: Setting,
  { agency, dataset, most }: SubmissionsOptions,
): Promise<void> {
  const table = dataset === undefined ? null : recordTables[dataset.toLowerCase()];
  if (table === undefined)
    throw new Refusal(
      `There is no dataset "${dataset}". Accepted: ${Object.keys(recordTables).join(', ')}.`,
    );
  const progress = startProgress(setting.errors);
  const found = await withDatabase(setting, progress.say, (database) =>
    database.write(async (transaction) => {
      const sender =
        agency === undefined ? null : (await findKnownPlaces(transaction)).findAgency(agency);
      if (agency !== undefined && sender === null) throw new Refusal(explainUnknownAgency(agency));
      return findSubmissions(transaction, {
        agency: sender?.code ?? null,
        dataset: table?.declaration.dataset ?? null,
        most,
      });
    }),
  );
  const none =
    agency === undefined && table === null
      ? 'Nothing has been published yet.'
      : 'Nothing that matches has been published yet.';
  writeLines(setting.output, found.length > 0 ? found.map(describe) : [none]);
}

const words = {
  PUBLISHED: '',
  UNDONE: ', taken back since',
  UNDOING: ', to take a return back',
} as const;

function describe(submission: PublishedSubmission): string {
  const { id, publishedAt, agencyCode, dataset, quarter, fileName, status } = submission;
  const time = publishedAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${id}  ${time} UTC  ${agencyCode} ${dataset.toLowerCase()} ${formatQuarter(quarter)}  ${fileName}: ${describeCounts(submission)}${words[status]}`;
}

function parseMost(text: string): number {
  const most = Number(text);
  if (!Number.isInteger(most) || most < 1 || most > 10_000)
    throw new InvalidArgumentError('A whole number from 1 to 10,000 is accepted.');
  return most;
}
