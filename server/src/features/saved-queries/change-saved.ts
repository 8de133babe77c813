import { actingIn } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { type Asker, canChange, canDelete, canSee, canShare, canTakeOver, isOwn, toAsker } from '#domain/saved-queries/access.js';
import { describeConflict } from '#domain/saved-queries/conflict.js';
import { heirsOf } from '#domain/saved-queries/heirs.js';
import { isSame } from '#domain/saved-queries/is-same.js';
import { describeSaver, nameSaver } from '#domain/saved-queries/naming.js';
import type { SavedContent, Sharing } from '#domain/saved-queries/saved-query.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

import { findSaved, type SavedRecord } from './saved-query.reader.js';
import { addVersion, countOwned, findJustSaved, insertSaved, lockOwner, lockSaved, markDeleted, updateOwner } from './saved-query.store.js';

/** What a change came to: as the question stands now, and what kept it from being made. */
export interface Changed {
  /** Null where whoever asked sees no such question. */
  readonly record: SavedRecord | null;
  readonly refusal: { readonly field: string | null; readonly message: string; readonly isDenied?: true } | null;
}

/** What of a request a change is made with. */
type Changing = Pick<Context, 'database' | 'visit' | 'clock' | 'world'>;

/** Questions that one person owns at most, and versions of one. */
export const savedCounts = { owned: 1_000, versions: 1_000 } as const;

const gone = 'There is no such saved question that you may see: it may have been deleted, or is not shared with you.';

/** Saves a question for the first time. The same sent again within a minute is the one that is there. */
export function saveNew(changing: Changing, content: SavedContent, sharing: Sharing): Promise<Changed> {
  const { database, visit, clock, world } = changing;
  const asker = toAsker(visit, world);
  const saving = { personId: asker.personId, at: clock.now() };
  const wanted = { content, sharing, agencyId: asker.agencyId };
  return database.write(async (transaction) => {
    await lockOwner(transaction, asker.personId);
    const same = await findJustSaved(transaction, wanted, saving);
    if (same) return { record: same, refusal: null };
    if ((await countOwned(transaction, asker.personId)) >= savedCounts.owned) {
      const message = `You have ${savedCounts.owned.toLocaleString('en-GB')} saved questions, which are the most. Delete one that nobody needs.`;
      return { record: null, refusal: { field: null, message } };
    }
    const id = await insertSaved(transaction, wanted, saving);
    const record = await findSaved(transaction, id);
    if (record) transaction.log(toEntry(changing, record, 'Saved'));
    return { record, refusal: null };
  });
}

/** A version that is wanted of a question. */
export interface Wanted {
  readonly id: string;
  /** The latest version that was seen. */
  readonly seen: number | null;
  readonly content: SavedContent;
  /** Null leaves it as it stands. */
  readonly sharing: Sharing | null;
}

/** Saves another version of a question, if nobody did since it was seen. What is so already is kept. */
export function saveOver(changing: Changing, { id, seen, content, sharing: asked }: Wanted): Promise<Changed> {
  return change(changing, id, async (transaction, record, asker) => {
    const sharing = asked ?? record.sharing;
    if (!canChange(record, asker, changing.world)) return deny('id', describeKept(record, asker, changing));
    if (isSame(content, record) && sharing === record.sharing) return null;
    if (sharing !== record.sharing && !canShare(record, asker))
      return deny('sharing', 'Only its owner says who sees a saved question. Leave that as it is, or save a copy of your own.');
    return addNext(transaction, { record, seen, content, sharing }, { changing, asker, what: 'Saved' });
  });
}

/** Brings back what a version held, in a new version. */
export function restore(
  changing: Changing,
  { id, number, seen }: { readonly id: string; readonly number: number; readonly seen: number },
): Promise<Changed> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canChange(record, asker, changing.world)) return deny('id', describeKept(record, asker, changing));
    const former = await findSaved(transaction, id, number);
    if (!former) return { field: 'number', message: `There is no version ${number} of it. It has 1 to ${record.version}.` };
    if (isSame(former, record)) return null;
    const what = `Brought back version ${number} as`;
    return addNext(transaction, { record, seen, content: former, sharing: record.sharing }, { changing, asker, what });
  });
}

/** Deletes a question: nobody sees it any more. */
export function remove(changing: Changing, { id, seen }: { readonly id: string; readonly seen: number }): Promise<Changed> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canDelete(record, asker, changing.world))
      return deny('id', 'Only its owner deletes a saved question, and what is shared an administrator of the agency that keeps it.');
    if (seen !== record.version) return conflict(record, asker, changing);
    await markDeleted(transaction, id, changing.clock.now());
    transaction.log(toEntry(changing, record, 'Deleted'));
    return null;
  });
}

