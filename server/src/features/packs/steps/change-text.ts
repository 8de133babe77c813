import { type Pack, type PackText, textKinds } from '#domain/packs/pack.js';
import {
  canAgreeText,
  canMakePack,
  canReadText,
  canSeparate,
  canWriteText,
} from '#domain/packs/rights.js';
import { refuseText, stateAfterWriting } from '#domain/packs/steps.js';
import type { PlainDate } from '#domain/plain-date.js';
import { findTexts, lockText } from '#features/packs/pack.reader.js';
import { insertTexts, updateOwner, updateState, updateText } from '#features/packs/pack.store.js';
import { denyBy, denyUnknown, nameOf, toEntry } from '#features/packs/pack-entry.js';
import type { Changing, Refused } from '#graphql/change-owned.js';
import type { WritingTransaction } from '#platform/database.js';

/** A text, and the version of it that was seen. */
export interface SeenText {
  readonly id: string;
  readonly seen: number;
}

/** The maximum length of a text in a pack, in characters. */
const MAX_TEXT_LENGTH = 20_000;

/** Saves a text of an unsigned pack. Earlier versions are kept. */
export function writeText(
  changing: Changing,
  { id, seen }: SeenText,
  { body, isReady }: { readonly body: string; readonly isReady: boolean },
): Promise<ChangedText> {
  return changeText(changing, { id, seen }, (text, pack) => {
    const permission = canWriteText(
      changing.identity.viewer,
      { text, pack },
      changing.referenceData,
    );
    if (!permission.ok) return denyBy(permission);
    if (body.length > MAX_TEXT_LENGTH)
      return {
        field: 'body',
        message: `It has ${body.length.toLocaleString('en-GB')} characters. At most ${MAX_TEXT_LENGTH.toLocaleString('en-GB')} are allowed.`,
      };
    return { ...text, state: stateAfterWriting(body, isReady), body, done: 'Wrote' };
  });
}

/** Agrees a text, or withdraws the agreement. Only the secretary or the chair can. */
export function agreeText(
  changing: Changing,
  { id, seen }: SeenText,
  isAgreed: boolean,
): Promise<ChangedText> {
  return changeText(changing, { id, seen }, (text, pack) => {
    const permission = canAgreeText(changing.identity.viewer, pack, changing.referenceData);
    if (!permission.ok) return denyBy(permission);
    if (text.body === '')
      return {
        field: 'id',
        message: 'Nobody has written this text yet, so there is nothing to agree.',
      };
    return {
      ...text,
      state: isAgreed ? 'AGREED' : 'IN_REVIEW',
      done: isAgreed ? 'Agreed' : 'Withdrew the agreement to',
    };
  });
}

/** The writer of a text, and the day by which it is due. */
export interface Assignment {
  readonly agencyId: number | null;
  readonly post: string;
  readonly dueOn: PlainDate | null;
}

/**
 * Sets who owes a text, and by when; only the secretary can. The writer is part of what is signed,
 * so a pack that is with the chair must be read again before it is signed.
 */
export function assignText(
  changing: Changing,
  { id, seen }: SeenText,
  { agencyId, post, dueOn }: Assignment,
): Promise<ChangedText> {
  return changing.database.write(async (transaction) => {
    const found = await openText(transaction, { changing, id });
    if (found === null) return { ...nothing, refusal: denyUnknown('text', id) };
    const { text, pack } = found;
    const permission = canMakePack(changing.identity.viewer, pack.area, changing.referenceData);
    const refusal = permission.ok
      ? refuseText(pack, { version: text.version, seen })
      : denyBy(permission);
    if (refusal) return { pack, text, refusal };
    if (text.ownerAgencyId === agencyId && text.ownerPost === post && text.dueOn === dueOn)
      return { pack, text, refusal: null };
    await updateOwner(transaction, {
      id: text.id,
      ownerAgencyId: agencyId,
      ownerPost: post,
      dueOn,
      at: changing.clock.now(),
    });
    if (pack.state === 'IN_REVIEW') await updateState(transaction, pack.id, pack.state);
    transaction.log(
      toEntry(
        changing,
        pack,
        `Set who writes ${describeText(text)} in the pack for ${nameOf(pack, changing.referenceData)}.`,
      ),
    );
    return {
      pack,
      text: { ...text, ownerAgencyId: agencyId, ownerPost: post, dueOn },
      refusal: null,
    };
  });
}

