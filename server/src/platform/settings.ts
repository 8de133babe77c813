import path from 'node:path';

import { z } from 'zod';

import { isPlainDate, type PlainDate } from '#domain/plain-date.js';
import { Refusal } from '@stronghold/prisma/refusal';

const environment = z.object({
  DATABASE_URL: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('4600')
    .refine(
      (text) => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'PORT is not a port: it goes from 1 to 65535, as in PORT=4600.',
    )
    .transform(Number),
  STRONGHOLD_TODAY: z
    .string()
    .optional()
    .refine(
      (text) => text === undefined || isPlainDate(text),
      'STRONGHOLD_TODAY is not a day that exists. It looks like STRONGHOLD_TODAY=2026-11-24.',
    ),
  STRONGHOLD_STATE: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'LOG_LEVEL is not one of fatal, error, warn, info, debug, trace, silent.',
    )
    .default('warn'),
});

/** What the environment says, read once. An empty variable counts as one that is not set. */
export interface Settings {
  /** Address of a database of one's own; null for the embedded one. */
  readonly databaseUrl: string | null;
  /** Where the pages are offered. */
  readonly host: string;
  readonly port: number;
  /** The day to take for today; null for the real one. */
  readonly today: PlainDate | null;
  /** Holds the embedded database. An absolute path. */
  readonly stateFolder: string;
  readonly logLevel: string;
}

/**
 * @param clone the folder of this clone
 * @throws Refusal that names every variable that is wrong
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>, clone: string): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(given);
  if (error) throw new Refusal(error.issues.map(({ message }) => message).join('\n'));
  return {
    databaseUrl: data.DATABASE_URL ?? null,
    host: data.HOST,
    port: data.PORT,
    today: data.STRONGHOLD_TODAY ?? null,
    stateFolder: path.resolve(clone, data.STRONGHOLD_STATE ?? '.stronghold'),
    logLevel: data.LOG_LEVEL,
  };
}

/** What `npm start --` was told. */
export interface StartArguments {
  /** Throw the embedded data away and begin anew. */
  readonly isFresh: boolean;
  /** Begin without demonstration data. */
  readonly isEmpty: boolean;
}

/** Reads the words after `npm start --`; a word that is none of them comes back as the refusal it deserves. */
export function readStartArguments(
  words: readonly string[],
): { readonly ok: true; readonly value: StartArguments } | { readonly ok: false; readonly sentence: string } {
  const unknown = words.find((word) => word !== '--fresh' && word !== '--empty');
  if (unknown !== undefined) {
    return {
      ok: false,
      sentence: `npm start does not know "${unknown}". It takes --fresh to begin anew and --empty to begin without demonstration data: npm start -- --fresh`,
    };
  }
  return { ok: true, value: { isFresh: words.includes('--fresh'), isEmpty: words.includes('--empty') } };
}

/** Whether a host is this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
