import type pg from 'pg';

/**
 * Tables whose policies may hide rows from a connection, by name. Policies apply to the owner of a
 * table too if they are forced, but never to a superuser.
 */
export async function findHiddenTables(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>(`
    SELECT kept.relname::text AS name
    FROM   pg_class AS kept
    WHERE  kept.relnamespace = 'public'::regnamespace AND kept.relkind IN ('r', 'p') AND row_security_active(kept.oid)
      AND  (NOT EXISTS (SELECT FROM pg_policy AS policy
                        WHERE  policy.polrelid = kept.oid AND policy.polpermissive AND policy.polcmd = '*'
                          AND  pg_get_expr(policy.polqual, policy.polrelid) = 'true' AND policy.polwithcheck IS NULL
                          AND  ${IS_BOUND})
            OR EXISTS (SELECT FROM pg_policy AS policy
                       WHERE  policy.polrelid = kept.oid AND NOT policy.polpermissive AND ${IS_BOUND}))
    ORDER  BY 1`);
  return rows.map(({ name }) => name);
}

/** True for a policy for the connection's user, or for everybody (role 0). */
const IS_BOUND = `EXISTS (SELECT FROM unnest(policy.polroles) AS named (role) WHERE named.role = 0 OR pg_has_role(named.role, 'USAGE'))`;

/**
 * Lets the owner of the tables see and change all their rows. The migration allows this only to the
 * owner at the time. After a change of owner, the new owner would see no rows, and rollups would be
 * empty.
 *
 * @param owner a connection of the owner, outside a transaction
 */
export async function letOwnerThrough(owner: pg.ClientBase): Promise<void> {
  const hidden = await findHiddenTables(owner);
  if (hidden.length === 0) return;
  await owner.query('BEGIN');
  try {
    for (const name of hidden) {
      await owner.query(`DROP POLICY IF EXISTS "owner" ON public."${name}"`);
      await owner.query(`CREATE POLICY "owner" ON public."${name}" TO CURRENT_USER USING (true)`);
    }
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK');
    throw error;
  }
}
