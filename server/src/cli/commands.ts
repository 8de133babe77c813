import type { Command } from 'commander';

import type { Setting } from './setting.js';
import type { Terminal } from './terminal.js';

/** Declares a command’s arguments, options and action. */
type Declare = (command: Command, getSetting: () => Setting, terminal: Terminal) => void;

interface KnownCommand {
  readonly name: string;
  readonly description: string;
  /** Loads the command’s module, which only the command that runs needs. */
  readonly load: () => Promise<Declare>;
}

/** Every command of `stronghold`, in the order of the help text. */
export const commands: readonly KnownCommand[] = [
  {
    name: 'import',
    description: "Screen one agency's returns, each of one quarter, and publish them",
    load: async () => (await import('./import.js')).declareImport,
  },
  {
    name: 'backup',
    description: 'Write everything that the database holds, secrets included, into a new folder',
    load: async () => (await import('./backup.js')).declareBackup,
  },
  {
    name: 'restore',
    description: 'Check a backup and load it into an empty database',
    load: async () => (await import('./restore.js')).declareRestore,
  },
  {
    name: 'submissions',
    description: 'List published returns with their ids, latest first',
    load: async () => (await import('./submissions.js')).declareSubmissions,
  },
  {
    name: 'undo',
    description:
      'Take back one published return: what it added is removed, what it changed is as before',
    load: async () => (await import('./undo.js')).declareUndo,
  },
  {
    name: 'erase',
    description: 'Erase one record for good, also from history and from returns that are waiting',
    load: async () => (await import('./erase.js')).declareErase,
  },
  {
    name: 'erasures',
    description: 'Print what was erased as keyed hashes, to keep with backups for "restore"',
    load: async () => (await import('./erasures.js')).declareErasures,
  },
  {
    name: 'retention',
    description: 'Show how long records are kept, count those past that, and remove them',
    load: async () => (await import('./retention.js')).declareRetention,
  },
  {
    name: 'verify-packs',
    description: 'Check every signed-off pack against its hash and against the log',
    load: async () => (await import('./packs.js')).declareVerifyPacks,
  },
  {
    name: 'verify-rollups',
    description: 'Add the rollups up again from the records and print what differs',
    load: async () => (await import('./rollups.js')).declareVerifyRollups,
  },
  {
    name: 'rebuild-rollups',
    description: 'Rebuild the rollups and the links between records',
    load: async () => (await import('./rollups.js')).declareRebuildRollups,
  },
  {
    name: 'verify-log',
    description:
      'Go through the log and name the first entry that was changed, removed, added or moved',
    load: async () => (await import('./audit-log.js')).declareVerifyLog,
  },
  {
    name: 'log-head',
    description:
      'Print where the log ends, to be kept outside the database and given to "verify-log --expect"',
    load: async () => (await import('./audit-log.js')).declareLogHead,
  },
  {
    name: 'demo-data',
    description: 'Fill an empty database with a large made-up partnership',
    load: async () => (await import('./demo-data.js')).declareDemoData,
  },
  {
    name: 'people',
    description: 'List people, grant them access, end it',
    load: async () => (await import('./people.js')).declarePeople,
  },
  {
    name: 'token',
    description: 'Make tokens for machines, list them, end them',
    load: async () => (await import('./token.js')).declareToken,
  },
  {
    name: 'identity-provider',
    description: 'Run an identity provider with made-up posts on this machine, to try signing in',
    load: async () => (await import('./identity-provider.js')).declareIdentityProvider,
  },
];