/**
 * Starts a separate text for the edition for cleared readers, as a copy of the shared text. Returns
 * the new text.
 */
export function separateText(changing: Changing, { id, seen }: SeenText): Promise<ChangedText> {
  const { database, identity, referenceData, clock } = changing;
  return database.write(async (transaction) => {
    const found = await openText(transaction, { changing, id });
    if (found === null) return { ...nothing, refusal: denyUnknown('text', id) };
    const { text, pack } = found;
    const permission = canSeparate(identity.viewer, found, referenceData);
    const refusal = permission.ok
      ? refuseText(pack, { version: text.version, seen })
      : denyBy(permission);
    if (refusal) return { pack, text, refusal };
    await insertTexts(transaction, { packId: pack.id, at: clock.now() }, [
      { ...text, edition: 'CLEARED' },
    ]);
    const apart = (await findTexts(transaction, pack.id)).find(
      ({ section, kind, edition }) =>
        section === text.section && kind === text.kind && edition === 'CLEARED',
    );
    if (!apart) throw new Error('A text that was just inserted was not found');
    // An existing separate text stays as it is.
    if (apart.version > 0) return { pack, text: apart, refusal: null };
    const saved = { number: 1, state: stateAfterWriting(text.body, false), body: text.body };
    await updateText(
      transaction,
      { id: apart.id, ...saved },
      { personId: identity.viewer.personId, at: clock.now() },
    );
    transaction.log(
      toEntry(
        changing,
        pack,
        `Started a separate ${describeText(text)} for the edition for cleared readers, in the pack for ${nameOf(pack, referenceData)}.`,
      ),
    );
    return { pack, text: { ...apart, ...saved, version: saved.number }, refusal: null };
  });
}

export interface ChangedText {
  readonly pack: Pack | null;
  readonly text: PackText | null;
  readonly refusal: Refused | null;
}

const nothing = { pack: null, text: null } as const;

/**
 * A text that the caller may read, locked against changes until the transaction ends. Null if there
 * is none.
 */
export async function openText(
  transaction: WritingTransaction,
  {
    changing: { identity, referenceData },
    id,
  }: { readonly changing: Changing; readonly id: string },
): Promise<{ readonly text: PackText; readonly pack: Pack } | null> {
  const found = await lockText(transaction, id);
  return found !== null && canReadText(identity.viewer, found, referenceData) ? found : null;
}

type Wanted = PackText & { readonly done: string };

async function changeText(
  changing: Changing,
  { id, seen }: SeenText,
  toWanted: (text: PackText, pack: Pack) => Wanted | Refused,
): Promise<ChangedText> {
  const { database, identity, referenceData, clock } = changing;
  return database.write(async (transaction) => {
    const found = await openText(transaction, { changing, id });
    if (found === null) return { ...nothing, refusal: denyUnknown('text', id) };
    const { text, pack } = found;
    const wanted = toWanted(text, pack);
    if (!('done' in wanted)) return { pack, text, refusal: wanted };
    const refusal = refuseText(pack, { version: text.version, seen });
    if (refusal) return { pack, text, refusal };
    const { state, body, done } = wanted;
    if (state === text.state && body === text.body) return { pack, text, refusal: null };
    const number = text.version + 1;
    await updateText(
      transaction,
      { id: text.id, number, state, body },
      { personId: identity.viewer.personId, at: clock.now() },
    );
    transaction.log(
      toEntry(
        changing,
        pack,
        `${done} ${describeText(text)} in the pack for ${nameOf(pack, referenceData)}.`,
      ),
    );
    return { pack, text: { ...text, state, body, version: number }, refusal: null };
  });
}

/** A text in words, for the log: `“Why” of the section reports`. */
export function describeText({ section, kind }: Pick<PackText, 'section' | 'kind'>): string {
  return `“${textKinds[kind]}” of the section ${section}`;
}
