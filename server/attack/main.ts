/**
 * `pnpm attack`: attacks the protected figures of the demonstration with everything anybody may
 * ask, and writes docs/disclosure.md.
 */
import { fileURLToPath } from 'node:url';

import { Command } from 'commander';

import { findBrowser } from '#platform/browser/find-browser.js';
import { Database } from '#platform/database.js';
import { readSettings } from '#platform/settings.js';

import { attackAll } from './attack-all.js';
import { withAttackDatabase } from './attack-database.js';
import { loadPartnership } from './partnership.js';
import { toText, writeReport } from './report.js';

await new Command('attack')
  .description(
    'Attack the protected figures of the demonstration partnership, and write the result to docs/disclosure.md',
  )
  .option('--fresh', 'generate the data again', false)
  .action(run)
  .parseAsync();

async function run({ fresh }: { readonly fresh: boolean }): Promise<void> {
  const clone = fileURLToPath(new URL('../..', import.meta.url));
  const report = await withAttackDatabase(
    { ...readSettings(process.env, clone), isFresh: fresh },
    async (ownerUrl) => {
      const database = new Database(ownerUrl, { maxConnections: 2 });
      try {
        const say = (line: string) => process.stderr.write(`${line}\n`);
        return await attackAll(database, await loadPartnership(database), {
          say,
          findBrowser: () => findBrowser(process.env),
        });
      } finally {
        await database.close();
      }
    },
  );
  console.log(toText(report));
  await writeReport(clone, report);
  if (!report.isMet) process.exitCode = 1;
}
