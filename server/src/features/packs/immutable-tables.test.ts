import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

/**
 * The tables of boards and packs, and what the server’s write role may do with them besides
 * reading. No other role may do more.
 */
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
  // The sections of a draft are replaced when it is arranged.
  pack_section: 'DELETE INSERT',
  pack_signature: 'INSERT',
  pack_template: 'INSERT',
  pack_text: 'INSERT',
  pack_text_version: 'INSERT',
  // People who are writing just now; a row is deleted when they stop.
  pack_text_writing: 'DELETE INSERT',
};

/**
 * The columns that may be updated; none in other tables, and never those that say which pack a row
 * belongs to.
 */
const changeable: Readonly<Record<string, string>> = {
  board_action:
    'due_on is_reported_done notes owner_agency_id owner_post state text until_start version',
  board_decision: 'decided_on text version',
  pack: 'meets_on sign_off_due_on state texts_due_on version',
  pack_signature: 'data_version gaps_reason pack_version post signed_at signed_by',
  pack_text: 'assigned_at body due_on owner_agency_id owner_post state version',
  pack_text_writing: 'seen_at',
};

/** The unique keys: one version for each number, one edition, one signature, one message. */
const onlyOnce: Readonly<Record<string, readonly string[]>> = {
  board_action: ['id'],
  board_action_notice: ['action_id person_id step due_on'],
  board_action_version: ['action_id number'],
  board_decision: ['id'],
  board_decision_version: ['decision_id number'],
  pack: ['id', 'quarter_start area_code number'],
  pack_edition: ['pack_id edition'],
  pack_file: ['pack_id edition kind form'],
  pack_hand_back: ['pack_id pack_version'],
  pack_notice: ['pack_id person_id step text_id occasion'],
  pack_section: ['pack_id key'],
  pack_signature: ['pack_id edition'],
  pack_template: ['version'],
  pack_text: ['id', 'pack_id section_key kind edition'],
  pack_text_version: ['text_id number'],
  pack_text_writing: ['text_id person_id'],
};

const aBoard = "'00000000-0000-4000-8000-000000000001', 'E23000029', '2026-07-01'";
const aDecision = "'00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002'";

/** The check constraints that refuse a row. */
const refused = [
  { check: 'pack_number_check', statement: `UPDATE pack SET number = 0` },
  { check: 'pack_number_check', statement: `UPDATE pack SET version = 0` },
  { check: 'pack_text_owed_check', statement: `UPDATE pack_text SET body = 'Said.'` },
  { check: 'pack_text_owed_check', statement: `UPDATE pack_text SET state = 'AGREED'` },
  {
    check: 'pack_edition_hash_check',
    statement: `INSERT INTO pack_edition (pack_id, edition, form, document, hash, frozen_at) SELECT id, 'PARTNERS', 2, '{}', 'short', now() FROM pack`,
  },
  {
    check: 'board_action_version_check',
    statement: `INSERT INTO board_action (id, area_code, since_start, text, owner_post, state, notes, version) VALUES (${aBoard}, '', '', 'OPEN', '', 1)`,
  },
  {
    check: 'board_action_version_check',
    statement: `INSERT INTO board_action (id, area_code, since_start, text, owner_post, state, notes, version) VALUES (${aBoard}, 'Look.', '', 'OPEN', '', 0)`,
  },
  {
    check: 'board_action_until_check',
    statement: `INSERT INTO board_action (id, area_code, since_start, text, owner_post, state, notes, version) VALUES (${aBoard}, 'Look.', '', 'DONE', '', 1)`,
  },
  {
    check: 'board_decision_version_check',
    statement: `INSERT INTO board_decision (id, pack_id, text, decided_on, version) VALUES (${aDecision}, '', '2026-10-01', 1)`,
  },
  {
    check: 'board_decision_version_check',
    statement: `INSERT INTO board_decision (id, pack_id, text, decided_on, version) VALUES (${aDecision}, 'Agreed.', '2026-10-01', 0)`,
  },
  {
    check: 'pack_template_version_check',
    statement: `INSERT INTO pack_template (version, sections, saved_at) VALUES (0, '[]', now())`,
  },
] as const;

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await test.asOwner(`
    INSERT INTO pack (id, quarter_start, area_code, number, state, version, reason, template_version, created_at)
    VALUES ('00000000-0000-4000-8000-000000000002', '2026-07-01', 'E23000029', 1, 'DRAFT', 1, '', 0, now())`);
  await test.asOwner(`
    INSERT INTO pack_text (id, pack_id, section_key, kind, edition, state, version, body, owner_post, assigned_at)
    SELECT gen_random_uuid(), id, 'reports', 'WHY', 'PARTNERS', 'OWED', 0, '', '', now() FROM pack`);
});
afterAll(() => test.close());

