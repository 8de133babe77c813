import { toBoundedJson, toBoundedText } from './bounded.js';
import { toJson, toStoredText } from './canonical.js';
import type { Entry } from './entry.js';

/** The maximum length of a name or an id in an entry, in bytes of UTF-8. */
const MAX_NAME_BYTES = 500;

/**
 * The entry as the database will return it: its texts can be stored, and none is longer than an
 * entry may hold.
 */
export function toKept(entry: Entry): Entry {
  const { actor, what, filter, reason } = entry;
  return {
    ...entry,
    actor: {
      personId: toKeptName(actor.personId),
      name: toKeptName(actor.name),
      address: toKeptName(actor.address ?? null),
      session: toKeptName(actor.session ?? null),
    },
    what: toBoundedText(toStoredText(what)),
    filter: toBoundedJson(toJson(filter)),
    reason: reason === null ? null : toBoundedText(toStoredText(reason)),
  };
}

function toKeptName<Text extends string | null>(text: Text): Text | string {
  return text === null ? text : toBoundedText(toStoredText(text), MAX_NAME_BYTES);
}
