import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { eraseOneRecord } from '#features/returns/erase-record.js';
import { findRecordTable, recordTables } from '#features/returns/record-table.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

/** Declares `erase`, which removes one record for good. */
export function declareErase(command: Command, getSetting: () => Setting): void {
  command
    .argument('<dataset>', Object.keys(recordTables).join(', '))
    .argument('<agency>', 'code or name of the agency whose record it is')
    .argument('<reference>', "the agency's own reference, as in its return")
    .requiredOption(
      '--why <reason>',
      'the reason, which is kept in the log: do not include the reference',
    )
    .action(() => {
      const [dataset = '', agency = '', reference = ''] = command.args;
      return runErase(getSetting(), { dataset, agency, reference, ...command.opts<Reason>() });
    });
}

interface Reason {
  readonly why: string;
}

interface Asked extends Reason {
  readonly dataset: string;
  readonly agency: string;
  readonly reference: string;
}

async function runErase(setting: Setting, { dataset: name, ...asked }: Asked): Promise<void> {
  const dataset = findRecordTable(name)?.declaration.dataset;
  if (!dataset)
    throw new Refusal(
      `There is no dataset "${name}". Use one of ${Object.keys(recordTables).join(', ')}.`,
    );
  const progress = startProgress(setting.errors);
  const outcome = await withDatabase(setting, progress.say, (database) =>
    eraseOneRecord(database, {
      ...asked,
      dataset,
      acting: { actor: commandLine, agencyId: null },
      now: setting.clock.now(),
      report: progress.say,
    }),
  );
  if (outcome.status === 'REFUSED') throw new Refusal(outcome.message);
  writeLines(setting.output, [
    `Erased. Its name in the log is ${outcome.name}.`,
    outcome.isCounted
      ? 'Figures still count it until its agency’s next return for the dataset changes them, so that nobody sees which figure it was in.'
      : 'It did not count in any figure.',
    'Unpublished files of its agency that might contain or name it were discarded: send them again.',
    'Earlier backups still contain it: save the output of "./stronghold erasures" as erasures.txt next to them, so that a restore erases it again.',
  ]);
}
