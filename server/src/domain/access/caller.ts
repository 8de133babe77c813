import type { RequestIdentity } from './request-identity.js';

/**
 * Whose allowance a request uses: the person's, the one that all of a person's tokens share or, if
 * nobody is signed in, the address's. While viewing as somebody else, administrators use their own
 * allowance.
 */
export function toCaller(
  { actor, isByToken }: Pick<RequestIdentity, 'actor' | 'isByToken'>,
  address: string,
): string {
  if (actor.personId === null) return `address ${toSharedAddress(address)}`;
  return `${isByToken ? 'tokens' : 'person'} ${actor.personId}`;
}

const mapped = /^::ffff:(?=\d+\.)/i;

/**
 * The address, as used to tell callers apart. An IPv6 address is cut to its first half, because one
 * caller may own every address that begins with it.
 */
export function toSharedAddress(address: string): string {
  const plain = address.replace(mapped, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after = ''] = plain.split('::');
  const groups = before === '' ? [] : before.split(':');
  const rest = after === '' ? [] : after.split(':');
  const filled = plain.includes('::')
    ? [...groups, ...Array<string>(Math.max(8 - groups.length - rest.length, 0)).fill('0'), ...rest]
    : groups;
  return `${filled
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
