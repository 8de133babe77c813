import type { FileHandle } from 'node:fs/promises';

import { SAVE_AS_CSV } from './file-format.js';

/** The first bytes of files from older Office versions, and of encrypted files from newer ones. */
const START = '\u00d0\u00cf\u0011\u00e0';
/** The name that an encrypted file gives its content. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const CHUNK_BYTES = 262_144;

/** Whether a file is from an older Office version or encrypted, from its first bytes as Latin-1. */
export function isCompoundFile(start: string): boolean {
  return start.startsWith(START);
}

/** Why a file from an older Office version, or an encrypted one, cannot be read. */
export async function explainCompoundFile(handle: FileHandle): Promise<string> {
  return (await contains(handle, ENCRYPTED))
    ? 'It is encrypted. Open it in Excel with its password, remove the password (File, Info, Protect Workbook) and save it again.'
    : `It is a workbook from an older version of Excel. Save it as "Excel Workbook (.xlsx)", or: ${SAVE_AS_CSV}`;
}

async function contains(handle: FileHandle, wanted: Buffer): Promise<boolean> {
  const buffer = Buffer.alloc(CHUNK_BYTES);
  // The text may begin in one chunk and end in the next.
  const overlap = wanted.length - 1;
  for (let position = 0; ; position += CHUNK_BYTES - overlap) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES, position);
    if (buffer.subarray(0, bytesRead).includes(wanted)) return true;
    if (bytesRead < CHUNK_BYTES) return false;
  }
}
