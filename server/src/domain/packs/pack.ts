import type { CodeList } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';

/** Where a pack stands. One that nobody has opened is no pack yet. */
export const packStates = {
  DRAFT: 'Texts are being written.',
  IN_REVIEW: 'With the chair, to be read and signed off.',
  SIGNED_OFF: 'Signed off and frozen: nothing in it changes any more.',
  SUPERSEDED: 'Signed off and frozen, and replaced by a later version. It can still be read.',
} as const satisfies CodeList;
export type PackState = keyof typeof packStates;

/** The state of a text of a pack. Whether it is late follows from its day. */
export const textStates = {
  OWED: 'Nobody has written it yet.',
  DRAFT: 'Somebody has begun it.',
  IN_REVIEW: 'Written, and waiting for the secretary or the chair.',
  AGREED: 'Agreed: it goes into the pack as it is.',
} as const satisfies CodeList;
export type TextState = keyof typeof textStates;

/** What a text of a section says. */
export const textKinds = {
  STATEMENT: 'Statement',
  WHAT_HAPPENED: 'What happened',
  WHY: 'Why',
  WHAT_NEXT: 'What next',
} as const satisfies CodeList;
export type TextKind = keyof typeof textKinds;

/** The two readings of one pack that are frozen together. */
export const editions = {
  PARTNERS: 'For everybody: figures as shown to a viewer of no agency.',
  CLEARED: 'For those who are cleared: true counts, OFFICIAL-SENSITIVE.',
} as const satisfies CodeList;
export type Edition = keyof typeof editions;

/** Both, in the order in which they are written. */
export const allEditions = ['PARTNERS', 'CLEARED'] as const satisfies readonly Edition[];

/**
 * What stands in place of a page for a block that packs alone have: what has changed since the
 * pack before.
 */
export const PACK_PAGE = 'PACK';

/** A block of a built-in page, as a section shows it for the quarter and the place of its pack. */
export interface PageBlock {
  readonly page: string;
  readonly block: string;
}

/**
 * A version of a saved question, which nothing changes: what was chosen for the section is what it
 * shows.
 */
export interface SavedBlock {
  /** Id of the saved question. */
  readonly saved: string;
  readonly version: number;
}

export type SectionBlock = PageBlock | SavedBlock;

/** Whether a section shows it by a saved question. */
export function isSavedBlock(block: SectionBlock): block is SavedBlock {
  return 'saved' in block;
}

/** A section as a pack holds it, or as the template has it. */
export interface SectionPlan {
  /** Short and unchanging: it names the section in links. */
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly SectionBlock[];
  /** The texts that are owed with it. */
  readonly texts: readonly TextKind[];
}

/** A text of a section as it stands. */
export interface PackText {
  readonly id: string;
  readonly section: string;
  readonly kind: TextKind;
  /** PARTNERS serves both editions unless there is one for CLEARED beside it. */
  readonly edition: Edition;
  readonly state: TextState;
  /** Rises with each save; 0 as long as nobody wrote anything. */
  readonly version: number;
  /** Markdown. Empty while it is owed. */
  readonly body: string;
  /** Key of the agency that writes it; null where the secretary does. */
  readonly ownerAgencyId: number | null;
  /** The post that writes it, such as Head of Contact Management. Empty where none is named. */
  readonly ownerPost: string;
  readonly dueOn: PlainDate | null;
}

/** A pack without what is in it. */
export interface Pack {
  readonly id: string;
  readonly quarter: Quarter;
  /** Code of the place that it is about. */
  readonly area: string;
  /** From 1: a pack that is replaced has the next one beside it. */
  readonly number: number;
  readonly state: PackState;
  /** Rises with every change of the pack or its sections, not of its texts. */
  readonly version: number;
  readonly textsDueOn: PlainDate | null;
  readonly signOffDueOn: PlainDate | null;
  readonly meetsOn: PlainDate | null;
  /** Why it replaces the version before it. Empty for the first. */
  readonly reason: string;
  /** The version of the template that it was made from. */
  readonly templateVersion: number;
}

/** That a pack was handed back for changes. */
export interface HandBack {
  /** The version that it had from then on. */
  readonly version: number;
  /** The day, where the partnership is. */
  readonly on: PlainDate;
  /**
   * What needs to be put right, without a number, because it is sent to the writers. Empty where
   * nothing was said.
   */
  readonly reason: string;
  /** Who did it: null for the local administrator. */
  readonly personId: string | null;
  /** Their post, as it was called then. */
  readonly post: string;
}

/** Whether a pack may no longer be changed. */
export function isFrozen({ state }: Pick<Pack, 'state'>): boolean {
  return state === 'SIGNED_OFF' || state === 'SUPERSEDED';
}

/** Whether a text is late on a day: its day has passed, and it is not agreed. */
export function isLate(
  { state, dueOn }: Pick<PackText, 'state' | 'dueOn'>,
  today: PlainDate,
): boolean {
  return state !== 'AGREED' && dueOn !== null && dueOn < today;
}

/**
 * The text of a kind that an edition shows: the one that is written for it, else the one that
 * serves both. Null where there is none.
 */
export function textFor(
  texts: readonly PackText[],
  { section, kind, edition }: Pick<PackText, 'section' | 'kind' | 'edition'>,
): PackText | null {
  const same = texts.filter((text) => text.section === section && text.kind === kind);
  return (
    same.find((text) => text.edition === edition) ??
    same.find((text) => text.edition === 'PARTNERS') ??
    null
  );
}

/**
 * The texts that sections owe: what was written for another one, or of another kind, is kept and
 * comes back with it.
 */
export function textsOwedBy(
  sections: readonly Pick<SectionPlan, 'key' | 'texts'>[],
  texts: readonly PackText[],
): readonly PackText[] {
  return texts.filter(({ section, kind }) =>
    sections.some((owing) => owing.key === section && owing.texts.includes(kind)),
  );
}

/**
 * The texts that an edition shows: those for cleared readers take the place of the ones that serve
 * both, and partners see none of them.
 */
export function textsIn(texts: readonly PackText[], edition: Edition): readonly PackText[] {
  return texts.filter((text) => textFor(texts, { ...text, edition })?.id === text.id);
}
