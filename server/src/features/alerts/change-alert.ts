import type { AlertContent } from '#domain/alerts/alert.js';
import { acknowledge } from '#domain/alerts/next-state.js';
import { actingIn } from '#domain/audit/actor.js';
import { toJson, toText } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Problem } from '#domain/problem.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import { type Asker, isOwn, toAsker } from '#domain/saved-queries/access.js';
import { heirsOf } from '#domain/saved-queries/heirs.js';
import { canChangeWatched, canSeeWatched, canStopWatched, canTakeOverWatched, doesReceive } from '#domain/schedules/access.js';
import type { Context } from '#graphql/context.js';
import type { WritingTransaction } from '#platform/database.js';

import { type AlertRecord, findAlert } from './alert.reader.js';
import {
  changeStanding,
  findOwned,
  insertAlert,
  lockAlert,
  lockOwner,
  markDeleted,
  removeRecipient,
  updateAlert,
  updateOwner,
} from './alert.store.js';

/** What a change came to: as the alert stands now, and what kept it from being made. */
export interface ChangedAlert {
  /** Null where whoever asked sees no such alert. */
  readonly record: AlertRecord | null;
  readonly refusal: (Problem & { readonly isDenied?: true }) | null;
}

type Refused = NonNullable<ChangedAlert['refusal']>;
type Changing = Pick<Context, 'database' | 'visit' | 'clock' | 'world'>;

/** Alerts that one person owns at most. */
const MOST_OWNED = 200;
/** What is said twice within a minute is saved once: a form that was sent twice, or a call that was tried again. */
const SAME_WITHIN_MS = 60_000;

const gone = 'There is no such alert that you may see: it may have been deleted, or you are not told of it any more.';

/** What is to be watched, and for whom. */
export interface WantedAlert {
  readonly content: AlertContent;
  readonly recipientIds: readonly string[];
}

/** Makes an alert. The same sent again within a minute is the one that is there. */
export function saveNew(changing: Changing, wanted: WantedAlert): Promise<ChangedAlert> {
  const { database, visit, clock, world } = changing;
  const { personId, agencyId } = toAsker(visit, world);
  const at = clock.now();
  return database.write(async (transaction) => {
    await lockOwner(transaction, personId);
    const { count, recent } = await findOwned(transaction, personId, new Date(at.getTime() - SAME_WITHIN_MS));
    const same = recent.find((record) => isSame(record, wanted));
    if (same) return { record: same, refusal: null };
    if (count >= MOST_OWNED)
      return {
        record: null,
        refusal: { field: null, message: `You have ${MOST_OWNED} alerts, which are the most. Delete one that nobody needs.` },
      };
    const record = await findAlert(transaction, await insertAlert(transaction, wanted, { personId, agencyId, at }));
    if (record) transaction.log(toEntry(changing, record, 'Set'));
    return { record, refusal: null };
  });
}

/** Says anew what an alert watches, if nobody changed it since it was seen. What is so already is kept. */
export function saveOver(
  changing: Changing,
  { id, seen, wanted }: { readonly id: string; readonly seen: number | null; readonly wanted: WantedAlert },
): Promise<ChangedAlert> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canChangeWatched(record, asker)) return deny('Only its owner changes an alert. Set one of your own instead.');
    if (isSame(record, wanted)) return null;
    if (seen !== record.version) return conflict(record);
    const isOfElse = toText(toJson(record.content.watch)) !== toText(toJson(wanted.content.watch));
    await updateAlert(transaction, record, { ...wanted, at: changing.clock.now(), isOfElse });
    transaction.log(toEntry(changing, { ...record, content: wanted.content }, 'Changed'));
    return null;
  });
}

/** Deletes an alert: nobody is told of it any more. */
export function remove(changing: Changing, { id, seen }: { readonly id: string; readonly seen: number }): Promise<ChangedAlert> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!canStopWatched(record, asker, changing.world))
      return deny('An alert is deleted by its owner or by an administrator of its agency.');
    if (seen !== record.version) return conflict(record);
    await markDeleted(transaction, id, changing.clock.now());
    transaction.log(toEntry(changing, record, 'Deleted'));
    return null;
  });
}

