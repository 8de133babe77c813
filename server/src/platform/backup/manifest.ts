import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { Refusal } from '@stronghold/prisma/refusal';

/**
 * The version of the format, which goes up with changes that earlier versions of Stronghold would
 * misread.
 */
const FORMAT_VERSION = 1;
export const MANIFEST_FILE = 'manifest.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
const shape = z.object({
  formatVersion: z.literal(FORMAT_VERSION),
  createdAt: z.iso.datetime(),
  /**
   * The PostgreSQL version that the backup was taken from, for information: any version can restore
   * it.
   */
  serverVersion: z.string(),
  isDemonstration: z.boolean(),
  /** The data version, summed over all agencies as in answers. */
  dataVersion: count,
  migrations: z.array(z.object({ name: z.string(), checksum: sha256 })).min(1),
  tables: z.array(
    z.object({
      name: z.string(),
      /** The file with the rows of the table, in the same folder as the manifest. */
      file: z.string().regex(/^[A-Za-z0-9_-]+\.copy\.gz$/),
      columns: z.array(z.object({ name: z.string(), type: z.string() })).min(1),
      rows: count,
      bytes: count,
      sha256,
    }),
  ),
});

/** The content of a backup, from which its completeness can be checked. */
export type Manifest = Readonly<z.infer<typeof shape>>;
export type SavedTable = Readonly<Manifest['tables'][number]>;

export function toManifestText(about: Omit<Manifest, 'formatVersion'>): string {
  const content = { formatVersion: FORMAT_VERSION, ...about };
  return `${JSON.stringify({ ...content, manifestSha256: hash(content) }, null, 2)}\n`;
}

/** @throws Refusal if `folder` is not a complete backup, or if this version cannot read it */
export async function readManifest(folder: string): Promise<Manifest> {
  const written = parse(await readText(folder), folder);
  const { manifestSha256, ...content } = written;
  const { formatVersion } = content;
  if (typeof formatVersion === 'number' && formatVersion > FORMAT_VERSION) {
    throw new Refusal(
      `The backup in ${folder} is written in format ${formatVersion}, and this version of Stronghold reads ${FORMAT_VERSION}. Restore it with the version that made it, or a newer one.`,
    );
  }
  const { success, data } = shape.safeParse(content);
  if (!success || manifestSha256 !== hash(content)) throw damaged(folder);
  return data;
}

async function readText(folder: string): Promise<string> {
  return readFile(path.join(folder, MANIFEST_FILE), 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
      throw new Refusal(`The backup in ${folder} cannot be read. (${String(error)})`);
    throw new Refusal(
      `There is no backup in ${folder}: it has no ${MANIFEST_FILE}, which is written last. Name the folder that "./stronghold backup" made.`,
    );
  });
}

function parse(text: string, folder: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    // Report a manifest that cannot be read as damaged, for any cause.
    throw damaged(folder);
  }
}

function damaged(folder: string): Refusal {
  return new Refusal(
    `The backup in ${folder} has been changed or damaged: ${MANIFEST_FILE} is not as it was written. Nothing was restored. Copy it again from where it is stored, or use another backup.`,
  );
}

/** The hash of a manifest, read or to be written. The keys have a fixed order. */
function hash(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
