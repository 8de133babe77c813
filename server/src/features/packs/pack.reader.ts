import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import {
  allEditions,
  type Edition,
  type HandBack,
  type Pack,
  packStates,
  type PackText,
  type SectionPlan,
  textKinds,
  textStates,
} from '#domain/packs/pack.js';
import { quarterOf, startOf } from '#domain/quarter.js';
import { foundPerson, selectPerson } from '#features/people/found-person.reader.js';
import type { Database, Transaction } from '#platform/database.js';
import { isUuid } from '#platform/uuid.js';

type Reading = Pick<Transaction, 'query'>;

function keysOf<Key extends string>(list: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(list).filter((key): key is Key => Object.hasOwn(list, key));
}

const packRow = z
  .object({
    id: z.string(),
    quarterStart: z.string(),
    area: z.string(),
    number: z.number(),
    state: z.enum(keysOf(packStates)),
    version: z.number(),
    textsDueOn: z.string().nullable(),
    signOffDueOn: z.string().nullable(),
    meetsOn: z.string().nullable(),
    reason: z.string(),
    templateVersion: z.number(),
  })
  .transform(({ quarterStart, ...pack }): Pack => ({ ...pack, quarter: quarterOf(quarterStart) }));

const packColumns = raw(`
  id, quarter_start AS "quarterStart", area_code AS area, number, state, version, texts_due_on AS "textsDueOn",
  sign_off_due_on AS "signOffDueOn", meets_on AS "meetsOn", reason,
  template_version AS "templateVersion"`);

/** A pack by its id; null if there is none. */
export async function findPack({ query }: Reading, id: string): Promise<Pack | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(sql`SELECT ${packColumns} FROM pack WHERE id = ${id}::uuid`);
  return rows[0] === undefined ? null : packRow.parse(rows[0]);
}

/** A pack by its id, locked against changes until the transaction ends; null if there is none. */
export async function lockPack({ query }: Reading, id: string): Promise<Pack | null> {
  if (!isUuid(id)) return null;
  const { rows } = await query(
    sql`SELECT ${packColumns} FROM pack WHERE id = ${id}::uuid FOR UPDATE`,
  );
  return rows[0] === undefined ? null : packRow.parse(rows[0]);
}

export interface PackFilter {
  readonly quarter: string | null;
  readonly area: string | null;
  /** The version of the packs; null for every version. */
  readonly number: number | null;
}

/** Finds packs: latest quarter first, then by place, latest version first. */
export async function findPacks(
  { query }: Reading,
  { quarter, area, number }: PackFilter,
): Promise<readonly Pack[]> {
  const conditions: readonly Sql[] = [
    sql`true`,
    ...(quarter === null ? [] : [sql`quarter_start = ${startOf(quarter)}::date`]),
    ...(area === null ? [] : [sql`area_code = ${area}`]),
    ...(number === null ? [] : [sql`number = ${number}`]),
  ];
  const { rows } = await query(sql`
    SELECT ${packColumns} FROM pack WHERE ${join(conditions, ' AND ')} ORDER BY quarter_start DESC, area_code, number DESC`);
  return rows.map((row) => packRow.parse(row));
}

/** A section as stored, of a pack or of the template. */
export const sectionRow = z.object({
  key: z.string(),
  heading: z.string(),
  blocks: z.array(
    z.union([
      z.object({ page: z.string(), block: z.string() }),
      z.object({ saved: z.string(), version: z.number() }),
    ]),
  ),
  texts: z.array(z.enum(keysOf(textKinds))),
});

/** The position of a section that a pack leaves out. */
export const LEFT_OUT = 0;

/** The sections of a pack in order. */
export async function findSections(
  { query }: Reading,
  packId: string,
): Promise<readonly SectionPlan[]> {
  const { rows } = await query(
    sql`SELECT key, heading, blocks, to_jsonb(texts) AS texts FROM pack_section WHERE pack_id = ${packId}::uuid AND place > ${LEFT_OUT} ORDER BY place`,
  );
  return rows.map((row) => sectionRow.parse(row));
}

/** The sections that a pack once had and now leaves out: they can be chosen again, unchanged. */
export async function findLeftOut(
  { query }: Reading,
  packId: string,
): Promise<readonly SectionPlan[]> {
  const { rows } = await query(
    sql`SELECT key, heading, blocks, to_jsonb(texts) AS texts FROM pack_section WHERE pack_id = ${packId}::uuid AND place = ${LEFT_OUT} ORDER BY heading, key`,
  );
  return rows.map((row) => sectionRow.parse(row));
}

const textRow: z.ZodType<PackText> = z.object({
  id: z.string(),
  section: z.string(),
  kind: z.enum(keysOf(textKinds)),
  edition: z.enum(allEditions),
  state: z.enum(keysOf(textStates)),
  version: z.number(),
  body: z.string(),
  ownerAgencyId: z.number().nullable(),
  ownerPost: z.string(),
  dueOn: z.string().nullable(),
});

const textColumns = raw(`
  id, section_key AS section, kind, edition, state, version, body, owner_agency_id AS "ownerAgencyId", owner_post AS "ownerPost", due_on AS "dueOn"`);

/** The texts of a pack, in order of kind. */
export async function findTexts({ query }: Reading, packId: string): Promise<readonly PackText[]> {
  const { rows } = await query(
    sql`SELECT ${textColumns} FROM pack_text WHERE pack_id = ${packId}::uuid ORDER BY section_key, kind, edition`,
  );
  return rows.map((row) => textRow.parse(row));
}

