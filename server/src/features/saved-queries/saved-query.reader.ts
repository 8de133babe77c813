import sql, { join, raw, type Sql } from 'sql-template-tag';
import { z } from 'zod';

import type { AlertState } from '#domain/alerts/alert.js';
import {
  type SavedContent,
  savedViewKinds,
  type sharings,
} from '#domain/saved-queries/saved-query.js';
import { foundPerson, selectPerson } from '#features/people/found-person.reader.js';
import type { Database, Transaction } from '#platform/database.js';
import { jsonColumn } from '#platform/json-column.js';
import { type MomentPage, type PageOf, readByMoment } from '#platform/moment-list.js';
import { isUuid } from '#platform/uuid.js';

const [PRIVATE, AGENCY, EVERYONE] = [
  'PRIVATE',
  'AGENCY',
  'EVERYONE',
] as const satisfies readonly (keyof typeof sharings)[];

const row = z.object({
  id: z.string(),
  /**
   * The owner’s id; null for the local administrator. The same applies to the person who saved the
   * question.
   */
  ownerId: z.string().nullable(),
  owner: foundPerson.nullable(),
  agencyId: z.number(),
  sharing: z.enum([PRIVATE, AGENCY, EVERYONE]),
  /** The number of the latest version. */
  version: z.number(),
  /** The number of the version that was read. The time and the person who saved it follow. */
  number: z.number(),
  savedAt: z.date(),
  savedBy: foundPerson.nullable(),
  name: z.string(),
  description: z.string(),
  text: z.string(),
  variables: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      default: jsonColumn,
      quartersBack: z.number().nullable(),
    }),
  ),
  view: z.object({ kind: z.enum(Object.keys(savedViewKinds)), settings: jsonColumn }),
});

/** A saved question in one of its versions. */
export type SavedRecord = Omit<z.infer<typeof row>, keyof SavedContent> & SavedContent;

const columns = raw(`
  saved_query.id, saved_query.owner_id AS "ownerId", saved_query.agency_id AS "agencyId", saved_query.sharing, saved_query.version,
  CASE WHEN owner.id IS NOT NULL THEN ${selectPerson('owner')} END AS owner,
  CASE WHEN saver.id IS NOT NULL THEN ${selectPerson('saver')} END AS "savedBy",
  version.number, version.saved_at AS "savedAt", version.name, version.description, version.text, version.variables, version.view`);

const joined = raw(`
  saved_query
  JOIN saved_query_version AS version ON version.query_id = saved_query.id
  LEFT JOIN person AS owner ON owner.id = saved_query.owner_id
  LEFT JOIN person AS saver ON saver.id = version.saved_by`);

/**
 * A saved question that is not deleted, regardless of who may see it; null if there is none.
 *
 * @param number of a version; null for the latest
 */
export async function findSaved(
  { query }: Pick<Transaction, 'query'>,
  id: string,
  number: number | null = null,
): Promise<SavedRecord | null> {
  if (!isUuid(id)) return null;
  const wanted = number === null ? sql`saved_query.version` : sql`${number}::int`;
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${joined}
    WHERE  saved_query.id = ${id}::uuid AND saved_query.deleted_at IS NULL AND version.number = ${wanted}`);
  return rows[0] === undefined ? null : toRecord(rows[0]);
}

/** Several saved questions in their latest version, by id. */
export async function findSeveralSaved(
  { query }: Pick<Transaction, 'query'>,
  ids: readonly string[],
): Promise<readonly SavedRecord[]> {
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${joined}
    WHERE  saved_query.id = ANY (${[...ids]}::uuid[]) AND saved_query.deleted_at IS NULL AND version.number = saved_query.version`);
  return rows.map(toRecord);
}

/** The saved questions that somebody sees: the rule `canSee` as a condition. */
export interface SavedFilter {
  /** The id of the person whose own questions are meant; null for the local administrator. */
  readonly ownerId: string | null;
  /** Whether to include the person’s own questions. */
  readonly isOwnOpen: boolean;
  /** The ids of agencies: the person sees questions that are shared with one of these. */
  readonly keptFor: readonly number[];
  /**
   * Whose questions to find: the person’s own, those of their agencies, or those of everybody; null
   * for all.
   */
  readonly whose: 'OWN' | 'AGENCY' | 'EVERYONE' | null;
  /** Words that must all be in the name, the description or the text, in any letter case. */
  readonly words: readonly string[];
  /** The state of the person’s own alerts on the questions to find; null for all questions. */
  readonly alert: AlertState | null;
}

