import { toText } from '#domain/audit/canonical.js';
import type { Json } from '#domain/audit/entry.js';

import type { Edition, TextKind } from './pack.js';

/** The form that documents are written in. One that was written in an older form is read by what knew it. */
export const documentForm = 1;

/** A text as an edition shows it. */
export interface DocumentText {
  readonly kind: TextKind;
  /** Markdown. */
  readonly body: string;
  /** The post and the agency that wrote it. Empty where none is named. */
  readonly by: string;
}

/** A section as an edition shows it. */
export interface DocumentSection {
  readonly key: string;
  readonly heading: string;
  /** Blocks with their figures, as pages show them. */
  readonly blocks: readonly Json[];
  /** Why blocks are left out, a sentence each. */
  readonly notes: readonly string[];
  readonly texts: readonly DocumentText[];
}

/** One edition of a pack: all that its page, its paper and its files are made from, and nothing else is. */
export interface PackDocument {
  readonly form: typeof documentForm;
  readonly edition: Edition;
  readonly marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
  readonly pack: {
    readonly quarter: string;
    readonly quarterName: string;
    readonly area: string;
    readonly areaName: string;
    readonly number: number;
    /** Why it replaces the version before it. Empty for the first. */
    readonly reason: string;
  };
  /** What the sections that are headed by nothing else are headed by: what is most worth saying of the quarter. */
  readonly title: string;
  readonly dataVersion: number;
  /** The moment, in UTC. */
  readonly frozenAt: string;
  /** Nobody knows it beforehand, in hexadecimal: without it a hash would tell whoever guesses the few figures that are hidden from them that they are right. */
  readonly nonce: string;
  /** Who signed this edition: the post, and the moment in UTC. */
  readonly signed: { readonly by: string; readonly at: string };
  /** What was missing as it was signed, and why it was signed all the same. */
  readonly gaps: { readonly missing: readonly string[]; readonly reason: string };
  readonly sections: readonly DocumentSection[];
}

/** The one text of a document, over which its hash is made. */
export function toDocumentText(document: PackDocument): string {
  return toText(toPlain(document));
}

function toPlain(document: PackDocument): Json {
  const { pack, signed, gaps, sections, ...rest } = document;
  return {
    ...rest,
    pack: { ...pack },
    signed: { ...signed },
    gaps: { ...gaps },
    sections: sections.map(({ texts, ...section }) => ({ ...section, texts: texts.map((text) => ({ ...text })) })),
  };
}
