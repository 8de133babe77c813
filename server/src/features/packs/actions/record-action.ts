import { actingIn } from '#domain/access/acting.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import {
  type ActionWords,
  type BoardAction,
  type BoardDecision,
  nextQuarter,
  refuseAction,
  refuseDecision,
} from '#domain/packs/action.js';
import { isFrozen, type Pack } from '#domain/packs/pack.js';
import { canAgreeText, canRead } from '#domain/packs/rights.js';
import type { PlainDate } from '#domain/plain-date.js';
import { formatQuarter } from '#domain/quarter.js';
import { findPack, findPacks } from '#features/packs/pack.reader.js';
import { denyUnknown } from '#features/packs/pack-entry.js';
import { type Changing, deny, type Refused } from '#graphql/change-owned.js';

import { findSameAction, findSameDecision, lockAction, lockDecision } from './action.reader.js';
import {
  insertAction,
  insertDecision,
  lockBoard,
  updateAction,
  updateDecision,
} from './action.store.js';
import { refuseLeakedFigures } from './refuse-leaked-figures.js';

/** An action or a decision, and the version of it that was seen. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

export interface RecordedAction {
  readonly action: BoardAction | null;
  readonly refusal: Refused | null;
}

/** The refusal if somebody changed the action or decision after it was opened. */
export const changedMeanwhile = {
  field: 'version',
  message: 'Somebody changed this after you opened it. Look at the latest version, then try again.',
} as const;

/** Records an action of a place’s board. The next pack to be signed is the first to contain it. */
export function recordNewAction(
  changing: Changing,
  area: string,
  words: ActionWords,
): Promise<RecordedAction> {
  const { database, referenceData } = changing;
  const refusal = refuseBoard(changing, area) ?? refuseAction(words);
  if (refusal) return Promise.resolve({ action: null, refusal });
  return database.write(async (transaction) => {
    await lockBoard(transaction, area);
    const same = await findSameAction(transaction, area, toSaying(changing, words.text));
    if (same) return { action: same, refusal: null };
    const packs = await findPacks(transaction, { quarter: null, area, number: null });
    const since = nextQuarter(packs);
    if (since === null)
      return {
        action: null,
        refusal: {
          field: 'area',
          message: 'No pack has been opened for that place yet. Open one first.',
        },
      };
    const told = await refuseLeakedFigures(
      transaction,
      { pack: packs.find(isFrozen) ?? null, texts: toTold(words) },
      changing,
    );
    if (told) return { action: null, refusal: told };
    const until = words.state === 'OPEN' ? null : since;
    const action = await insertAction(
      transaction,
      { ...words, area, since, until, isReportedDone: false },
      toStamp(changing),
    );
    transaction.log(
      toEntry(
        changing,
        { area, action: action.id },
        `Recorded a board action for ${nameOf(area, referenceData)}.`,
      ),
    );
    return { action, refusal: null };
  });
}

/** Changes an action, for example to say that it is done. Earlier versions are kept. */
export function changeAction(
  changing: Changing,
  { id, version }: Seen,
  words: ActionWords,
): Promise<RecordedAction> {
  const { database, referenceData } = changing;
  return database.write(async (transaction) => {
    const action = await lockAction(transaction, id);
    const refusal =
      action === null || refuseBoard(changing, action.area)
        ? denyUnknown('action', id)
        : refuseAction(words);
    if (action === null || refusal) return { action: null, refusal };
    if (action.version !== version) return { action, refusal: changedMeanwhile };
    if (areSame(action, words)) return { action, refusal: null };
    await lockBoard(transaction, action.area);
    const packs = await findPacks(transaction, { quarter: null, area: action.area, number: null });
    const told = await refuseLeakedFigures(
      transaction,
      { pack: packs.find(isFrozen) ?? null, texts: toTold(words) },
      changing,
    );
    if (told) return { action, refusal: told };
    const until =
      words.state === 'OPEN' ? null : (action.until ?? nextQuarter(packs) ?? action.since);
    // An action that is closed or opened again, or has a new owner, is no longer reported as done
    // by its owner.
    const isReportedDone =
      action.isReportedDone &&
      words.state === action.state &&
      words.ownerAgencyId === action.ownerAgencyId;
    const changed = { ...action, ...words, until, isReportedDone, version: version + 1 };
    await updateAction(transaction, changed, toStamp(changing));
    transaction.log(
      toEntry(
        changing,
        { area: action.area, action: id },
        `Changed a board action for ${nameOf(action.area, referenceData)}.`,
      ),
    );
    return { action: changed, refusal: null };
  });
}

/** All free text of an action. Partners read it. */
function toTold({ text, notes, ownerPost }: ActionWords) {
  return { text, notes, post: ownerPost };
}

