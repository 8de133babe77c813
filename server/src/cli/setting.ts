import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { isPlainDate, type PlainDate } from '#domain/plain-date.js';
import { Refusal } from '@stronghold/prisma/refusal';

/** Where a command runs and when: all that it takes from outside beside its arguments. */
export interface Setting {
  /** Null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Holds what the embedded database needs. */
  readonly stateFolder: string;
  /** Where the person stands, from which paths on the command line count. */
  readonly folder: string;
  readonly today: PlainDate;
  readonly now: Date;
}

/** @throws Refusal when STRONGHOLD_TODAY is not a day */
export function readSetting(environment: Readonly<Record<string, string | undefined>>, clock: Date): Setting {
  const said = environment.STRONGHOLD_TODAY;
  if (said && !isPlainDate(said))
    throw new Refusal(`STRONGHOLD_TODAY is "${said}", which is not a day. A day is written YYYY-MM-DD, such as 2026-11-24.`);
  return {
    databaseUrl: environment.DATABASE_URL || null,
    stateFolder: path.join(fileURLToPath(new URL('../../..', import.meta.url)), '.stronghold'),
    // A package manager runs its scripts in its own folder and says where it was called.
    folder: environment.INIT_CWD || process.cwd(),
    today: said || toLondonDay(clock),
    now: said ? new Date(`${said}T${clock.toISOString().slice(11)}`) : clock,
  };
}

function toLondonDay(clock: Date): PlainDate {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).format(clock);
}