export interface SavedPageParams extends MomentPage {
  /** Whether to sort by name from A to Z. If not, the most recently saved come first. */
  readonly isByName: boolean;
}

/** A page of saved questions in their latest versions. */
export async function readSavedPage(
  transaction: Pick<Transaction, 'query'>,
  filter: SavedFilter,
  { isByName, ...page }: SavedPageParams,
): Promise<PageOf<SavedRecord>> {
  const list = {
    columns,
    from: joined,
    where: savedFilterToSql(filter),
    at: raw(isByName ? 'version.name' : 'saved_query.saved_at'),
    id: raw('saved_query.id'),
    isByName,
  };
  const { records, ...read } = await readByMoment(transaction, list, page);
  return { ...read, records: records.map(toRecord) };
}

function savedFilterToSql({ ownerId, isOwnOpen, keptFor, whose, words, alert }: SavedFilter): Sql {
  const own = isOwnOpen
    ? sql`saved_query.owner_id IS NOT DISTINCT FROM ${ownerId}::uuid`
    : sql`false`;
  const ofAgency = sql`(saved_query.sharing = 'AGENCY' AND saved_query.agency_id = ANY (${[...keptFor]}::int[]))`;
  const ofAll = sql`saved_query.sharing = 'EVERYONE'`;
  const seen = { OWN: own, AGENCY: ofAgency, EVERYONE: ofAll };
  const where = whose === null ? sql`(${own} OR ${ofAgency} OR ${ofAll})` : seen[whose];
  const found = words.map(
    (word) =>
      sql`position(lower(${word}::text) IN lower(version.name || ' ' || version.description || ' ' || version.text)) > 0`,
  );
  // Somebody viewing as another person does not see any of their alerts.
  const watched =
    alert === null
      ? []
      : [
          sql`${isOwnOpen} AND EXISTS (
            SELECT FROM alert JOIN alert_recipient AS told ON told.alert_id = alert.id AND told.is_active
            WHERE alert.query_id = saved_query.id AND alert.deleted_at IS NULL
              AND told.person_id IS NOT DISTINCT FROM ${ownerId}::uuid AND told.state = ${alert}::"AlertState")`,
        ];
  return join(
    [
      ...watched,
      sql`saved_query.deleted_at IS NULL`,
      sql`version.number = saved_query.version`,
      where,
      ...found,
    ],
    ' AND ',
  );
}

/** The versions of a saved question from one number to another, both included, latest first. */
export async function readVersions(
  { query }: Pick<Transaction, 'query'>,
  id: string,
  { earliest, latest }: { readonly earliest: number; readonly latest: number },
): Promise<readonly SavedRecord[]> {
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${joined}
    WHERE  saved_query.id = ${id}::uuid AND version.number BETWEEN ${earliest} AND ${latest}
    ORDER  BY version.number DESC`);
  return rows.map(toRecord);
}

/** Several saved questions, each in one of its versions, including those deleted since. */
export async function findSavedVersions(
  { query }: Pick<Transaction, 'query'>,
  wanted: readonly { readonly id: string; readonly number: number }[],
): Promise<readonly SavedRecord[]> {
  if (wanted.length === 0) return [];
  const { rows } = await query(sql`
    SELECT ${columns} FROM ${joined}
    JOIN   jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS wanted (id uuid, number int)
      ON   wanted.id = saved_query.id AND wanted.number = version.number`);
  return rows.map(toRecord);
}

/**
 * Runs statements under the login role, which reads saved questions and does not change anything.
 */
export function readingSaved({ pool }: Database): Pick<Transaction, 'query'> {
  return { query: (statement) => pool.query(statement.text, statement.values) };
}

function toRecord(read: unknown): SavedRecord {
  const { view, ...record } = row.parse(read);
  const kind = Object.keys(savedViewKinds).find((each) => each === view.kind);
  return { ...record, view: { kind: isKind(kind) ? kind : 'AUTO', settings: view.settings } };
}

function isKind(kind: string | undefined): kind is keyof typeof savedViewKinds {
  return kind !== undefined && Object.hasOwn(savedViewKinds, kind);
}
