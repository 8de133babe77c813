import { doesAllow } from '#domain/access/may-do.js';
import type { Viewer } from '#domain/access/viewer.js';
import type { World } from '#domain/figures/world.js';
import { isLate, type Pack, type PackText, textsIn } from '#domain/packs/pack.js';
import { chainOf, isColleagueAt, mayMake, mayReadText, maySign, maySignCleared } from '#domain/packs/rights.js';
import { addDays, type PlainDate } from '#domain/plain-date.js';

import type { RoundItem, RoundStep } from './steps.js';

/** Days before a day on which it is called near, that day counted. */
const NEAR_DAYS = 3;

/** Days after a signature during which members are told of it: whoever comes later finds it among the boards. */
export const NEWS_DAYS = 7;

/** Minutes for which nobody may have changed whose texts are: a secretary who gives twenty texts out sends one mail, and can put a slip right. */
export const SETTLED_AFTER_MINUTES = 10;

/** A person with what counts of their grants today. */
export type Known = Viewer & { readonly personId: string };

/** A pack as its round sees it. */
export interface Round {
  readonly pack: Pack;
  readonly texts: readonly PackText[];
  /** Whether nobody has changed for a while whose texts are. */
  readonly isSettled: boolean;
  /** Null until it is signed off. */
  readonly signedOn: PlainDate | null;
  /** Everybody whose access has not ended. */
  readonly people: readonly Known[];
}

/** All that is to be told of a pack today, whoever was told before: each of it once, under the rights that people have today. */
export function findDue(round: Round, world: World): readonly RoundItem[] {
  const { pack } = round;
  if (pack.state === 'SUPERSEDED') return [];
  if (pack.state === 'SIGNED_OFF') return findNews(round, world);
  return [...findSigning(round, world), ...findMissing(round, world), ...(pack.state === 'DRAFT' ? findWriting(round, world) : [])];
}

/** Who is asked for a text: those at its agency who hold the post that it names; where nobody is called so, all who write there. */
export function findAsked(people: readonly Known[], of: { readonly text: PackText; readonly pack: Pack }, world: World): readonly Known[] {
  const { ownerAgencyId, ownerPost } = of.text;
  if (ownerAgencyId === null) return [];
  const writers = people.filter((person) => isColleagueAt(person, ownerAgencyId) && mayReadText(person, of, world));
  const named = writers.filter(({ name }) => isSamePost(name, ownerPost));
  return named.length > 0 ? named : writers;
}

function findWriting({ pack, texts, isSettled, people }: Round, world: World): readonly RoundItem[] {
  if (!isSettled) return [];
  return texts.filter(isTheirTurn).flatMap((text) => {
    if (text.ownerAgencyId === null) return [];
    const asked = findAsked(people, { text, pack }, world);
    if (asked.length > 0) {
      const step = stepOf(text, world.today);
      return asked.map(({ personId }) => ({ personId, step, textId: text.id, occasion: text.dueOn ?? '' }));
    }
    const occasion = String(text.ownerAgencyId);
    return secretariesOf({ pack, people }, world)
      .filter((person) => mayReadText(person, { text, pack }, world))
      .map(({ personId }) => ({ personId, step: 'UNASKED', textId: text.id, occasion }));
  });
}

/** Whether a text waits for those who write it, as against the secretary or the chair. */
function isTheirTurn({ state }: PackText): boolean {
  return state === 'OWED' || state === 'DRAFT';
}

function stepOf(text: PackText, today: PlainDate): RoundStep {
  if (isLate(text, today)) return 'LATE';
  return isNear(text.dueOn, today) ? 'SOON' : 'ASKED';
}

/** Whether a day is today or within the next few. */
function isNear(day: PlainDate | null, today: PlainDate): boolean {
  return day !== null && today <= day && day <= addDays(today, NEAR_DAYS);
}

/** What the secretary and the chair are told is missing: once the day of a text has passed. Texts for the cleared alone are left out. */
function findMissing({ pack, texts, isSettled, people }: Round, world: World): readonly RoundItem[] {
  const days = textsIn(texts, 'PARTNERS')
    .filter((text) => isLate(text, world.today))
    .flatMap(({ dueOn }) => dueOn ?? []);
  const last = days.toSorted().at(-1);
  if (pack.state !== 'DRAFT' || !isSettled || last === undefined) return [];
  return boardOf({ pack, people }, world).map(({ personId }) => ({ personId, step: 'TEXTS_LATE', textId: '', occasion: last }));
}

/** What those are told who sign it, and the secretary, who brings it to them. */
function findSigning({ pack, isSettled, people }: Round, world: World): readonly RoundItem[] {
  const { signOffDueOn, area, state, version } = pack;
  const isHandedOn = state === 'IN_REVIEW';
  const signers = isHandedOn ? people.filter((person) => maySignCleared(person, area, world)) : [];
  const step: RoundStep | null =
    signOffDueOn === null || !isSettled
      ? null
      : signOffDueOn < world.today
        ? 'SIGN_LATE'
        : isNear(signOffDueOn, world.today)
          ? 'SIGN_SOON'
          : null;
  const told = new Set([...boardOf({ pack, people }, world), ...signers]);
  const dated =
    step === null
      ? []
      : [...told].map(({ personId }) => ({ personId, step, textId: '', occasion: signOffDueOn ?? '' }) satisfies RoundItem);
  if (!isHandedOn) return dated;
  const handedOn = (step_: 'SIGN_PARTNERS' | 'SIGN_CLEARED', to: readonly Known[]) =>
    to.map(({ personId }) => ({ personId, step: step_, textId: '', occasion: String(version) }) satisfies RoundItem);
  const chairs = people.filter((person) => maySign(person, area, world).ok);
  return [...handedOn('SIGN_PARTNERS', chairs), ...handedOn('SIGN_CLEARED', signers), ...dated];
}

/** Members of the board are told where to read what was signed, while it is news. */
function findNews({ pack, signedOn, people }: Round, world: World): readonly RoundItem[] {
  if (signedOn === null || addDays(signedOn, NEWS_DAYS) < world.today) return [];
  return people
    .filter((person) => isOfBoard(person, pack, world) || maySignCleared(person, pack.area, world))
    .map(({ personId }) => ({ personId, step: 'SIGNED_OFF', textId: '', occasion: '' }));
}

type Board = Pick<Round, 'pack' | 'people'>;

function secretariesOf({ pack, people }: Board, world: World): readonly Known[] {
  return people.filter((person) => mayMake(person, pack.area, world).ok);
}

/** Its secretaries and its chairs. */
function boardOf({ pack, people }: Board, world: World): readonly Known[] {
  return people.filter((person) => mayMake(person, pack.area, world).ok || maySign(person, pack.area, world).ok);
}

function isOfBoard({ grants }: Known, { area }: Pick<Pack, 'area'>, world: World): boolean {
  return grants.some(
    (grant) =>
      (grant.role === 'BOARD_MEMBER' || grant.role === 'BOARD_SECRETARY' || grant.role === 'BOARD_CHAIR') &&
      doesAllow(grant, 'SEE_PACKS', { areas: [chainOf(area, world)] }),
  );
}

function isSamePost(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
