import { actingIn } from '#domain/access/acting.js';
import type { Permission } from '#domain/access/permission.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Pack } from '#domain/packs/pack.js';
import { formatQuarter } from '#domain/quarter.js';
import { type Changing, deny, type Refused } from '#graphql/change-owned.js';

/** A pack in words: `Q2 2026/27, Thames Valley`. */
export function nameOf(
  { quarter, area }: Pick<Pack, 'quarter' | 'area'>,
  { places }: Changing['referenceData'],
): string {
  return `${formatQuarter(quarter)}, ${places.find(area)?.name ?? area}`;
}

/**
 * The log entry for a pack.
 * @param what the change, in a sentence
 */
export function toEntry(
  { identity, clock }: Pick<Changing, 'identity' | 'clock'>,
  pack: Pick<Pack, 'id' | 'quarter' | 'area' | 'number'>,
  what: string,
): Entry {
  const { id, quarter, area, number } = pack;
  const filter = toJson({ pack: id, quarter, area, version: number });
  return {
    ...concerningNoRecords,
    at: clock.now(),
    action: 'ADMINISTER',
    ...actingIn(identity),
    what,
    filter,
  };
}

const unknown = {
  pack: 'This pack does not exist, or you may not read it.',
  text: 'This text does not exist, or you may not read its pack.',
  action: 'This action does not exist, or is not yours.',
  decision: 'This decision does not exist, or you may not read its pack.',
} as const;

/**
 * The reply for something that does not exist or is not the caller’s. The reply is the same in both
 * cases, and both are logged.
 *
 * @param id as given by the caller
 */
export function denyUnknown(kind: keyof typeof unknown, id: string): Refused {
  return { ...deny(unknown[kind]), asked: toJson({ [kind]: id }) };
}

/** The refusal for a missing permission, as a problem of a change. */
export function denyBy(permission: Permission, field = 'id'): Refused {
  return deny(permission.ok ? '' : permission.sentence, field);
}
