import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { connectToDatabase } from './connect.js';
import { prepareInstallation } from './installation.js';
import type { EmptyDatabase } from './testing/empty-database.js';
import { createMigratedDatabase, type MigratedDatabase } from './testing/migrated-database.js';

let migrated: MigratedDatabase;
beforeAll(async () => {
  migrated = await createMigratedDatabase();
});
afterAll(() => migrated.drop());

let test: EmptyDatabase;
beforeEach(async () => {
  test = await migrated.copy();
});
afterEach(() => test.drop());

const first = { isDemonstration: true, now: new Date('2026-11-24T09:00:00Z') };
const later = { isDemonstration: false, now: new Date('2027-01-01T09:00:00Z') };

async function lookAtKeys() {
  const { rows } = await test.owner.query(
    `SELECT encode(secret, 'hex') AS secret, octet_length(secret) AS bytes, salt FROM installation_secret, installation_salt`,
  );
  return rows;
}

describe('prepareInstallation', () => {
  it('makes a secret of 32 bytes and a salt of 32 bits at the first start', async () => {
    expect(await prepareInstallation(test.owner, first)).toEqual({
      createdAt: first.now,
      isDemonstration: true,
      isNew: true,
    });
    const [keys] = await lookAtKeys();
    expect(keys.bytes).toBe(32);
    expect(Number(keys.salt)).toBeGreaterThanOrEqual(0);
    expect(Number(keys.salt)).toBeLessThan(2 ** 32);
  });

  it('changes nothing at a later start, even if other data is requested', async () => {
    await prepareInstallation(test.owner, first);
    const keys = await lookAtKeys();
    expect(await prepareInstallation(test.owner, later)).toEqual({
      createdAt: first.now,
      isDemonstration: true,
      isNew: false,
    });
    expect(await lookAtKeys()).toEqual(keys);
  });

  it('makes one installation if several processes start at the same time', async () => {
    const connections = await Promise.all(
      Array.from({ length: 6 }, () => connectToDatabase(test.ownerUrl)),
    );
    const made = await Promise.all(
      connections.map((connection) => prepareInstallation(connection, first)),
    );
    await Promise.all(connections.map((connection) => connection.end()));
    expect(made.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(await lookAtKeys()).toHaveLength(1);
  });

  it.each(['installation_secret', 'installation_salt'])(
    'never makes a new %s for an installation that lost its own',
    async (table) => {
      await prepareInstallation(test.owner, first);
      await test.owner.query(`DELETE FROM ${table}`);
      await expect(prepareInstallation(test.owner, first)).rejects.toThrow(
        'Restore it from a backup',
      );
      expect((await test.owner.query(`SELECT FROM ${table}`)).rowCount).toBe(0);
    },
  );
});
