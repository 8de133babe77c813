import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { isNotOfExtension } from '#testing/sharded-database.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { namings } from './naming.js';
import { recordTables } from './record-table.js';

/** Columns by their table, as `a b c`. */
type Columns = Readonly<Record<string, string>>;

/**
 * Columns that name a record by its reference. Erasing a record removes its reference from each of
 * them.
 */
const erased: Columns = {
  report: 'reference disruption_reference disruption_own_reference',
  report_history: 'reference disruption_reference disruption_own_reference',
  report_staging: 'reference disruption_reference disruption_own_reference',
  disruption: 'reference ocg_reference ocg_own_reference',
  disruption_history: 'reference ocg_reference ocg_own_reference',
  disruption_staging: 'reference ocg_reference ocg_own_reference',
  referral: 'reference',
  referral_history: 'reference',
  referral_staging: 'reference',
  organised_crime_group: 'reference',
  organised_crime_group_history: 'reference',
  organised_crime_group_staging: 'reference',
  return_finding: 'reference sender_reference',
  staged_return: 'content columns first_rows left_out outcome corrections acknowledgements',
  moderation_step: 'reference',
  inbox_item: 'body',
};

/** The columns that an erased record loses in addition to its name, including in former versions. */
const erasedWithIt: Columns = {
  disruption: 'rationale tactic',
  disruption_history: 'rationale tactic',
  disruption_staging: 'rationale tactic',
  moderation_step: 'text',
  referral: 'outcome',
  referral_history: 'outcome',
  referral_staging: 'outcome',
};

/**
 * The log, from which nothing is removed. It names records by a keyed hash; older entries have the
 * names as typed.
 */
const log: Columns = { audit_entry: 'what filter reason' };

/**
 * Texts that people write themselves. A reference may be in such a text, and erasing a record does
 * not look for it (docs/data-protection.md).
 */
const words: Columns = {
  submission: 'file_name',
  staged_return: 'file_name sheet',
  return_mapping: 'heading',
  return_word: 'word',
  acknowledged_warning: 'why',
  acknowledged_record: 'why',
  event: 'title',
  agency: 'note',
  api_token: 'name',
  asked_question: 'question',
  saved_query_version: 'name description text variables view',
  pin: 'scope variables',
  schedule: 'title variables',
  schedule_run: 'sentence question',
  alert: 'title variables',
  alert_recipient: 'finding',
  alert_change: 'sentence',
  inbox_item: 'title link',
  outbox_mail: 'subject text link reason',
  pack: 'reason',
  pack_section: 'heading blocks',
  pack_template: 'sections',
  pack_text: 'body',
  pack_text_version: 'body',
  pack_edition: 'document',
  pack_file: 'content',
  pack_hand_back: 'reason',
  pack_signature: 'gaps_reason',
  pack_notice: 'message',
  board_action: 'text notes',
  board_action_notice: 'message',
  board_action_version: 'text notes',
  board_decision: 'text',
  board_decision_version: 'text',
};

/** Codes, names, keys and hashes: none of these names a record. */
const neither: Columns = {
  moderation_step: 'post',
  installation_secret: 'secret',
  area: 'code name county_code local_command_unit_code successor_code',
  population: 'area_code',
  agency: 'code name',
  agency_district: 'area_code',
  event: 'measures',
  erased_record: 'digest',
  report: 'area_code',
  report_history: 'area_code',
  report_staging: 'area_code',
  disruption: 'area_code',
  disruption_history: 'area_code',
  disruption_staging: 'area_code',
  referral: 'area_code',
  referral_history: 'area_code',
  referral_staging: 'area_code',
  resource_line: 'area_code',
  resource_line_history: 'area_code',
  resource_line_staging: 'area_code',
  organised_crime_group: 'area_code',
  organised_crime_group_history: 'area_code',
  organised_crime_group_staging: 'area_code',
  target: 'measure area_code',
  person: 'name email',
  identity: 'issuer subject',
  claim_rule: 'claim value area_codes',
  access_grant: 'area_codes',
  session: 'key id_token',
  return_request: 'asked_by',
  staged_return: 'staged_by',
  submission: 'published_by moved',
  return_mapping: 'column_name',
  return_word: 'column_name entry',
  return_quality: 'unknown',
  carried_cell: 'rollup keys sums',
  acknowledged_warning: 'column_name',
  acknowledged_record: 'record warning said_by',
  api_token: 'key',
  audit_entry: 'person_id person_name touched address session previous_hash hash',
  audit_head: 'hash',
  asked_question: 'person_id person_name operation',
  pin: 'page_key block_id measure',
  outbox_mail: 'key address',
  schedule: 'measure area delivers state_reason seen',
  schedule_run: 'occasion',
  alert: 'measure area dataset seen_for',
  inbox_item: 'key access',
  mail_address: 'address wanted wanted_by link_hashes',
  dataset_contact: 'role address',
  pack: 'area_code',
  pack_section: 'key',
  pack_text: 'section_key owner_post',
  pack_notice: 'step text_id occasion',
  pack_hand_back: 'post',
  pack_edition: 'hash',
  pack_file: 'document_hash',
  pack_signature: 'post',
  board_action: 'area_code owner_post',
  board_action_notice: 'step',
  board_action_version: 'owner_post',
};

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

const toNames = (...lists: readonly Columns[]) =>
  lists
    .flatMap((list) =>
      Object.entries(list).flatMap(([table, columns]) =>
        columns.split(' ').map((column) => `${table}.${column}`),
      ),
    )
    .sort();

describe('every column that can contain the name of a record', () => {
  it('is erased, or listed with the reason why not, so that a new column fails here until it is listed', async () => {
    const found = await test.asOwner<{ name: string }>(`
      SELECT table_name || '.' || column_name AS name FROM information_schema.columns
      WHERE  table_schema = 'public' AND table_name <> '_prisma_migrations' AND ${isNotOfExtension('to_regclass(quote_ident(table_name))')}
        AND  (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea') OR udt_name IN ('_text', '_varchar', '_json', '_jsonb', '_bytea'))`);
    expect(found.map(({ name }) => name).sort()).toEqual(
      toNames(erased, erasedWithIt, log, words, neither),
    );
  });

  it('is in one list only, and is declared by a return if it belongs to a record', () => {
    const all = toNames(erased, erasedWithIt, log, words, neither);
    expect(new Set(all).size).toBe(all.length);
    const declared = Object.values(recordTables).flatMap((table) => {
      const names = namings
        .filter(({ by }) => by.record === table.record)
        .flatMap(({ text, reference }) => [text, reference]);
      const own = table.keys.filter(({ name }) => name === 'reference').map(({ name }) => name);
      return [table.record, table.history, table.staging].flatMap((kept) =>
        [...own, ...names].map((column) => `${kept}.${column}`),
      );
    });
    const { return_finding: _, staged_return: __, ...others } = erased;
    const { moderation_step: ___, inbox_item: ____, ...ofRecords } = others;
    expect(declared.sort()).toEqual(toNames(ofRecords));
  });
});
