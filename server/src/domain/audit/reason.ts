/**
 * The minimum and maximum length of a reason, in characters, not counting spaces at its ends: a
 * full stop is too short, a page of text too long.
 */
const LEAST = 5;
const MOST = 500;

export type ReasonResult =
  | { readonly ok: true; readonly reason: string }
  | { readonly ok: false; readonly sentence: string };

/** Why somebody opens or exports records, or what is wrong with the reason. */
export function readReason(given: string): ReasonResult {
  const reason = given.trim().replace(/\s+/g, ' ');
  const { length } = reason;
  if (length >= LEAST && length <= MOST) return { ok: true, reason };
  const wrong =
    length === 0
      ? 'it was left blank'
      : `it had ${length} ${length === 1 ? 'character' : 'characters'}`;
  return {
    ok: false,
    sentence: `reason: say why these records are opened, in ${LEAST} to ${MOST} characters; ${wrong}. It is kept in the log, where the agencies that own the records can read it.`,
  };
}
