import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords } from '#domain/audit/entry.js';
import { rebuildRollups } from '#features/returns/make-rollups.store.js';
import { findWrongFlags } from '#features/returns/record-links.store.js';
import { findWrongCells, type WrongCell } from '#features/returns/verify-rollups.store.js';
import { appendAsOwner } from '#platform/audit/append-as-owner.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

const MAX_SHOWN = 50;

/** Declares `verify-rollups`, which fails if rollups or links differ from the records. */
export function declareVerifyRollups(command: Command, getSetting: () => Setting): void {
  command.action(() => verify(getSetting()));
}

/** Declares `rebuild-rollups`, which rebuilds rollups and links. */
export function declareRebuildRollups(command: Command, getSetting: () => Setting): void {
  command.action(() => rebuild(getSetting()));
}

async function verify(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  const { cells, flags } = await withDatabase(setting, progress.say, (database) =>
    database.write(async (transaction) => ({
      cells: await findWrongCells(transaction),
      flags: await findWrongFlags(transaction),
    })),
  );
  const wrongFlags = flags.filter(({ total }) => total > 0);
  if (cells.length + wrongFlags.length === 0) {
    writeLines(setting.output, ['The rollups and the links match the records. No differences.']);
    return;
  }
  setting.setExitCode(1);
  writeLines(setting.output, [
    ...cells.slice(0, MAX_SHOWN).map(describe),
    ...(cells.length > MAX_SHOWN ? [`and ${cells.length - MAX_SHOWN} more cells`] : []),
    ...wrongFlags.map(
      ({ name, total }) => `${name} is wrong in ${total} ${total === 1 ? 'record' : 'records'}`,
    ),
    '"./stronghold rebuild-rollups" rebuilds them from the records.',
  ]);
}

function describe({ table, cell, sums }: WrongCell): string {
  const differing = sums.map(
    ({ name, kept, recomputed }) => `${name} is ${kept}, but the records add up to ${recomputed}`,
  );
  return `${table} (${cell}): ${differing.join('; ')}`;
}

async function rebuild(setting: Setting): Promise<void> {
  const progress = startProgress(setting.errors);
  await withDatabase(setting, progress.say, async (_, ownerUrl) => {
    const owner = await connectToDatabase(ownerUrl);
    try {
      await rebuildRollups(owner);
      await appendAsOwner(ownerUrl, {
        ...concerningNoRecords,
        at: setting.clock.now(),
        action: 'ADMINISTER',
        actor: commandLine,
        what: 'Rebuilt the rollups and the links between records',
      });
    } finally {
      await owner.end();
    }
  });
  writeLines(setting.output, ['Rebuilt the rollups and the links from the records.']);
}
