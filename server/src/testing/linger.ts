import type { TestDatabase } from './test-database.js';

/**
 * Slows down each statement that writes to one of these tables by a fifth of a second, so that a
 * test can observe the running statement even on a busy machine. Returns a function that ends the
 * slowdown.
 */
export async function linger(
  { asOwner }: TestDatabase,
  tables: readonly string[],
): Promise<() => Promise<unknown>> {
  await asOwner(
    `CREATE FUNCTION linger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.2); RETURN NULL; END $$`,
  );
  for (const table of tables)
    await asOwner(
      `CREATE TRIGGER linger BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION linger()`,
    );
  return () => asOwner('DROP FUNCTION linger CASCADE');
}
