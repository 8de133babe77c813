import { toBoundedJson, toBoundedText } from './bounded.js';
import { toJson, toKeptText } from './canonical.js';
import type { Entry } from './entry.js';

/** The longest name or id that an entry keeps, in bytes of UTF-8. */
const MAX_NAME_BYTES = 500;

/** The entry as the database will hand it back: of texts that it can hold, none of them longer than an entry may keep. */
export function toKept(entry: Entry): Entry {
  const { actor, what, filter, reason } = entry;
  return {
    ...entry,
    actor: { personId: actor.personId === null ? null : toKeptName(actor.personId), name: toKeptName(actor.name) },
    what: toBoundedText(toKeptText(what)),
    filter: toBoundedJson(toJson(filter)),
    reason: reason === null ? null : toBoundedText(toKeptText(reason)),
  };
}

function toKeptName(text: string): string {
  return toBoundedText(toKeptText(text), MAX_NAME_BYTES);
}
