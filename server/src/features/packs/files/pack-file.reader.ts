import sql from 'sql-template-tag';
import { z } from 'zod';

import type { PackFileKind } from '#domain/packs/files.js';
import type { Edition } from '#domain/packs/pack.js';
import type { Transaction } from '#platform/database.js';

/** Identifies a file of an edition, and the version of its maker. */
export interface PackFileKey {
  readonly packId: string;
  readonly edition: Edition;
  readonly kind: PackFileKind;
  readonly form: number;
}

const row = z.object({ content: z.instanceof(Buffer) });

/** Finds the stored file of a document; null if there is none. */
export async function findPackFile(
  { query }: Pick<Transaction, 'query'>,
  { packId, edition, kind, form }: PackFileKey,
  documentHash: Buffer,
): Promise<Buffer | null> {
  const { rows } = await query(sql`
    SELECT content FROM pack_file
    WHERE  pack_id = ${packId}::uuid AND edition = ${edition}::"PackEdition" AND kind = ${kind}::"PackFileKind" AND form = ${form}
    AND    document_hash = ${documentHash}`);
  return rows[0] === undefined ? null : row.parse(rows[0]).content;
}
