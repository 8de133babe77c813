import { toText } from '#domain/audit/canonical.js';
import type { Json } from '#domain/json.js';

import type { ActionState } from './action.js';
import type { Edition, TextKind } from './pack.js';

/**
 * The form that documents are written in. A document in an older form is read by code for that
 * form: form 1 had no actions, no definitions and no facts about its figures.
 */
export const documentForm = 2;

/** Every form that documents have been written in. */
export const documentForms = [1, documentForm] as const;

/** A text as shown in an edition. */
export interface DocumentText {
  readonly kind: TextKind;
  /** The text, in Markdown. */
  readonly body: string;
  /** The post and the agency that wrote the text. Empty if none is named. */
  readonly by: string;
}

/** A section as shown in an edition. */
export interface DocumentSection {
  readonly key: string;
  readonly heading: string;
  /** Blocks with their figures, as pages show them. */
  readonly blocks: readonly Json[];
  /** Why blocks are left out, in one sentence each. */
  readonly notes: readonly string[];
  readonly texts: readonly DocumentText[];
}

/** A board's action, as it was when the pack was made. */
export interface DocumentAction {
  readonly id: string;
  readonly text: string;
  /** The post and the agency that are to do the action. Empty if none is named. */
  readonly owner: string;
  readonly dueOn: string | null;
  readonly state: ActionState;
  /** The number of packs that the action has been in, including this one. */
  readonly age: number;
  readonly isOverdue: boolean;
  /** What has been done so far. */
  readonly notes: string;
}

/** A measure in the pack, as defined when the pack was made. */
export interface DocumentDefinition {
  readonly name: string;
  /** What the measure counts, its formula, its unit, and its targets if there were any. */
  readonly words: string;
}

/** Facts about the figures, as they were when the pack was made. */
export interface DocumentFacts {
  /** Events that affect the pack's figures, earliest first, in the shape of the schema. */
  readonly events: readonly Json[];
  /** The returns that were in, for each quarter that a figure covers. */
  readonly quarters: readonly {
    readonly key: string;
    readonly datasets: readonly Json[];
    readonly datasetsReceived: readonly string[];
  }[];
  /** The larger areas that contain each place. */
  readonly places: readonly { readonly code: string; readonly largerAreas: readonly Json[] }[];
}

/** One edition of a pack: its page, its paper and its files are made only from this. */
export interface PackDocument {
  readonly form: (typeof documentForms)[number];
  readonly edition: Edition;
  readonly marking: 'OFFICIAL' | 'OFFICIAL-SENSITIVE';
  readonly pack: {
    readonly quarter: string;
    readonly quarterName: string;
    readonly area: string;
    readonly areaName: string;
    readonly number: number;
    /** Why this version replaces the previous one. Empty for the first version. */
    readonly reason: string;
  };
  /** The most important finding of the quarter: the title of the Overview. */
  readonly title: string;
  readonly dataVersion: number;
  /** When the edition was frozen, in UTC. */
  readonly frozenAt: string;
  /**
   * A random number that nobody knows in advance, in hexadecimal. Without it, somebody could guess
   * the few figures that are hidden from them, and the hash would confirm the guess.
   */
  readonly nonce: string;
  /** Who signed this edition: their post, and when, in UTC. */
  readonly signed: { readonly by: string; readonly at: string };
  /** What was missing when the edition was signed, and why it was signed anyway. */
  readonly gaps: { readonly missing: readonly string[]; readonly reason: string };
  readonly sections: readonly DocumentSection[];
  /** Open actions, overdue ones first, and those closed since the previous pack. */
  readonly actions: readonly DocumentAction[];
  /** Definitions of the measures, in the order in which measures are declared. */
  readonly definitions: readonly DocumentDefinition[];
  /** Facts about the figures; null in form 1. */
  readonly facts: DocumentFacts | null;
}

/** The only text form of a document, which its hash is computed from. */
export function toDocumentText(document: PackDocument): string {
  return toText(toPlain(document));
}

function toPlain({ sections, actions, definitions, facts, ...rest }: PackDocument): Json {
  return {
    ...rest,
    pack: { ...rest.pack },
    signed: { ...rest.signed },
    gaps: { ...rest.gaps },
    sections: sections.map(({ texts, ...section }) => ({
      ...section,
      texts: texts.map((text) => ({ ...text })),
    })),
    actions: actions.map((action) => ({ ...action })),
    definitions: definitions.map((definition) => ({ ...definition })),
    facts: facts && {
      ...facts,
      quarters: facts.quarters.map((each) => ({ ...each })),
      places: facts.places.map((each) => ({ ...each })),
    },
  };
}
