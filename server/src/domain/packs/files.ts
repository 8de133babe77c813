import type { CodeList } from '#domain/lists.js';

import type { PackDocument } from './document.js';
import { allEditions, type Edition } from './pack.js';

/** The files in which an edition of a signed pack can be downloaded. */
export const packFileKinds = {
  PDF: 'PDF',
  PPTX: 'slides',
  XLSX: 'workbook',
} as const satisfies CodeList;
export type PackFileKind = keyof typeof packFileKinds;

/** All kinds of file, in the order in which they are offered. */
export const allPackFileKinds = ['PDF', 'PPTX', 'XLSX'] as const satisfies readonly PackFileKind[];

/** A file of a pack, as named in its address. */
export interface PackFileParams {
  readonly edition: Edition;
  readonly kind: PackFileKind;
}

/**
 * Parses the last part of an address, such as `partners.pdf`. Null if it does not name a file of a
 * pack.
 */
export function readPackFileName(name: string): PackFileParams | null {
  for (const edition of allEditions)
    for (const kind of allPackFileKinds)
      if (name === `${edition.toLowerCase()}.${kind.toLowerCase()}`) return { edition, kind };
  return null;
}

/**
 * The file name under which a file of a pack is saved, such as
 * `OFFICIAL-stronghold-2026-27-Q1-thames-valley-version-1.xlsx`.
 */
export function toPackFileName(
  { marking, pack }: Pick<PackDocument, 'marking' | 'pack'>,
  kind: PackFileKind,
): string {
  const place = pack.areaName
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return `${marking}-stronghold-${pack.quarter}-${place}-version-${pack.number}.${kind.toLowerCase()}`;
}
