import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { FoundFile } from '#features/returns/return-file.js';

/**
 * Writes the pieces of a file, one after the other, to an open file without a name, so that nothing
 * is left behind in whatever way this process ends. Only one piece is in memory. The caller closes
 * it.
 */
export async function spillPieces(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<FoundFile> {
  const handle = await openUnnamed();
  let size = 0;
  try {
    for await (const piece of pieces) {
      await handle.write(piece, 0, piece.length, size);
      size += piece.length;
    }
    return { handle, size };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Writes bytes that are already in memory to an open file without a name, which the caller closes.
 */
export function spill(content: Uint8Array): Promise<FoundFile> {
  return spillPieces([content]);
}

async function openUnnamed(): Promise<FileHandle> {
  const file = path.join(tmpdir(), `stronghold-${randomUUID()}`);
  const handle = await open(file, 'wx+', 0o600);
  await unlink(file);
  return handle;
}