/**
 * A text with its pack, locked against changes until the transaction ends. Null if there is none.
 */
export async function lockText(
  reading: Reading,
  id: string,
): Promise<{ readonly text: PackText; readonly pack: Pack } | null> {
  if (!isUuid(id)) return null;
  const { rows } = await reading.query<{ packId: string }>(
    sql`SELECT pack_id AS "packId" FROM pack_text WHERE id = ${id}::uuid`,
  );
  // Lock the pack first, as signing does; otherwise two transactions could deadlock.
  const pack = rows[0] === undefined ? null : await lockPack(reading, rows[0].packId);
  const found = await reading.query(
    sql`SELECT ${textColumns} FROM pack_text WHERE id = ${id}::uuid FOR UPDATE`,
  );
  return pack === null ? null : { pack, text: textRow.parse(found.rows[0]) };
}

const versionRow = z.object({
  number: z.number(),
  state: z.enum(keysOf(textStates)),
  body: z.string(),
  savedAt: z.date(),
  savedBy: foundPerson.nullable(),
});

/** What a save changed in a text, and who saved it: null for the local administrator. */
export type TextVersion = z.infer<typeof versionRow>;

/** Finds all versions of a text, latest first. */
export async function findTextVersions(
  { query }: Reading,
  textId: string,
): Promise<readonly TextVersion[]> {
  const { rows } = await query(sql`
    SELECT number, state, body, saved_at AS "savedAt", CASE WHEN saver.id IS NOT NULL THEN ${raw(selectPerson('saver'))} END AS "savedBy"
    FROM   pack_text_version
    LEFT   JOIN person AS saver ON saver.id = saved_by
    WHERE  text_id = ${textId}::uuid
    ORDER  BY number DESC`);
  return rows.map((row) => versionRow.parse(row));
}

const editionRow = z.object({
  packId: z.string(),
  edition: z.enum(allEditions),
  form: z.number(),
  document: z.string(),
  hash: z.instanceof(Buffer),
  frozenAt: z.date(),
});

export type FrozenEdition = z.infer<typeof editionRow>;

const editionColumns = raw(
  `pack_id AS "packId", edition, form, document, hash, frozen_at AS "frozenAt"`,
);

/** An edition of a signed pack; null if it is not signed. */
export async function findEdition(
  { query }: Reading,
  packId: string,
  edition: Edition,
): Promise<FrozenEdition | null> {
  const { rows } = await query(
    sql`SELECT ${editionColumns} FROM pack_edition WHERE pack_id = ${packId}::uuid AND edition = ${edition}::"PackEdition"`,
  );
  return rows[0] === undefined ? null : editionRow.parse(rows[0]);
}

/** All editions, in the order in which they were frozen. */
export async function findAllEditions({ query }: Reading): Promise<readonly FrozenEdition[]> {
  const { rows } = await query(
    sql`SELECT ${editionColumns} FROM pack_edition ORDER BY frozen_at, pack_id, edition`,
  );
  return rows.map((row) => editionRow.parse(row));
}

const signatureRow = z.object({
  edition: z.enum(allEditions),
  packVersion: z.number(),
  dataVersion: z.number(),
  signedAt: z.date(),
  post: z.string(),
  gapsReason: z.string(),
});

/** Who signed an edition, and what they had read. */
export type Signature = z.infer<typeof signatureRow>;

/** The signatures on a pack, at most one for each edition. */
export async function findSignatures(
  { query }: Reading,
  packId: string,
): Promise<readonly Signature[]> {
  const { rows } = await query(sql`
    SELECT edition, pack_version AS "packVersion", data_version AS "dataVersion", signed_at AS "signedAt", post, gaps_reason AS "gapsReason"
    FROM   pack_signature WHERE pack_id = ${packId}::uuid ORDER BY edition`);
  return rows.map((row) => signatureRow.parse(row));
}

const handBackRow: z.ZodType<HandBack & { readonly at: Date }> = z.object({
  version: z.number(),
  at: z.date(),
  on: z.string(),
  reason: z.string(),
  personId: z.string().nullable(),
  post: z.string(),
});

/** Finds when a pack was last handed back, and the message; null if it never was. */
export async function findHandBack(
  { query }: Reading,
  packId: string,
): Promise<(HandBack & { readonly at: Date }) | null> {
  const { rows } = await query(sql`
    SELECT pack_version AS version, handed_back_at AS at, (handed_back_at AT TIME ZONE 'Europe/London')::date AS on, reason,
           handed_back_by AS "personId", post
    FROM   pack_hand_back WHERE pack_id = ${packId}::uuid ORDER BY pack_version DESC LIMIT 1`);
  return rows[0] === undefined ? null : handBackRow.parse(rows[0]);
}

/** Runs statements under the login role, which reads packs and does not change anything. */
export function readingPacks({ pool }: Database): Reading {
  return { query: (statement) => pool.query(statement.text, statement.values) };
}

const freezing = z.object({ packId: z.string(), edition: z.enum(allEditions), hash: z.string() });

/** Reads from the log which editions were frozen. Needs the role of the auditor. */
export async function readFreezings({
  query,
}: Reading): Promise<readonly z.infer<typeof freezing>[]> {
  const { rows } = await query(sql`
    SELECT filter->'pack'->>'pack' AS "packId", filter->>'edition' AS edition, filter->>'sha256' AS hash
    FROM   audit_entry WHERE action = 'ADMINISTER' AND filter ? 'sha256' ORDER BY number`);
  return rows.map((row) => freezing.parse(row));
}
