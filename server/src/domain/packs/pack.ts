import type { CodeList } from '#domain/lists.js';
import type { PlainDate } from '#domain/plain-date.js';
import type { Quarter } from '#domain/quarter.js';

/** The state of a pack. There is no pack until somebody opens it. */
export const packStates = {
  DRAFT: 'Texts are being written.',
  IN_REVIEW: 'With the chair, to be read and signed off.',
  SIGNED_OFF: 'Signed off and frozen: nothing in it can change.',
  SUPERSEDED: 'Signed off and frozen, and replaced by a later version. It can still be read.',
} as const satisfies CodeList;
export type PackState = keyof typeof packStates;

/** The state of a pack's text. Whether a text is late follows from its due day. */
export const textStates = {
  OWED: 'Nobody has written it yet.',
  DRAFT: 'Somebody has started it.',
  IN_REVIEW: 'Written, and waiting for the secretary or the chair.',
  AGREED: 'Agreed: it goes into the pack as it is.',
} as const satisfies CodeList;
export type TextState = keyof typeof textStates;

/** What a section's text is about. */
export const textKinds = {
  STATEMENT: 'Statement',
  WHAT_HAPPENED: 'What happened',
  WHY: 'Why',
  WHAT_NEXT: 'What next',
} as const satisfies CodeList;
export type TextKind = keyof typeof textKinds;

/** The two editions of a pack that are frozen together. */
export const editions = {
  PARTNERS: 'For everybody: figures as shown to a viewer outside any agency.',
  CLEARED: 'For cleared readers: true counts, OFFICIAL-SENSITIVE.',
} as const satisfies CodeList;
export type Edition = keyof typeof editions;

/** Both editions, in the order in which they are written. */
export const allEditions = ['PARTNERS', 'CLEARED'] as const satisfies readonly Edition[];

/** The page name of a block that only packs have: what has changed since the previous pack. */
export const PACK_PAGE = 'PACK';

/** A block of a built-in page, which a section shows for the quarter and place of its pack. */
export interface PageBlock {
  readonly page: string;
  readonly block: string;
}

/** A version of a saved question, which never changes: the section shows what was chosen for it. */
export interface SavedBlock {
  /** Id of the saved question. */
  readonly saved: string;
  readonly version: number;
}

export type SectionBlock = PageBlock | SavedBlock;

/** Whether a section's block shows a saved question. */
export function isSavedBlock(block: SectionBlock): block is SavedBlock {
  return 'saved' in block;
}

/** A section of a pack, or of the template. */
export interface SectionPlan {
  /** The section's short and permanent key, which links use. */
  readonly key: string;
  readonly heading: string;
  readonly blocks: readonly SectionBlock[];
  /** The kinds of text that the section requires. */
  readonly texts: readonly TextKind[];
}

/** A text of a section, in its current state. */
export interface PackText {
  readonly id: string;
  readonly section: string;
  readonly kind: TextKind;
  /** A text for PARTNERS is used in both editions unless there is one for CLEARED as well. */
  readonly edition: Edition;
  readonly state: TextState;
  /** The version, which goes up with each save; 0 until somebody writes. */
  readonly version: number;
  /** The text, in Markdown; empty until somebody writes. */
  readonly body: string;
  /** Key of the agency that writes the text; null if the secretary does. */
  readonly ownerAgencyId: number | null;
  /** The post that writes the text, such as Head of Contact Management. Empty if none is named. */
  readonly ownerPost: string;
  readonly dueOn: PlainDate | null;
}

/** A pack without its contents. */
export interface Pack {
  readonly id: string;
  readonly quarter: Quarter;
  /** Code of the place that the pack is about. */
  readonly area: string;
  /** Counts from 1: if a pack is replaced, the new one has the next number. */
  readonly number: number;
  readonly state: PackState;
  /**
   * The version, which goes up with every change to the pack or its sections, but not to its texts.
   */
  readonly version: number;
  readonly textsDueOn: PlainDate | null;
  readonly signOffDueOn: PlainDate | null;
  readonly meetsOn: PlainDate | null;
  /** Why this version replaces the previous one. Empty for the first version. */
  readonly reason: string;
  /** The version of the template that the pack was created from. */
  readonly templateVersion: number;
}

/** The return of a pack from the chair to its writers, for changes. */
export interface HandBack {
  /** The pack's version afterwards. */
  readonly version: number;
  /** The day, in the partnership's time zone. */
  readonly on: PlainDate;
  /**
   * What has to be corrected, without a number, because it is sent to the writers. Empty if no
   * reason was given.
   */
  readonly reason: string;
  /** The person who handed the pack back; null for the local administrator. */
  readonly personId: string | null;
  /** The name of the person's post at the time. */
  readonly post: string;
}

/** Whether a pack may no longer be changed. */
export function isFrozen({ state }: Pick<Pack, 'state'>): boolean {
  return state === 'SIGNED_OFF' || state === 'SUPERSEDED';
}

/** Whether a text is late on a day: it was due before that day, and is not agreed. */
export function isLate(
  { state, dueOn }: Pick<PackText, 'state' | 'dueOn'>,
  today: PlainDate,
): boolean {
  return state !== 'AGREED' && dueOn !== null && dueOn < today;
}

/**
 * The text of a kind for an edition: the one written for that edition, or else the one for both.
 * Null if there is none.
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
 * The texts that sections require. A text written for another section, or of another kind, is kept,
 * and used if it is required again.
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
 * The texts that an edition shows. Texts for cleared readers replace the ones for both editions,
 * and are never shown to partners.
 */
export function textsIn(texts: readonly PackText[], edition: Edition): readonly PackText[] {
  return texts.filter((text) => textFor(texts, { ...text, edition })?.id === text.id);
}
