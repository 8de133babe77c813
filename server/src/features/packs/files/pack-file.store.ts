import sql from 'sql-template-tag';

import type { Transaction } from '#platform/database.js';

import type { PackFileKey } from './pack-file.reader.js';

/** A file that has just been made. */
export interface MadePackFile extends PackFileKey {
  /** SHA-256 of the document that it was made from. */
  readonly documentHash: Buffer;
  readonly content: Buffer;
  readonly madeAt: Date;
}

/** Stores a file. If another server has stored it meanwhile, that file is kept. */
export async function insertPackFile({ query }: Transaction, file: MadePackFile): Promise<void> {
  const { packId, edition, kind, form, documentHash, content, madeAt } = file;
  await query(sql`
    INSERT INTO pack_file (pack_id, edition, kind, form, document_hash, content, made_at)
    VALUES (${packId}::uuid, ${edition}::"PackEdition", ${kind}::"PackFileKind", ${form}, ${documentHash}, ${content}, ${madeAt})
    ON CONFLICT (pack_id, edition, kind, form) DO NOTHING`);
}
