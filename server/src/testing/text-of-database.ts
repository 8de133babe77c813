import type { TestDatabase } from './test-database.js';

/**
 * The whole content of a database, as text: each row of each table of every schema except
 * PostgreSQL’s own, with bytes also decoded as text.
 */
export async function textOfDatabase({ asOwner }: Pick<TestDatabase, 'asOwner'>): Promise<string> {
  const tables = await asOwner<{ name: string; bytes: readonly string[] }>(`
    SELECT format('%I.%I', space.nspname, kept.relname) AS name,
           ARRAY(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = kept.oid AND attnum > 0 AND NOT attisdropped AND atttypid = 'bytea'::regtype) AS bytes
    FROM   pg_class AS kept JOIN pg_namespace AS space ON space.oid = kept.relnamespace
    WHERE  kept.relkind IN ('r', 'p') AND space.nspname NOT IN ('pg_catalog', 'information_schema') AND space.nspname NOT LIKE 'pg_toast%'
    ORDER  BY 1`);
  const texts: string[] = [];
  for (const { name, bytes } of tables) {
    const asText = bytes
      .map((column) => ` || ' ' || coalesce(encode(${column}, 'escape'), '')`)
      .join('');
    const rows = await asOwner<{ text: string }>(
      `SELECT kept::text${asText} AS text FROM ${name} AS kept ORDER BY 1`,
    );
    texts.push(name, ...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}