/** Makes whoever asks the owner of a question whose owner has left. */
export function takeOver(changing: Changing, id: string): Promise<Changed> {
  return change(changing, id, async (transaction, record, asker) => {
    if (isOwn(record, asker)) return null;
    if (!canTakeOver(record, asker, changing.world))
      return deny('id', 'A saved question is taken over by a colleague with whom it is shared, once its owner has no access any more.');
    const heirs = heirsOf(record.agencyId, changing.world);
    const agencyId = heirs.includes(asker.agencyId)
      ? asker.agencyId
      : (heirs.find((heir) => asker.agencyIds.includes(heir)) ?? record.agencyId);
    await updateOwner(transaction, id, { personId: asker.personId, agencyId });
    transaction.log(toEntry(changing, { ...record, agencyId }, 'Took over'));
    return null;
  });
}

type Refused = NonNullable<Changed['refusal']>;

/** Makes a change of a question that whoever asks sees, under its lock, and reads how it stands then. */
function change(
  { database, visit, world }: Changing,
  id: string,
  make: (transaction: WritingTransaction, record: SavedRecord, asker: Asker) => Promise<Refused | null>,
): Promise<Changed> {
  const asker = toAsker(visit, world);
  return database.write(async (transaction) => {
    const record = await lockSaved(transaction, id);
    if (!record || !canSee(record, asker, world)) return { record: null, refusal: { field: 'id', message: gone } };
    const refusal = await make(transaction, record, asker);
    return { record: refusal ? record : ((await findSaved(transaction, id)) ?? record), refusal };
  });
}

interface Next {
  readonly record: SavedRecord;
  readonly seen: number | null;
  readonly content: SavedContent;
  readonly sharing: Sharing;
}

interface Making {
  readonly changing: Changing;
  readonly asker: Asker;
  readonly what: string;
}

async function addNext(
  transaction: WritingTransaction,
  { record, seen, content, sharing }: Next,
  { changing, asker, what }: Making,
): Promise<Refused | null> {
  if (seen !== record.version) return conflict(record, asker, changing);
  if (record.version >= savedCounts.versions)
    return { field: null, message: `It has ${savedCounts.versions.toLocaleString('en-GB')} versions, which are the most. Save a copy.` };
  const number = record.version + 1;
  await addVersion(transaction, { id: record.id, number, content, sharing }, { personId: asker.personId, at: changing.clock.now() });
  transaction.log(toEntry(changing, { ...record, ...pickContent(content), sharing, version: number, number }, what));
  return null;
}

function pickContent({ name, description, text, variables, view }: SavedContent): SavedContent {
  return { name, description, text, variables, view };
}

function conflict(record: SavedRecord, asker: Asker, { world }: Changing): Refused {
  const who = describeSaver(nameSaver(record.savedBy, asker, world.agencies));
  return { field: 'version', message: describeConflict({ ...record, who }) };
}

function deny(field: string, message: string): Refused {
  return { field, message, isDenied: true };
}

function describeKept(record: SavedRecord, asker: Asker, { world }: Changing): string {
  const keeper = world.agencies.find(({ id }) => id === heirsOf(record.agencyId, world)[0])?.name;
  const who = keeper === undefined ? 'its owner' : `its owner and colleagues at ${keeper}`;
  return `This question is changed by ${who}. Save a copy of your own instead.`;
}

/**
 * What the log is told. What is private is told without its words, which are for its owner alone; they stand in its versions all the same.
 */
function toEntry({ visit, clock }: Changing, record: SavedRecord, done: string): Entry {
  const { id, number, name, sharing, description, text, variables, view } = record;
  const acting = actingIn(visit);
  const isPrivate = sharing === 'PRIVATE';
  const called = isPrivate
    ? 'a private question'
    : `the question "${name}", shared with ${sharing === 'AGENCY' ? 'an agency' : 'everyone'}`;
  const said = isPrivate ? {} : { name, description, text, variables, view };
  const what = done === 'Deleted' || done === 'Took over' ? `${done} ${called}.` : `${done} version ${number} of ${called}.`;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    actor: acting.actor,
    agencyId: acting.agencyId ?? record.agencyId,
    what,
    filter: toJson({ savedQuery: id, version: number, sharing, ...said }),
  };
}
