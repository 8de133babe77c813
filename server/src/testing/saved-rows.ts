import { connectToDatabase } from '@stronghold/prisma/connect';

/**
 * Every row of every table of a database, by table, as PostgreSQL writes it. Prisma’s own table is
 * left out.
 */
export async function readEveryRow(
  ownerUrl: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const owner = await connectToDatabase(ownerUrl);
  const { rows: tables } = await owner.query<{ readonly name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`,
  );
  const everything: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const { rows } = await owner.query<{ readonly row: string }>(
      `SELECT kept::text AS row FROM "${name}" AS kept ORDER BY kept::text COLLATE "C"`,
    );
    everything[name] = rows.map(({ row }) => row);
  }
  await owner.end();
  return everything;
}

/**
 * Every row of every table except the tables of the log, because backups and restores add entries
 * to it.
 */
export async function readEveryRowButTheLog(
  ownerUrl: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { audit_entry: _, audit_head: __, ...others } = await readEveryRow(ownerUrl);
  return others;
}

/** The names of the tables that have at least one row. */
export async function findFilledTables(ownerUrl: string): Promise<readonly string[]> {
  return Object.entries(await readEveryRow(ownerUrl))
    .filter(([, rows]) => rows.length > 0)
    .map(([name]) => name);
}
