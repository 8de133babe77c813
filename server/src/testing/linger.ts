import type { TestDatabase } from './test-database.js';

/**
 * Makes each statement that writes into one of these tables take a fifth of a second longer, so
 * that the person who waits for one to run finds it running, however busy the machine. What it
 * returns ends that.
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
