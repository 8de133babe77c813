import type { PackDocument } from '#domain/packs/document.js';

/** A frozen edition, with everything that its files are built from. */
export interface FrozenDocument {
  readonly document: PackDocument;
  /** SHA-256 of the edition’s text, in hexadecimal. */
  readonly sha256: string;
}

/** Makes files of one kind. */
export interface PackFileMaker {
  /** The media type of the files. */
  readonly type: string;
  /** A number that goes up when the maker changes. Files with an earlier number are made again. */
  readonly form: number;
  /**
   * Says in a sentence why files cannot be made on this server; null if they can. If absent, they
   * always can.
   */
  readonly findHindrance?: () => Promise<string | null>;
  /** Makes a file from the document alone, without reading current measures, places or figures. */
  readonly make: (frozen: FrozenDocument) => Promise<Buffer>;
}
