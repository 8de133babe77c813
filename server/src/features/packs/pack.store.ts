import { randomUUID } from 'node:crypto';

import sql from 'sql-template-tag';

import type {
  Edition,
  HandBack,
  Pack,
  PackState,
  PackText,
  SectionPlan,
  TextState,
} from '#domain/packs/pack.js';
import { startOf } from '#domain/quarter.js';
import type { Transaction } from '#platform/database.js';

import { LEFT_OUT, type Signature } from './pack.reader.js';

/** The person who makes a change, and the time. */
export interface ChangeStamp {
  /** The id of the person; null for the local administrator. */
  readonly personId: string | null;
  readonly at: Date;
}

/** A pack before it has an id. */
export type NewPack = Pick<
  Pack,
  | 'quarter'
  | 'area'
  | 'number'
  | 'textsDueOn'
  | 'signOffDueOn'
  | 'meetsOn'
  | 'reason'
  | 'templateVersion'
>;

/**
 * Locks the packs for a quarter and place: anybody else who opens one waits until this transaction
 * ends.
 */
export async function lockPacksOf(
  { query }: Transaction,
  { quarter, area }: Pick<Pack, 'quarter' | 'area'>,
): Promise<void> {
  await query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`pack ${quarter} ${area}`}, 0))`);
}

/** Inserts a draft and returns its id. */
export async function insertPack(
  { query }: Transaction,
  pack: NewPack,
  { personId, at }: ChangeStamp,
): Promise<string> {
  const id = randomUUID();
  const { quarter, area, number, textsDueOn, signOffDueOn, meetsOn, reason, templateVersion } =
    pack;
  await query(sql`
    INSERT INTO pack (
      id, quarter_start, area_code, number, state, version, texts_due_on, sign_off_due_on, meets_on, reason, template_version, created_at, created_by)
    VALUES (${id}::uuid, ${startOf(quarter)}::date, ${area}, ${number}, 'DRAFT', 1, ${textsDueOn}::date, ${signOffDueOn}::date,
            ${meetsOn}::date, ${reason}, ${templateVersion}, ${at}, ${personId}::uuid)`);
  return id;
}

/**
 * Replaces the sections of a pack, in order.
 *
 * @param leftOut sections that are kept, to be chosen again
 */
export async function replaceSections(
  { query }: Transaction,
  packId: string,
  {
    sections,
    leftOut,
  }: { readonly sections: readonly SectionPlan[]; readonly leftOut: readonly SectionPlan[] },
): Promise<void> {
  await query(sql`DELETE FROM pack_section WHERE pack_id = ${packId}::uuid`);
  const standing = sections.map((section, index) => ({ section, place: index + 1 }));
  const rows = [...standing, ...leftOut.map((section) => ({ section, place: LEFT_OUT }))].map(
    ({ section: { key, heading, blocks, texts }, place }) => ({
      key,
      heading,
      blocks,
      texts,
      place,
    }),
  );
  await query(sql`
    INSERT INTO pack_section (pack_id, key, place, heading, blocks, texts)
    SELECT ${packId}::uuid, key, place, heading, blocks, ARRAY(SELECT jsonb_array_elements_text(texts))::"PackTextKind"[]
    FROM   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (key text, place int, heading text, blocks jsonb, texts jsonb)`);
}

/** A text that is owed, or carried over from the previous pack. */
export type NewText = Omit<PackText, 'id' | 'version' | 'state' | 'body'>;

/** Inserts texts that nobody has written yet. Existing texts stay. */
export async function insertTexts(
  { query }: Transaction,
  { packId, at }: { readonly packId: string; readonly at: Date },
  texts: readonly NewText[],
): Promise<void> {
  const rows = texts.map((text) => ({ ...text, id: randomUUID() }));
  await query(sql`
    INSERT INTO pack_text (id, pack_id, section_key, kind, edition, state, version, body, owner_agency_id, owner_post, due_on, assigned_at)
    SELECT id, ${packId}::uuid, section, kind, edition, 'OWED', 0, '', "ownerAgencyId", "ownerPost", "dueOn", ${at}
    FROM   jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS given (
      id uuid, section text, kind "PackTextKind", edition "PackEdition", "ownerAgencyId" int, "ownerPost" text, "dueOn" date)
    ON CONFLICT (pack_id, section_key, kind, edition) DO NOTHING`);
}

/** Sets the state of a pack, and increases its version. */
export async function updateState(
  { query }: Transaction,
  id: string,
  state: PackState,
): Promise<void> {
  await query(
    sql`UPDATE pack SET state = ${state}::"PackState", version = version + 1 WHERE id = ${id}::uuid`,
  );
}

/** Records that a pack was handed back, with the message. */
export async function insertHandBack(
  { query }: Transaction,
  packId: string,
  {
    version,
    reason,
    post,
    personId,
    at,
  }: Pick<HandBack, 'version' | 'reason' | 'post'> & ChangeStamp,
): Promise<void> {
  await query(sql`
    INSERT INTO pack_hand_back (pack_id, pack_version, reason, handed_back_at, handed_back_by, post)
    VALUES (${packId}::uuid, ${version}, ${reason}, ${at}, ${personId}::uuid, ${post})`);
}

export interface SavedText {
  readonly id: string;
  readonly number: number;
  readonly state: TextState;
  readonly body: string;
}

/** Saves a text, and stores its content as a version that never changes. */
export async function updateText(
  { query }: Transaction,
  { id, number, state, body }: SavedText,
  { personId, at }: ChangeStamp,
): Promise<void> {
  await query(sql`
    UPDATE pack_text SET state = ${state}::"PackTextState", version = ${number}, body = ${body} WHERE id = ${id}::uuid`);
  await query(sql`
    INSERT INTO pack_text_version (text_id, number, state, body, saved_at, saved_by)
    VALUES (${id}::uuid, ${number}, ${state}::"PackTextState", ${body}, ${at}, ${personId}::uuid)`);
}

/**
 * Sets who writes a text, and by when. Reminders pause until both have stayed the same for a while.
 */
export async function updateOwner(
  { query }: Transaction,
  {
    id,
    ownerAgencyId,
    ownerPost,
    dueOn,
    at,
  }: Pick<PackText, 'id' | 'ownerAgencyId' | 'ownerPost' | 'dueOn'> & Pick<ChangeStamp, 'at'>,
): Promise<void> {
  await query(sql`
    UPDATE pack_text SET owner_agency_id = ${ownerAgencyId}, owner_post = ${ownerPost}, due_on = ${dueOn}::date, assigned_at = ${at} WHERE id = ${id}::uuid`);
}

/** Signs an edition, replacing a signature that was given before a change. */
export async function putSignature(
  { query }: Transaction,
  packId: string,
  signature: Signature & Pick<ChangeStamp, 'personId'>,
): Promise<void> {
  const { edition, packVersion, dataVersion, signedAt, personId, post, gapsReason } = signature;
  await query(sql`
    INSERT INTO pack_signature AS standing (pack_id, edition, pack_version, data_version, signed_at, signed_by, post, gaps_reason)
    VALUES (${packId}::uuid, ${edition}::"PackEdition", ${packVersion}, ${dataVersion}, ${signedAt}, ${personId}::uuid, ${post}, ${gapsReason})
    ON CONFLICT (pack_id, edition) DO UPDATE
    SET pack_version = excluded.pack_version, data_version = excluded.data_version, signed_at = excluded.signed_at,
        signed_by = excluded.signed_by, post = excluded.post, gaps_reason = excluded.gaps_reason`);
}

export interface NewEdition {
  readonly edition: Edition;
  readonly form: number;
  readonly document: string;
  readonly hash: Buffer;
  readonly frozenAt: Date;
}

/** Freezes an edition. Nothing ever changes it. */
export async function insertEdition(
  { query }: Transaction,
  packId: string,
  { edition, form, document, hash, frozenAt }: NewEdition,
): Promise<void> {
  await query(sql`
    INSERT INTO pack_edition (pack_id, edition, form, document, hash, frozen_at)
    VALUES (${packId}::uuid, ${edition}::"PackEdition", ${form}, ${document}, ${hash}, ${frozenAt})`);
}
