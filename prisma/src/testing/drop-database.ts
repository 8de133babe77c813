import type pg from 'pg';

/** `npm test` sets this for its own server, which is deleted with its data after the run. */
const isThrownAway = process.env.STRONGHOLD_TESTS_SERVER === 'thrown away';

/**
 * Drops a test database with its connections; does nothing on a server that is deleted after the
 * run. A run makes about 500 databases, and dropping one takes as long as making it.
 */
export async function dropDatabase(server: pg.Client, name: string): Promise<void> {
  if (!isThrownAway) await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
}
