import { toText } from '#domain/audit/canonical.js';
import type { Json } from '#domain/audit/entry.js';

import type { ActionState } from './action.js';
import type { Edition, TextKind } from './pack.js';

/**
 * The form that documents are written in. One that was written in an older form is read by what
 * knew it: form 1 had no actions, no definitions and none of the facts beside its figures.
 */
export const documentForm = 2;

/** Every form that documents were ever written in. */
export const documentForms = [1, documentForm] as const;

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

/** An action of the board as it stood. */
export interface DocumentAction {
  readonly id: string;
  readonly text: string;
  /** The post and the agency that do it. Empty where none is named. */
  readonly owner: string;
  readonly dueOn: string | null;
  readonly state: ActionState;
  /** Packs that it has stood in, this one counted. */
  readonly age: number;
  readonly isOverdue: boolean;
  /** What has been done so far. */
  readonly notes: string;
}

/** A measure that the pack shows, as it was defined. */
export interface DocumentDefinition {
  readonly name: string;
  /** What it counts, its formula, its unit, and its targets where any stood. */
  readonly words: string;
}

/** What is asked beside figures, and is told of a pack as it stood then. */
export interface DocumentFacts {
  /** Events that touch its figures, from early to late, as the contract has them. */
  readonly events: readonly Json[];
  /** What had come in for each quarter that a figure speaks of. */
  readonly quarters: readonly {
    readonly key: string;
    readonly datasets: readonly Json[];
    readonly datasetsReceived: readonly string[];
  }[];
  /** The larger areas that each place lies in. */
  readonly places: readonly { readonly code: string; readonly largerAreas: readonly Json[] }[];
}

/**
 * One edition of a pack: all that its page, its paper and its files are made from, and nothing else
 * is.
 */
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
    /** Why it replaces the version before it. Empty for the first. */
    readonly reason: string;
  };
  /**
   * What the sections that are headed by nothing else are headed by: what is most worth saying of
   * the quarter.
   */
  readonly title: string;
  readonly dataVersion: number;
  /** The moment, in UTC. */
  readonly frozenAt: string;
  /**
   * Nobody knows it beforehand, in hexadecimal: without it a hash would tell the person who guesses
   * the few figures that are hidden from them that they are right.
   */
  readonly nonce: string;
  /** Who signed this edition: the post, and the moment in UTC. */
  readonly signed: { readonly by: string; readonly at: string };
  /** What was missing as it was signed, and why it was signed all the same. */
  readonly gaps: { readonly missing: readonly string[]; readonly reason: string };
  readonly sections: readonly DocumentSection[];
  /**
   * Those that are open, the overdue ones first, and those that were closed since the pack before.
   */
  readonly actions: readonly DocumentAction[];
  /** In the order in which measures are declared. */
  readonly definitions: readonly DocumentDefinition[];
  /** Null in form 1. */
  readonly facts: DocumentFacts | null;
}

/** The one text of a document, over which its hash is made. */
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
