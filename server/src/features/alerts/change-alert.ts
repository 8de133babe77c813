import { actingIn } from '#domain/access/acting.js';
import type { AlertContent } from '#domain/alerts/alert.js';
import { acknowledge } from '#domain/alerts/next-state.js';
import { toJson, toText } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import { describeStale } from '#domain/ownership/owned.js';
import {
  canChangeSubscription,
  canSeeSubscription,
  canStopSubscription,
  canTakeOverSubscription,
} from '#domain/ownership/subscription.js';
import { toQuotedValue } from '#domain/quoted-value.js';
import {
  type Changed,
  changeOwned,
  type Changing,
  deny,
  refuseStale,
  type SeenVersion,
} from '#graphql/change-owned.js';
import {
  isSameSubscription,
  saveNewSubscription,
  type SubscriptionKind,
  type WantedSubscription,
} from '#graphql/change-subscription.js';

import { type AlertRecord, findAlert } from './alert.reader.js';
import {
  insertAlert,
  removeRecipient,
  resumeAlert,
  updateAlert,
  updateOwner,
  updateStatus,
} from './alert.store.js';

/** The maximum number of alerts that one person can own. */
const MAX_OWNED = 200;

/** The alert to save: what it watches, and for whom. */
export type WantedAlert = WantedSubscription<AlertContent>;

/** What the functions shared by all subscriptions need to know about alerts. */
export const alerts: SubscriptionKind<AlertRecord> = {
  table: 'alert',
  find: findAlert,
  updateOwner,
  removeRecipient,
  canSee: canSeeSubscription,
  canDelete: canStopSubscription,
  canTakeOver: canTakeOverSubscription,
  describeStale: (record) => describeStale('alert', record),
  toEntry,
  most: MAX_OWNED,
  words: {
    gone: 'This alert may have been deleted, or is no longer sent to you.',
    deleting: 'Only its owner or an administrator of its agency can resume or delete an alert.',
    takingOver:
      'Only a colleague who receives the alert or administers its agency can take it over, once its owner no longer has access.',
    most: `You have ${MAX_OWNED} alerts, which is the limit. Delete one that nobody needs.`,
  },
  ownToLeave: 'It is your own alert. Delete it if nobody needs it.',
};

/** Creates an alert. The same request again within a minute returns the existing one. */
export function saveNew(changing: Changing, wanted: WantedAlert): Promise<Changed<AlertRecord>> {
  return saveNewSubscription(alerts, changing, {
    wanted,
    insert: (transaction, owner) => insertAlert(transaction, wanted, owner),
    done: 'Set',
  });
}

/** Changes what an alert watches, if nobody has changed the alert since it was seen. */
export function saveOver(
  changing: Changing,
  { id, seen, wanted }: SeenVersion & { readonly wanted: WantedAlert },
): Promise<Changed<AlertRecord>> {
  return changeOwned(alerts, { changing, id }, async (transaction, record, asker) => {
    if (!canChangeSubscription(record, asker))
      return deny('Only its owner can change an alert. Set up one of your own instead.');
    if (isSameSubscription(record, wanted)) return null;
    if (seen !== record.version) return refuseStale(alerts, record, { asker, changing });
    const isOfElse = toText(toJson(record.content.watch)) !== toText(toJson(wanted.content.watch));
    await updateAlert(transaction, record, { ...wanted, at: changing.clock.now(), isOfElse });
    transaction.log(toEntry(changing, { ...record, content: wanted.content }, 'Changed'));
    return null;
  });
}

/** Resumes checking an alert that was paused. */
export function resume(
  changing: Changing,
  { id, seen }: SeenVersion,
): Promise<Changed<AlertRecord>> {
  return changeOwned(alerts, { changing, id }, async (transaction, record, asker) => {
    if (!canStopSubscription(record, asker, changing.referenceData))
      return deny(alerts.words.deleting);
    if (!record.isPaused) return null;
    if (seen !== record.version) return refuseStale(alerts, record, { asker, changing });
    await resumeAlert(transaction, id);
    transaction.log(toEntry(changing, record, 'Resumed'));
    return null;
  });
}

/** Records that the caller acknowledges what happened. The alert stays new for everybody else. */
export function acknowledgeFor(changing: Changing, id: string): Promise<Changed<AlertRecord>> {
  return changeOwned(alerts, { changing, id }, async (transaction, record, asker) => {
    const own = record.alerted.find(({ person }) => (person?.id ?? null) === asker.personId);
    if (!own || !asker.isThemselves)
      return {
        field: 'id',
        message: 'You do not receive this alert, so there is nothing to acknowledge.',
      };
    const next = acknowledge(own);
    if (next === null) {
      const isKnown = own.state === 'ACKNOWLEDGED';
      return isKnown
        ? null
        : {
            field: 'id',
            message: 'It is not raised for you now, so there is nothing to acknowledge.',
          };
    }
    await updateStatus(transaction, own, {
      ...next,
      sentence: 'You acknowledged it.',
      at: changing.clock.now(),
    });
    transaction.log(toEntry(changing, record, 'Acknowledged'));
    return null;
  });
}

/** The log entry, without the title of an alert on a saved question, which may be private. */
function toEntry(
  { identity, clock }: Changing,
  { id, content, recipientIds, agencyId }: AlertRecord,
  done: string,
): Entry {
  const { title, watch } = content;
  const acting = actingIn(identity);
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