/** Notes that whoever asks knows what has happened. It stays so for everybody else. */
export function acknowledgeFor(changing: Changing, id: string): Promise<ChangedAlert> {
  return change(changing, id, async (transaction, record, asker) => {
    const own = record.alerted.find(({ person }) => (person?.id ?? null) === asker.personId);
    if (!own || !asker.isThemselves) return { field: 'id', message: 'You are not told of this alert, so there is nothing to acknowledge.' };
    const next = acknowledge(own);
    if (next === null) {
      const isKnown = own.state === 'ACKNOWLEDGED';
      return isKnown ? null : { field: 'id', message: 'It is not raised for you now, so there is nothing to acknowledge.' };
    }
    await changeStanding(transaction, own, { ...next, sentence: 'You said that you know.', at: changing.clock.now() });
    transaction.log(toEntry(changing, record, 'Acknowledged'));
    return null;
  });
}

/** Makes whoever asks the owner of an alert whose owner has left. */
export function takeOver(changing: Changing, id: string): Promise<ChangedAlert> {
  return change(changing, id, async (transaction, record, asker) => {
    if (isOwn(record, asker)) return null;
    if (!canTakeOverWatched(record, asker, changing.world))
      return deny(
        'An alert is taken over by a colleague who is told of it or administers its agency, once its owner has no access any more.',
      );
    const heirs = heirsOf(record.agencyId, changing.world);
    const agencyId = heirs.includes(asker.agencyId)
      ? asker.agencyId
      : (heirs.find((heir) => asker.agencyIds.includes(heir)) ?? record.agencyId);
    await updateOwner(transaction, record, { personId: asker.personId, agencyId, at: changing.clock.now() });
    transaction.log(toEntry(changing, { ...record, agencyId }, 'Took over'));
    return null;
  });
}

/** Has whoever asks be told of an alert no more. */
export function leave(changing: Changing, id: string): Promise<ChangedAlert> {
  return change(changing, id, async (transaction, record, asker) => {
    if (!doesReceive(record, asker)) return null;
    if (isOwn(record, asker)) return { field: 'id', message: 'It is your own alert. Delete it if nobody needs it.' };
    await removeRecipient(transaction, id, asker.personId);
    transaction.log(toEntry(changing, record, 'Left'));
    return null;
  });
}

/** Makes a change of an alert that whoever asks sees, under its lock, and reads how it stands then. */
function change(
  { database, visit, world }: Changing,
  id: string,
  make: (transaction: WritingTransaction, record: AlertRecord, asker: Asker) => Promise<Refused | null>,
): Promise<ChangedAlert> {
  const asker = toAsker(visit, world);
  return database.write(async (transaction) => {
    const record = await lockAlert(transaction, id);
    if (!record || !canSeeWatched(record, asker, world)) return { record: null, refusal: { field: 'id', message: gone } };
    const refusal = await make(transaction, record, asker);
    const after = refusal ? record : await findAlert(transaction, id);
    return { record: after && canSeeWatched(after, asker, world) ? after : null, refusal };
  });
}

function isSame({ content, recipientIds }: AlertRecord, wanted: WantedAlert): boolean {
  const toWritten = (of: WantedAlert) => toText(toJson({ content: of.content, recipients: [...of.recipientIds].sort() }));
  return toWritten({ content, recipientIds: recipientIds.flatMap((id) => id ?? []) }) === toWritten(wanted);
}

function conflict({ version }: AlertRecord): Refused {
  const message = `This alert was changed after you opened it: it is at version ${version} now. Look at it as it stands, and change it again.`;
  return { field: 'version', message };
}

function deny(message: string): Refused {
  return { field: 'id', message, isDenied: true };
}

/** What the log is told: of an alert on a saved question no title, for the question may be private. */
function toEntry({ visit, clock }: Changing, { id, content, recipientIds, agencyId }: AlertRecord, done: string): Entry {
  const { title, watch } = content;
  const acting = actingIn(visit);
  const called = watch.rule === 'THRESHOLD' ? 'on a saved question' : `"${toQuotedValue(title)}"`;
  const of = watch.rule === 'THRESHOLD' ? { rule: watch.rule, savedQuery: watch.queryId } : watch;
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    actor: acting.actor,
    agencyId: acting.agencyId ?? agencyId,
    what: `${done} the alert ${called}.`,
    filter: toJson({ alert: id, watch: of, recipients: recipientIds.length }),
  };
}
