import type { PackDocument } from '#domain/packs/document.js';

/** A frozen edition: everything its files are made from. */
export interface FrozenDocument {
  readonly document: PackDocument;
  /** SHA-256 of its text, in hexadecimal. */
  readonly sha256: string;
}

/** Makes files of one kind. */
export interface PackFileMaker {
  /** The media type of what it makes. */
  readonly type: string;
  /** Goes up when the maker changes: files with an earlier number are made again. */
  readonly form: number;
  /**
   * Why no file can be made here, in a sentence; null if one can. Without this, one always can.
   */
  readonly findHindrance?: () => Promise<string | null>;
  /** Makes a file from the document alone, without reading current measures, places or figures. */
  readonly make: (frozen: FrozenDocument) => Promise<Buffer>;
}
