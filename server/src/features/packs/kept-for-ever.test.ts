import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

/** What is kept of boards and their packs, and what the role that the server writes under may do beside reading it. Nothing else may do more. */
const rights: Readonly<Record<string, string>> = {
  board_action: 'INSERT',
  board_action_notice: 'INSERT',
  board_action_version: 'INSERT',
  board_decision: 'INSERT',
  board_decision_version: 'INSERT',
  pack: 'INSERT',
  pack_edition: 'INSERT',
  pack_file: 'INSERT',
  pack_hand_back: 'INSERT',
  pack_notice: 'INSERT',
  // The sections of a draft are put in the place of those that it had.
  pack_section: 'DELETE INSERT',
  pack_signature: 'INSERT',
  pack_template: 'INSERT',
  pack_text: 'INSERT',
  pack_text_version: 'INSERT',
  // Who is writing just now, and until when: gone when they stop.
  pack_text_writing: 'DELETE INSERT',
};

/** The columns that may be changed; of tables that are not named here none, nor those that say of which pack something is. */
const changeable: Readonly<Record<string, string>> = {
  board_action: 'due_on is_reported_done notes owner_agency_id owner_post state text until_start version',
  board_decision: 'decided_on text version',
  pack: 'meets_on sign_off_due_on state texts_due_on version',
  pack_signature: 'data_version gaps_reason pack_version post signed_at signed_by',
  pack_text: 'assigned_at body due_on owner_agency_id owner_post state version',
  pack_text_writing: 'seen_at',
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

interface Granted {
  readonly table: string;
  readonly role: string;
  readonly words: string;
}

const named = "(c.relname LIKE 'pack%' OR c.relname LIKE 'board%') AND c.relkind = 'r'";

/** Rights that a role has, whoever granted them and through whatever role. */
function readRights(): Promise<readonly Granted[]> {
  return test.asOwner<Granted>(`
    SELECT c.relname AS "table", r.rolname AS role, coalesce(string_agg(p, ' ' ORDER BY p), '') AS words
    FROM   pg_class c CROSS JOIN (VALUES ('stronghold_app'), ('stronghold_writer')) AS r (rolname)
    LEFT   JOIN unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) AS p
           ON has_table_privilege(r.rolname, c.oid, p)
    WHERE  ${named} GROUP BY 1, 2 ORDER BY 1`);
}

function readColumns(): Promise<readonly Granted[]> {
  return test.asOwner<Granted>(`
    SELECT c.relname AS "table", r.rolname AS role, string_agg(a.attname, ' ' ORDER BY a.attname) AS words
    FROM   pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
    CROSS  JOIN (VALUES ('stronghold_app'), ('stronghold_writer')) AS r (rolname)
    WHERE  ${named} AND has_column_privilege(r.rolname, c.oid, a.attname, 'UPDATE') GROUP BY 1, 2 ORDER BY 1`);
}

const of = (granted: readonly Granted[], wanted: string) =>
  Object.fromEntries(granted.flatMap(({ table, role, words }) => (role === wanted ? [[table, words]] : [])));

describe('the database', () => {
  it('lets the server add to what is kept of packs, and take away nothing but sections of drafts and who is writing', async () => {
    const granted = await readRights();
    expect(of(granted, 'stronghold_writer')).toEqual(rights);
    expect(new Set(Object.values(of(granted, 'stronghold_app')))).toEqual(new Set(['']));
  });

  it('lets it change what stands, and none of what was frozen, made, told or said before', async () => {
    const columns = await readColumns();
    expect(of(columns, 'stronghold_writer')).toEqual(changeable);
    expect(of(columns, 'stronghold_app')).toEqual({});
  });

  it.each([
    'GRANT UPDATE ON pack_file TO stronghold_writer',
    'GRANT UPDATE (document) ON pack_edition TO stronghold_writer',
    'GRANT DELETE ON board_decision_version TO stronghold_writer',
    'GRANT TRUNCATE ON board_action_version TO stronghold_writer',
    'GRANT INSERT ON pack_edition TO stronghold_app',
  ])('%s would be seen', async (statement) => {
    const before = JSON.stringify([await readRights(), await readColumns()]);
    await test.asOwner(statement);
    expect(JSON.stringify([await readRights(), await readColumns()])).not.toBe(before);
    await test.asOwner(statement.replace('GRANT', 'REVOKE').replace(' TO ', ' FROM '));
  });
});