interface Granted {
  readonly table: string;
  readonly role: string;
  readonly words: string;
}

const named = "(c.relname LIKE 'pack%' OR c.relname LIKE 'board%') AND c.relkind = 'r'";

/** The rights of a role, regardless of who granted them, and through which role. */
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

/** The rights of roles that do not use packs, such as the engine’s, and of everybody. */
function readOthers(): Promise<readonly Granted[]> {
  return test.asOwner<Granted>(`
    SELECT c.relname AS "table", coalesce(r.rolname, 'everybody') AS role, granted.privilege_type AS words
    FROM   pg_class c CROSS JOIN aclexplode(c.relacl) AS granted LEFT JOIN pg_roles r ON r.oid = granted.grantee
    WHERE  ${named} AND granted.grantee <> c.relowner AND coalesce(r.rolname, '') NOT IN ('stronghold_app', 'stronghold_writer') ORDER BY 1, 2, 3`);
}

interface Unique {
  readonly table: string;
  readonly columns: readonly string[];
}

function readUnique(): Promise<readonly Unique[]> {
  return test.asOwner<Unique>(`
    SELECT relname AS "table", array_agg(words ORDER BY words) AS columns
    FROM (SELECT c.relname, string_agg(a.attname, ' ' ORDER BY key.place) AS words
          FROM   pg_class c JOIN pg_index i ON i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL
          CROSS  JOIN unnest(i.indkey::int2[]) WITH ORDINALITY AS key (number, place)
          JOIN   pg_attribute a ON a.attrelid = c.oid AND a.attnum = key.number
          WHERE  ${named} GROUP BY c.relname, i.indexrelid) AS found
    GROUP  BY relname ORDER BY relname`);
}

const of = (granted: readonly Granted[], wanted: string) =>
  Object.fromEntries(
    granted.flatMap(({ table, role, words }) => (role === wanted ? [[table, words]] : [])),
  );

describe('the database', () => {
  it('lets the server add to packs, and delete only sections of drafts and the list of who is writing', async () => {
    const granted = await readRights();
    expect(of(granted, 'stronghold_writer')).toEqual(rights);
    expect(new Set(Object.values(of(granted, 'stronghold_app')))).toEqual(new Set(['']));
  });

  it('lets the server change current rows, but nothing that is frozen, made, sent or in the past', async () => {
    const columns = await readColumns();
    expect(of(columns, 'stronghold_writer')).toEqual(changeable);
    expect(of(columns, 'stronghold_app')).toEqual({});
  });

  it('lets nobody but the server read packs', async () => {
    expect(await readOthers()).toEqual([]);
  });

  it('stores each version, edition, signature and message once', async () => {
    expect(
      Object.fromEntries((await readUnique()).map(({ table, columns }) => [table, columns])),
    ).toEqual(onlyOnce);
  });

  it.each(refused)('refuses, by $check: $statement', async ({ check, statement }) => {
    await expect(test.asOwner(statement)).rejects.toMatchObject({ constraint: check });
  });

  it.each([
    'GRANT UPDATE ON pack_file TO stronghold_writer',
    'GRANT UPDATE (document) ON pack_edition TO stronghold_writer',
    'GRANT DELETE ON board_decision_version TO stronghold_writer',
    'GRANT TRUNCATE ON board_action_version TO stronghold_writer',
    'GRANT INSERT ON pack_edition TO stronghold_app',
    'GRANT SELECT ON pack_text TO stronghold_engine',
    'GRANT SELECT ON pack_edition TO PUBLIC',
  ])('would show a right that was added: %s', async (statement) => {
    const before = JSON.stringify([await readRights(), await readColumns(), await readOthers()]);
    await test.asOwner(statement);
    expect(JSON.stringify([await readRights(), await readColumns(), await readOthers()])).not.toBe(
      before,
    );
    await test.asOwner(statement.replace('GRANT', 'REVOKE').replace(' TO ', ' FROM '));
  });
});
