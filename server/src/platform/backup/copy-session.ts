import type { Readable, Writable } from 'node:stream';

import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

import { connectToDatabase } from '@stronghold/prisma/connect';

import { type Table, type TableColumn, toName } from './tables.js';

/**
 * Opens a connection of the owner that writes each value as the same text on every server, version
 * and setting. It has no statement timeout, because a person is watching.
 *
 * @param work the purpose of the connection, shown in `pg_stat_activity`
 */
export async function connectToCopy(
  ownerUrl: string,
  work: 'backup' | 'restore',
): Promise<pg.Client> {
  const owner = await connectToDatabase(ownerUrl);
  await owner.query(`
    SET application_name = 'stronghold ${work}'; SET search_path = public; SET client_encoding = 'UTF8';
    SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 3; SET bytea_output = 'hex'`);
  await owner.query(`SELECT set_config(name, '0', false) FROM pg_settings WHERE name = ANY ($1)`, [
    [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
      'transaction_timeout',
    ],
  ]);
  return owner;
}

/** Streams all rows of a table as text, in order of the primary key. */
export function copyOut(
  owner: pg.Client,
  table: Pick<Table, 'name' | 'columns' | 'order'>,
): Readable {
  return owner.query(
    copyTo(
      `COPY (SELECT ${toList(table.columns)} FROM ${toName(table)} ORDER BY ${table.order}) TO STDOUT`,
    ),
  );
}

/**
 * Loads the rows of a table from the text of a backup; the rows are loaded when the stream has
 * finished.
 */
export function copyIn(owner: pg.Client, table: Pick<Table, 'name' | 'columns'>): Writable {
  return owner.query(copyFrom(`COPY ${toName(table)} (${toList(table.columns)}) FROM STDIN`));
}

function toList(columns: readonly TableColumn[]): string {
  return columns.map(({ name }) => pg.escapeIdentifier(name)).join(', ');
}
