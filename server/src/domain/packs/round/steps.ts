import type { CodeList } from '#domain/lists.js';

/**
 * What the round of a pack tells people, in the order of the messages. Messages about a text go to
 * its authors.
 */
export const roundSteps = {
  SIGNED_OFF: 'It has been signed off.',
  HANDED_BACK: 'It has been handed back for changes.',
  SIGN_PARTNERS: 'It is with its chair, to be signed for partners.',
  SIGN_CLEARED: 'It is with its chair, to be signed for cleared readers.',
  SIGN_LATE: 'It should have been signed off by now.',
  SIGN_SOON: 'It is due to be signed off soon.',
  TEXTS_LATE: 'Texts that are not agreed are late.',
  UNASKED: 'Nobody can be asked for a text.',
  LATE: 'A text is late.',
  SOON: 'A text is due soon.',
  ASKED: 'A text has been requested.',
} as const satisfies CodeList;
export type RoundStep = keyof typeof roundSteps;

/** A message about a pack. Nobody gets the same one twice. */
export interface RoundItem {
  readonly personId: string;
  readonly step: RoundStep;
  /** Id of the text that the message is about; empty if it is about the whole pack. */
  readonly textId: string;
  /**
   * What makes the message a new one: the due day, the version that was handed on or back, or the
   * agency that has nobody to ask.
   */
  readonly occasion: string;
}

/** An item as text: the same item always gives the same text. */
export function keyOfItem({ personId, step, textId, occasion }: RoundItem): string {
  return [personId, step, textId, occasion].join(' ');
}
