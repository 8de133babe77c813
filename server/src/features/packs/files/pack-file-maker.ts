import type { PackDocument } from '#domain/packs/document.js';

/** An edition as it was frozen: all that its files are made from. */
export interface FrozenDocument {
  readonly document: PackDocument;
  /** SHA-256 of its text, in hexadecimal. */
  readonly sha256: string;
}

/** Makes files of one kind. */
export interface PackFileMaker {
  /** The media type of what it makes. */
  readonly type: string;
  /** Rises when it makes them otherwise: those that it made before are left, and made again. */
  readonly form: number;
  /**
   * Why none can be made here, in a sentence; null where nothing hinders. Nothing does, unless it
   * is given.
   */
  readonly findHindrance?: () => Promise<string | null>;
  /**
   * Makes one from the document alone: neither measures nor places nor figures of today are read.
   */
  readonly make: (frozen: FrozenDocument) => Promise<Buffer>;
}
