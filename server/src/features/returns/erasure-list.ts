import { commandLine } from '#domain/access/actor.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { allDatasets } from '#domain/lists.js';
import type { Transaction } from '#platform/database.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { eraseListed, type Erasure, findListMark, listErasures } from './erase.store.js';
import { findKnownPlaces } from './known-places.store.js';
import { recordTables } from './record-table.js';

const TITLE = 'stronghold-erasures';
const LINE = /^(\S+) ([A-Z]+) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/**
 * The list of erasures as a text to keep next to backups: one line that names the installation,
 * then one for each record by a keyed hash, which reveals no name.
 */
export async function writeErasureList(transaction: Transaction): Promise<readonly string[]> {
  const erasures = await listErasures(transaction);
  return [
    `${TITLE} ${await findListMark(transaction)}`,
    ...erasures.map(
      ({ agencyCode, dataset, digest, erasedAt }) =>
        `${agencyCode} ${dataset} ${digest} ${erasedAt.toISOString()}`,
    ),
  ];
}

/**
 * Erases the records of a list again in a restored database, within the caller's transaction. Their
 * counts leave the figures as those of any erased record do.
 *
 * @returns what the log says about it; nothing if none of the records was left
 * @throws Refusal if it is not a list of erasures, or belongs to another installation
 */
export async function eraseByList(
  transaction: Transaction,
  { text, now }: { readonly text: string; readonly now: Date },
): Promise<readonly Entry[]> {
  const [title = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (title !== `${TITLE} ${await findListMark(transaction)}`)
    throw new Refusal(
      'The list of erasures is not from this installation. Give the one that "./stronghold erasures" printed here; nothing was restored.',
    );
  const places = await findKnownPlaces(transaction);
  const erasures = lines.map(readLine);
  const entries: Entry[] = [];
  for (const table of Object.values(recordTables)) {
    const { dataset } = table.declaration;
    const ofDataset = erasures.filter((each) => each.dataset === dataset);
    for (const code of new Set(ofDataset.map(({ agencyCode }) => agencyCode))) {
      const agency = places.findAgency(code);
      if (!agency)
        throw new Refusal(`The list of erasures names an agency ${code} that does not exist.`);
      const own = ofDataset.filter(({ agencyCode }) => agencyCode === code);
      const records = await eraseListed(transaction, { table, agency }, own);
      if (records > 0)
        entries.push({
          ...concerningNoRecords,
          at: now,
          action: 'ERASURE',
          actor: commandLine,
          touched: { [agency.id]: records },
          what: `Erased records of ${dataset.toLowerCase()} again after a restored backup brought them back: ${records}`,
          dataset,
          rowCount: records,
        });
    }
  }
  return entries;
}

function readLine(line: string): Erasure {
  const [, agencyCode = '', name = '', digest = '', at = ''] = LINE.exec(line) ?? [];
  const dataset = allDatasets.find((each) => each === name);
  if (!dataset)
    throw new Refusal(
      'A line of the list of erasures has been changed since it was printed. Nothing was restored.',
    );
  return { agencyCode, dataset, digest, erasedAt: new Date(at) };
}