function areSame(action: BoardAction, words: ActionWords): boolean {
  const { text, ownerAgencyId, ownerPost, dueOn, state, notes } = action;
  const isSame =
    text === words.text && ownerAgencyId === words.ownerAgencyId && ownerPost === words.ownerPost;
  return isSame && dueOn === words.dueOn && state === words.state && notes === words.notes;
}

export interface RecordedDecision {
  readonly pack: Pack | null;
  readonly decision: BoardDecision | null;
  readonly refusal: Refused | null;
}

/** The free text of a decision. */
export interface DecisionWords {
  readonly text: string;
  readonly decidedOn: PlainDate;
}

/**
 * Records a decision that the meeting made about a pack. The decision is kept with the pack, but
 * does not change what was signed.
 */
export function recordNewDecision(
  changing: Changing,
  packId: string,
  words: DecisionWords,
): Promise<RecordedDecision> {
  return changing.database.write(async (transaction) => {
    const pack = await findPack(transaction, packId);
    const refusal =
      refuseDecisionOn(changing, { pack, unknown: denyUnknown('pack', packId) }, words) ??
      (await refuseLeakedFigures(transaction, { pack, texts: { text: words.text } }, changing));
    if (pack === null || refusal) return { pack: null, decision: null, refusal };
    await lockBoard(transaction, pack.area);
    const same = await findSameDecision(transaction, packId, toSaying(changing, words.text));
    if (same) return { pack, decision: same, refusal: null };
    const decision = await insertDecision(transaction, { ...words, packId }, toStamp(changing));
    transaction.log(toDecisionEntry(changing, { pack, decision: decision.id }, 'Recorded'));
    return { pack, decision, refusal: null };
  });
}

/** Changes a decision. Earlier versions are kept. */
export function changeDecision(
  changing: Changing,
  { id, version }: Seen,
  words: DecisionWords,
): Promise<RecordedDecision> {
  return changing.database.write(async (transaction) => {
    const decision = await lockDecision(transaction, id);
    const pack = decision && (await findPack(transaction, decision.packId));
    const refusal =
      refuseDecisionOn(changing, { pack, unknown: denyUnknown('decision', id) }, words) ??
      (await refuseLeakedFigures(transaction, { pack, texts: { text: words.text } }, changing));
    if (decision === null || pack === null || refusal)
      return { pack: null, decision: null, refusal };
    if (decision.version !== version) return { pack, decision, refusal: changedMeanwhile };
    if (decision.text === words.text && decision.decidedOn === words.decidedOn)
      return { pack, decision, refusal: null };
    const changed = { ...decision, ...words, version: version + 1 };
    await updateDecision(transaction, changed, toStamp(changing));
    transaction.log(toDecisionEntry(changing, { pack, decision: id }, 'Changed'));
    return { pack, decision: changed, refusal: null };
  });
}

interface DecidedOn {
  readonly pack: Pack | null;
  /** The reply if the caller may not read the pack. */
  readonly unknown: Refused;
}

function refuseDecisionOn(
  changing: Changing,
  { pack, unknown }: DecidedOn,
  words: DecisionWords,
): Refused | null {
  const { identity, referenceData } = changing;
  if (pack === null || !canRead(identity.viewer, pack, referenceData).ok) return unknown;
  return refuseBoard(changing, pack.area) ?? refuseDecision(pack, words, referenceData.today);
}

/**
 * Refuses anybody but the secretary and the chair, who alone record actions and decisions of a
 * board.
 */
function refuseBoard({ identity, referenceData }: Changing, area: string): Refused | null {
  if (referenceData.places.find(area) === null)
    return { field: 'area', message: 'No place has that code.' };
  const permission = canAgreeText(identity.viewer, { area }, referenceData);
  return permission.ok ? null : deny(permission.sentence, 'area');
}

/**
 * The time in milliseconds within which the same words are recorded once, because a form was sent
 * twice or a call repeated.
 */
const SAME_WITHIN_MS = 60_000;

function toSaying(changing: Changing, text: string) {
  const { personId, at } = toStamp(changing);
  return { personId, text, since: new Date(at.getTime() - SAME_WITHIN_MS) };
}

function toStamp({ identity, clock }: Changing) {
  return { personId: identity.viewer.personId, at: clock.now() };
}

function toDecisionEntry(
  changing: Changing,
  { pack, decision }: { readonly pack: Pack; readonly decision: string },
  done: 'Recorded' | 'Changed',
): Entry {
  const { quarter, area } = pack;
  const what = `${done} a board decision on the pack for ${formatQuarter(quarter)}, ${nameOf(area, changing.referenceData)}.`;
  return toEntry(changing, { pack: pack.id, area, decision }, what);
}

/** The log entry. Free text stays out of the log, which has more readers. */
function toEntry(
  { identity, clock }: Changing,
  of: Readonly<Record<string, string>>,
  what: string,
): Entry {
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    ...actingIn(identity),
    what,
    filter: toJson(of),
  };
}

function nameOf(area: string, { places }: Changing['referenceData']): string {
  return places.find(area)?.name ?? area;
}
