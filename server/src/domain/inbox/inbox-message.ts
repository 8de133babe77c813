import type { Policy } from '#domain/access/policy.js';
import { toJson, toText } from '#domain/audit/canonical.js';

/** A message to a person. It does not contain figures: the linked page computes them again. */
export interface InboxMessage {
  /** The person's id; null for the local administrator. */
  readonly personId: string | null;
  /** What the message is about: a person gets only one message for each key. */
  readonly key: string;
  readonly at: Date;
  readonly title: string;
  readonly body: string;
  /** The address of a Stronghold page, starting with its path; null if there is none to open. */
  readonly link: string | null;
  /** The access that the message depends on: see `toAccessKey`. Empty if any access will do. */
  readonly access: string;
}

/** The access that figures are shown under, as a text: equal texts mean equal figures. */
export function toAccessKey(policy: Policy): string {
  return toText(toJson(policy));
}

/** What somebody may read in a message: nothing that depends on access they no longer have. */
export function readInboxMessage(
  item: Pick<InboxMessage, 'body' | 'access'>,
  access: string,
): string {
  if (item.access === '' || item.access === access) return item.body;
  return 'Your access has changed since this message was sent. Open it to see what you can see now.';
}
