import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { connectToDatabase } from './connect.js';
import { Refusal } from './refusal.js';
import { prepareRoles } from './roles.js';
import { createEmptyDatabase, type EmptyDatabase } from './testing/empty-database.js';

let test: EmptyDatabase;
let user: string;
beforeEach(async () => {
  test = await createEmptyDatabase();
  user = new URL(test.ownerUrl).pathname.slice(1).concat('_low');
});
afterEach(async () => {
  await test.owner.query(`DROP ROLE IF EXISTS ${user}`);
  await test.drop();
});

describe('prepareRoles', () => {
  it('refuses a user who may not create roles with a sentence', async () => {
    await test.owner.query(`CREATE ROLE ${user} LOGIN PASSWORD 'low'`);
    const lowUrl = Object.assign(new URL(test.ownerUrl), { username: user, password: 'low' }).toString();
    const low = await connectToDatabase(lowUrl);

    const failing = prepareRoles(low, lowUrl);
    await expect(failing).rejects.toThrow('may not make the roles stronghold_app, stronghold_writer, stronghold_engine, stronghold_reader, stronghold_cleared_reader');
    await expect(failing).rejects.toBeInstanceOf(Refusal);
    await low.end();
  });
});
