/** The maximum length of an address that mail servers accept, in characters (RFC 5321). */
export const MAX_ADDRESS_LENGTH = 254;

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * The address in the form in which email is sent to it: trimmed, with its domain in lower case.
 * Null if it is not a single plain address: no name, quotes, comments, route, letters beyond ASCII
 * or line break is allowed, and the domain needs a dot.
 */
export function parseMailAddress(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ADDRESS_LENGTH) return null;
  const at = trimmed.lastIndexOf('@');
  const [mailbox, domain] = [
    trimmed.slice(0, Math.max(at, 0)),
    trimmed.slice(at + 1).toLowerCase(),
  ];
  const labels = domain.split('.');
  const isPlain =
    mailbox.length <= 64 &&
    local.test(mailbox) &&
    labels.length > 1 &&
    labels.every((each) => label.test(each));
  // The last part is never a number: no email is sent to what looks like a network address.
  return isPlain && /[a-z]/.test(labels.at(-1) ?? '') ? `${mailbox}@${domain}` : null;
}
