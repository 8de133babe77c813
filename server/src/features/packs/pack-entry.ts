import type { Permission } from '#domain/access/may-do.js';
import { actingIn } from '#domain/audit/actor.js';
import { toJson } from '#domain/audit/canonical.js';
import { concerningNoRecords, type Entry } from '#domain/audit/entry.js';
import type { Pack } from '#domain/packs/pack.js';
import { formatQuarter } from '#domain/quarter.js';
import { type Changing, deny, type Refused } from '#graphql/change-owned.js';

/** A pack in words: `Q2 2026/27, Thames Valley`. */
export function nameOf({ quarter, area }: Pick<Pack, 'quarter' | 'area'>, { places }: Changing['world']): string {
  return `${formatQuarter(quarter)}, ${places.find(area)?.name ?? area}`;
}

/** What the log is told of a pack. @param what in a sentence */
export function toEntry(
  { visit, clock }: Pick<Changing, 'visit' | 'clock'>,
  pack: Pick<Pack, 'id' | 'quarter' | 'area' | 'number'>,
  what: string,
): Entry {
  const { id, quarter, area, number } = pack;
  const filter = toJson({ pack: id, quarter, area, version: number });
  return { ...concerningNoRecords, at: clock.now(), action: 'ADMINISTER', ...actingIn(visit), what, filter };
}

/** Why somebody may not, as a problem of a change. */
export function denyBy(permission: Permission, field = 'id'): Refused {
  return deny(permission.ok ? '' : permission.sentence, field);
}
