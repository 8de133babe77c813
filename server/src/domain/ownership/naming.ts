import { canSeePerson } from '#domain/access/control.js';
import type { Grant } from '#domain/access/grant.js';
import type { AgencyRecord } from '#domain/agencies.js';

import type { Asker } from './asker.js';

/** Somebody who saved something. */
export interface Saver {
  readonly id: string;
  readonly name: string;
  readonly agencyId: number;
  readonly grants: readonly Grant[];
}

/** A person as another may see them. */
export interface Named {
  /** The person's name; null if the caller may not see it. */
  readonly name: string | null;
  /** The person's agency; null for the local administrator, who belongs to none. */
  readonly agency: AgencyRecord | null;
  readonly isYou: boolean;
}

/** The local administrator is not a person. */
const localName = 'Local administrator';

/**
 * How another person may see somebody who saved something: by name for themselves, for those who
 * act for the same agency and for administrators who see them; for everybody else only by agency.
 *
 * @param saver null for the local administrator
 */
export function nameSaver(
  saver: Saver | null,
  asker: Asker,
  agencies: readonly AgencyRecord[],
): Named {
  if (saver === null)
    return { name: localName, agency: null, isYou: asker.isThemselves && asker.personId === null };
  const { id, name, agencyId, grants } = saver;
  const isYou = asker.isThemselves && id === asker.personId;
  const isKnown =
    isYou || asker.agencyIds.includes(agencyId) || canSeePerson(asker.viewer, { agencyId, grants });
  return {
    name: isKnown ? name : null,
    agency: agencies.find((agency) => agency.id === agencyId) ?? null,
    isYou,
  };
}

/**
 * Somebody who saved something, to begin a sentence: `Analyst, Thames Valley Police,`, `Somebody at
 * Reading Borough Council`, `You`.
 */
export function describeSaver({ name, agency, isYou }: Named): string {
  if (isYou) return 'You';
  if (name === null) return agency === null ? 'Somebody' : `Somebody at ${agency.name}`;
  return agency === null ? name : `${name}, ${agency.name},`;
}
