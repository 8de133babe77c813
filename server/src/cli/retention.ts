import type { Command } from 'commander';

import { commandLine } from '#domain/access/actor.js';
import { datasets } from '#domain/lists.js';
import { formatDate } from '#domain/plain-date.js';
import { explainYears, keptFromOf, type RetentionPeriod } from '#domain/retention/retention.js';
import { findRecordTable, recordTables } from '#features/returns/record-table.js';
import {
  countRetention,
  retain,
  type RetentionCounts,
  setRetention,
} from '#features/returns/retention/retain.js';
import { Refusal } from '@stronghold/prisma/refusal';

import { startProgress } from './progress.js';
import type { Setting } from './setting.js';
import { withDatabase } from './with-database.js';
import { writeLines } from './write-lines.js';

interface Options {
  readonly set?: string;
  readonly dryRun?: true;
  readonly take?: true;
}

/**
 * Declares `retention`, which shows how long records are kept, and counts or removes records past
 * their periods.
 */
export function declareRetention(command: Command, getSetting: () => Setting): void {
  command
    .option('--set <dataset=years>', 'keep records of a dataset for this many years, or "for-ever"')
    .option('--dry-run', 'count the records that would be removed, and change nothing')
    .option('--take', 'remove records past their period, for good; figures stay')
    .action(() => run(getSetting(), command.opts<Options>()));
}

async function run(setting: Setting, { set, take }: Options): Promise<void> {
  const progress = startProgress(setting.errors);
  const [now, today] = [setting.clock.now(), setting.clock.today()];
  const acting = { actor: commandLine, agencyId: null };
  const wish = set === undefined ? null : readSet(set);
  const counts = await withDatabase(setting, progress.say, async (database) => {
    if (wish) await setRetention(database, wish, { now, acting });
    return take === true
      ? retain(database, { today, now, acting, report: progress.say })
      : countRetention(database, today);
  });
  writeLines(setting.output, [
    ...describe(counts, today, take === true),
    take === true
      ? 'Earlier backups still contain them: do not keep those longer than the records, and run this again after a restore.'
      : 'Nothing was removed. "./stronghold retention --take" removes records past their period for good; figures stay.',
  ]);
}

function readSet(text: string): Pick<RetentionPeriod, 'dataset' | 'years'> {
  const [name = '', years = ''] = text.split('=');
  const dataset = findRecordTable(name)?.declaration.dataset;
  if (!dataset)
    throw new Refusal(
      `There is no dataset "${name}". Use one of ${Object.keys(recordTables).join(', ')}: for example --set reports=7.`,
    );
  if (years === 'for-ever') return { dataset, years: null };
  const wrong = explainYears(years.trim() === '' ? NaN : Number(years));
  if (wrong !== null) throw new Refusal(wrong);
  return { dataset, years: Number(years) };
}

function describe(
  { periods, counts }: RetentionCounts,
  today: string,
  isDone: boolean,
): readonly string[] {
  const keptFrom = keptFromOf(periods, today);
  return periods.map(({ dataset, years }) => {
    const from = keptFrom[dataset];
    if (years === null || from === null)
      return `${datasets[dataset]}: kept until they are erased. No period is set.`;
    const own = counts.filter((each) => each.dataset === dataset);
    const sum = (of: 'records' | 'formerVersions' | 'waiting') =>
      own.reduce((total, each) => total + each[of], 0);
    const waiting =
      sum('waiting') === 0
        ? ''
        : ` ${sum('waiting')} more stay, because records that are kept depend on them.`;
    return `${datasets[dataset]}: kept for ${years} years, so from ${formatDate(from)} on. ${sum('records')} records and ${sum('formerVersions')} former versions ${isDone ? 'were' : 'would be'} removed.${waiting}`;
  });
}
