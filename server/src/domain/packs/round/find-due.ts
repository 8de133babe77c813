import { type HandBack, isLate, type PackText, textsIn } from '#domain/packs/pack.js';
import { canReadText, canSign, canSignCleared } from '#domain/packs/rights.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';

import {
  type Board,
  boardOf,
  findAsked,
  isOfBoard,
  type Known,
  secretariesOf,
} from './recipients.js';
import type { RoundItem, RoundStep } from './steps.js';

/** A day is near from this many days before it until the day itself. */
export const NEAR_DAYS = 3;

/**
 * Days after a signature during which members are told about it: people who join later find the
 * pack on the board's page.
 */
export const NEWS_DAYS = 7;

/**
 * Minutes without a change to who writes which text, before people are told. A secretary who hands
 * out twenty texts sends one email, and can correct a mistake.
 */
export const SETTLED_AFTER_MINUTES = 10;

/** A pack with what its round depends on. */
export interface Round extends Board {
  readonly texts: readonly PackText[];
  /** Whether the writers of its texts have not changed for a while. */
  readonly isSettled: boolean;
  /** The day on which the pack was signed off; null until then. */
  readonly signedOn: PlainDate | null;
  /** The last time that the pack was handed back. Null if it never was. */
  readonly handedBack: HandBack | null;
}

/**
 * Every message due about a pack today, regardless of who was told before, according to the rights
 * that people have today.
 */
export function findDue(round: Round, referenceData: ReferenceData): readonly RoundItem[] {
  const { pack } = round;
  if (pack.state === 'SUPERSEDED') return [];
  if (pack.state === 'SIGNED_OFF') return findNews(round, referenceData);
  if (pack.state === 'IN_REVIEW') return findSigning(round, referenceData);
  return [
    ...findHandedBack(round, referenceData),
    ...findSigning(round, referenceData),
    ...findMissing(round, referenceData),
    ...findWriting(round, referenceData),
  ];
}

function findWriting(
  { pack, texts, isSettled, people }: Round,
  referenceData: ReferenceData,
): readonly RoundItem[] {
  if (!isSettled) return [];
  return texts.filter(isTheirTurn).flatMap((text) => {
    if (text.ownerAgencyId === null) return [];
    const asked = findAsked(people, { text, pack }, referenceData);
    if (asked.length > 0) {
      const step = stepOf(text, referenceData.today);
      return asked.map(({ personId }) => ({
        personId,
        step,
        textId: text.id,
        occasion: text.dueOn ?? '',
      }));
    }
    const occasion = String(text.ownerAgencyId);
    return secretariesOf({ pack, people }, referenceData)
      .filter((person) => canReadText(person, { text, pack }, referenceData))
      .map(({ personId }) => ({ personId, step: 'UNASKED', textId: text.id, occasion }));
  });
}

/** Whether a text waits for its author, and not for the secretary or the chair. */
function isTheirTurn({ state }: PackText): boolean {
  return state === 'OWED' || state === 'DRAFT';
}

function stepOf(text: PackText, today: PlainDate): RoundStep {
  if (isLate(text, today)) return 'LATE';
  return isNear(text.dueOn, today) ? 'SOON' : 'ASKED';
}

/** Whether a day is today or within the next few: see `NEAR_DAYS`. */
export function isNear(day: PlainDate | null, today: PlainDate): boolean {
  return day !== null && today <= day && day <= addDays(today, NEAR_DAYS);
}

/**
 * The news that a pack was handed back: for its board, except the person who handed it back, and
 * for people who owe texts, once the writers are settled. There is one item for each text, so that
 * texts for cleared readers are kept apart.
 */
function findHandedBack(
  { pack, texts, isSettled, handedBack, people }: Round,
  referenceData: ReferenceData,
): readonly RoundItem[] {
  if (handedBack === null || addDays(handedBack.on, NEWS_DAYS) < referenceData.today) return [];
  const others = people.filter(({ personId }) => personId !== handedBack.personId);
  const tell = (to: readonly Known[], textId: string) =>
    to.map(({ personId }): RoundItem => ({
      personId,
      step: 'HANDED_BACK',
      textId,
      occasion: String(handedBack.version),
    }));
  const owed = isSettled ? texts.filter(isTheirTurn) : [];
  return [
    ...tell(boardOf({ pack, people: others }, referenceData), ''),
    ...owed.flatMap((text) => tell(findAsked(others, { text, pack }, referenceData), text.id)),
  ];
}

/**
 * Messages that tell the secretary and the chair about missing texts, once one is late. Texts that
 * only cleared readers see are left out.
 */
function findMissing(
  { pack, texts, isSettled, people }: Round,
  referenceData: ReferenceData,
): readonly RoundItem[] {
  const days = textsIn(texts, 'PARTNERS')
    .filter((text) => isLate(text, referenceData.today))
    .flatMap(({ dueOn }) => dueOn ?? []);
  const last = days.toSorted().at(-1);
  if (!isSettled || last === undefined) return [];
  return boardOf({ pack, people }, referenceData).map(({ personId }) => ({
    personId,
    step: 'TEXTS_LATE',
    textId: '',
    occasion: last,
  }));
}

/** Messages to those who sign a pack, and to the secretary, who hands it to them. */
function findSigning(
  { pack, isSettled, people }: Round,
  referenceData: ReferenceData,
): readonly RoundItem[] {
  const { signOffDueOn, area, state, version } = pack;
  const isHandedOn = state === 'IN_REVIEW';
  const signers = isHandedOn
    ? people.filter((person) => canSignCleared(person, area, referenceData))
    : [];
  const step: RoundStep | null =
    signOffDueOn === null || !isSettled
      ? null
      : signOffDueOn < referenceData.today
        ? 'SIGN_LATE'
        : isNear(signOffDueOn, referenceData.today)
          ? 'SIGN_SOON'
          : null;
  const told = new Set([...boardOf({ pack, people }, referenceData), ...signers]);
  const dated =
    step === null
      ? []
      : [...told].map(
          ({ personId }) =>
            ({ personId, step, textId: '', occasion: signOffDueOn ?? '' }) satisfies RoundItem,
        );
  if (!isHandedOn) return dated;
  const handedOn = (step_: 'SIGN_PARTNERS' | 'SIGN_CLEARED', to: readonly Known[]) =>
    to.map(
      ({ personId }) =>
        ({ personId, step: step_, textId: '', occasion: String(version) }) satisfies RoundItem,
    );
  const chairs = people.filter((person) => canSign(person, area, referenceData).ok);
  return [...handedOn('SIGN_PARTNERS', chairs), ...handedOn('SIGN_CLEARED', signers), ...dated];
}

/**
 * Messages that tell the board, and those who may sign for cleared readers, where to read the
 * signed pack, for `NEWS_DAYS`.
 */
function findNews(
  { pack, signedOn, people }: Round,
  referenceData: ReferenceData,
): readonly RoundItem[] {
  if (signedOn === null || addDays(signedOn, NEWS_DAYS) < referenceData.today) return [];
  return people
    .filter(
      (person) =>
        isOfBoard(person, pack, referenceData) || canSignCleared(person, pack.area, referenceData),
    )
    .map(({ personId }) => ({ personId, step: 'SIGNED_OFF', textId: '', occasion: '' }));
}
