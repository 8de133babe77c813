import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { undoReturn } from '#features/returns/undo-return.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { describeCounts } from './import-report.js';
import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `undo`, which takes one published return back. */
export function declareUndo(command: Command, getSetting: () => Setting): void {
  command
    .argument('<submission>', 'its id, as "./stronghold submissions" lists it')
    .action((id: string) => runUndo(getSetting(), id));
}

async function runUndo(setting: Setting, id: string): Promise<void> {
  const progress = startProgress(setting.errors);
  const outcome = await withDatabase(setting, progress.say, (database) =>
    undoReturn(database, {
      id,
      actor: commandLine,
      now: setting.clock.now(),
      mayTakeBackDecisions: true,
      report: progress.say,
    }),
  );
  if (outcome.status === 'REFUSED') throw new Refusal(outcome.message);
  writeLines(setting.output, [
    `Changed: ${describeCounts(outcome.changes)}`,
    `The data version is now ${outcome.dataVersion}.`,
  ]);
}
