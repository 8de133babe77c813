import type { Policy } from '#domain/access/policy.js';
import { toJson, toText } from '#domain/audit/canonical.js';

/**
 * Something that somebody is told. It holds no figure: those are asked again where its link leads.
 */
export interface InboxMessage {
  /** Null for the local administrator. */
  readonly personId: string | null;
  /** What it tells of: nobody is told twice under one key. */
  readonly key: string;
  readonly at: Date;
  readonly title: string;
  readonly body: string;
  /** The address of a page here, from its path on; null where there is none to open. */
  readonly link: string | null;
  /**
   * What access it is told under: see `toAccessKey`. Empty where it holds whatever somebody may
   * see.
   */
  readonly access: string;
}

/** What access figures are seen under, in a text that differs wherever figures might. */
export function toAccessKey(policy: Policy): string {
  return toText(toJson(policy));
}

/**
 * What somebody reads of something they were told: nothing that follows from access which they have
 * no more.
 */
export function readInboxMessage(
  item: Pick<InboxMessage, 'body' | 'access'>,
  access: string,
): string {
  if (item.access === '' || item.access === access) return item.body;
  return 'Your access has changed since you were told this. Open it to see what you can see today.';
}
