import type { Command } from 'commander';

import type { Setting } from './setting.js';
import type { Terminal } from './terminal.js';

/** Declares a command’s arguments, options and action. */
type Declare = (command: Command, getSetting: () => Setting, terminal: Terminal) => void;

interface KnownCommand {
  readonly name: string;
  readonly description: string;
  /** Loads the command’s module, only if the command is run. */
  readonly load: () => Promise<Declare>;
}

/** Every command of `stronghold`, in the order of the help text. */
export const commands: readonly KnownCommand[] = [
  {
    name: 'import',
    description: "Screen one agency's returns, each for one quarter, and publish them",
    load: async () => (await import('./import.js')).declareImport,
  },
  {
    name: 'backup',
    description: 'Write everything in the database, including secrets, to a new folder',
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
      'Take back one published return: remove what it added, and restore what it changed',
    load: async () => (await import('./undo.js')).declareUndo,
  },
  {
    name: 'erase',
    description:
      'Erase one record for good, including from history and from returns that are waiting',
    load: async () => (await import('./erase.js')).declareErase,
  },
  {
    name: 'erasures',
    description:
      'Print a list of erased records as keyed hashes, to keep with backups for "restore"',
    load: async () => (await import('./erasures.js')).declareErasures,
  },
  {
    name: 'retention',
    description: 'Show how long records are kept, and count or remove those kept longer',
    load: async () => (await import('./retention.js')).declareRetention,
  },
  {
    name: 'verify-packs',
    description: 'Check every signed-off pack against its hash and against the log',
    load: async () => (await import('./packs.js')).declareVerifyPacks,
  },
  {
    name: 'verify-rollups',
    description: 'Recompute the rollups from the records and print any differences',
    load: async () => (await import('./rollups.js')).declareVerifyRollups,
  },
  {
    name: 'rebuild-rollups',
    description: 'Rebuild the rollups and the links between records',
    load: async () => (await import('./rollups.js')).declareRebuildRollups,
  },
  {
    name: 'verify-log',
    description: 'Check the log and name the first entry that was changed, removed, added or moved',
    load: async () => (await import('./audit-log.js')).declareVerifyLog,
  },
  {
    name: 'log-head',
    description:
      'Print where the log ends, to keep outside the database and give to "verify-log --expect"',
    load: async () => (await import('./audit-log.js')).declareLogHead,
  },
  {
    name: 'demo-data',
    description: 'Fill an empty database with a large made-up partnership',
    load: async () => (await import('./demo-data.js')).declareDemoData,
  },
  {
    name: 'people',
    description: 'List people, and grant or end their access',
    load: async () => (await import('./people.js')).declarePeople,
  },
  {
    name: 'token',
    description: 'Make, list and end tokens for machines',
    load: async () => (await import('./token.js')).declareToken,
  },
  {
    name: 'identity-provider',
    description:
      'Run an identity provider with made-up posts on this machine, to try out signing in',
    load: async () => (await import('./identity-provider.js')).declareIdentityProvider,
  },
];
