import { type Command, InvalidArgumentError } from 'commander';

import {
  explainReports,
  isReportsWanted,
  loadLargePartnership,
} from '#cli/demonstration/large-partnership.js';
import { Database } from '#platform/database.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { startProgress } from './progress.js';
import { readyDatabase } from './ready-database.js';
import type { Setting } from './setting.js';
import { keepHeapSmall } from './small-heap.js';
import { withBareDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/**
 * Declares `demo-data`, which loads a made-up partnership of a given size into an empty database.
 */
export function declareDemoData(command: Command, getSetting: () => Setting): void {
  command
    .requiredOption(
      '--reports <number>',
      'the number of reports, such as 1000000, with everything else in proportion',
      parseReports,
    )
    .action(({ reports }: { readonly reports: number }) => runDemoData(getSetting(), reports));
}

/** In per cent. */
const HEAP_GROWTH = 20;

async function runDemoData(setting: Setting, reports: number): Promise<void> {
  keepHeapSmall(HEAP_GROWTH);
  const progress = startProgress(setting.errors);
  const { clock } = setting;
  try {
    const loaded = await withBareDatabase(
      { setting, report: progress.say },
      async ({ ownerUrl }) => {
        const { installation } = await readyDatabase(ownerUrl, {
          isDemonstration: true,
          now: clock.now(),
        });
        if (!installation.isDemonstration)
          throw new Refusal(
            'This installation was started without demonstration data, and its pages would not say that these figures are made up. Use a new database: set DATABASE_URL to one, or STRONGHOLD_STATE to a new folder.',
          );
        const database = new Database(ownerUrl, { maxConnections: 1 });
        try {
          const report = (dataset: string, done: number, inAll: number) =>
            progress.update(`Loading ${dataset}`, done, inAll);
          return await loadLargePartnership({
            database,
            ownerUrl,
            reports,
            today: clock.today(),
            now: clock.now(),
            report,
          });
        } finally {
          await database.close();
        }
      },
    );
    progress.clear();
    const [returns, rows, wanted] = [loaded.returns, loaded.rows, reports].map((number) =>
      number.toLocaleString('en-GB'),
    );
    writeLines(setting.output, [
      `Loaded ${returns} returns with ${rows} rows, ${wanted} of them reports.`,
    ]);
  } finally {
    progress.clear();
  }
}

function parseReports(text: string): number {
  const reports = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!isReportsWanted(reports)) throw new InvalidArgumentError(explainReports());
  return reports;
}
