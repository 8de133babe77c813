import { randomBytes } from 'node:crypto';

import type pg from 'pg';

import { Refusal } from './refusal.js';

/** Length of the key that record keys are made with, in bytes. */
const SECRET_BYTES = 32;

/** The permanent facts of an installation. */
export interface Installation {
  readonly createdAt: Date;
  /** True if the first start asked for demonstration data. */
  readonly isDemonstration: boolean;
  /** True if this call made the installation. */
  readonly isNew: boolean;
}

/**
 * Makes the installation at its first start: its row, the secret that record keys are made with and
 * the salt of disclosure. An existing installation is returned unchanged, whatever `wish` says; its
 * secret and salt never change. Several processes may call this at once: one makes the
 * installation, and all get it.
 *
 * @param owner a connection of the database's owner, outside a transaction
 * @throws Refusal if an installation exists without its secret or salt: a new secret or salt would
 * change every record key or figure
 */
export async function prepareInstallation(
  owner: pg.ClientBase,
  wish: { readonly isDemonstration: boolean; readonly now: Date },
): Promise<Installation> {
  await owner.query('BEGIN');
  try {
    const { rowCount } = await owner.query(
      'INSERT INTO installation (created_at, is_demonstration) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [wish.now, wish.isDemonstration],
    );
    const isNew = rowCount === 1;
    if (isNew) {
      await owner.query('INSERT INTO installation_secret (secret) VALUES ($1)', [
        randomBytes(SECRET_BYTES),
      ]);
      await owner.query('INSERT INTO installation_salt (salt) VALUES ($1)', [
        randomBytes(4).readUInt32BE(),
      ]);
    }
    const installation = await findInstallation(owner);
    await owner.query('COMMIT');
    return { ...installation, isNew };
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}

interface InstallationRow {
  readonly created_at: Date;
  readonly is_demonstration: boolean;
}

async function findInstallation(owner: pg.ClientBase): Promise<Omit<Installation, 'isNew'>> {
  const { rows } = await owner.query<InstallationRow>(`
    SELECT installation.created_at, installation.is_demonstration
    FROM   installation
    JOIN   installation_secret ON true
    JOIN   installation_salt ON true`);
  const [row] = rows;
  if (!row) {
    throw new Refusal(
      'This database has lost the secret or the salt of its installation, without which it cannot be used. Restore it from a backup.',
    );
  }
  return { createdAt: row.created_at, isDemonstration: row.is_demonstration };
}
