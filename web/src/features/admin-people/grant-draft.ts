import type { Marking, Role } from '#graphql/operations.js';

/** What the viewer can grant, and where. */
export interface GrantChoices {
  /** The agencies at which the viewer can give access. */
  readonly agencies: readonly {
    readonly code: string;
    readonly name: string;
    readonly family: string;
  }[];
  /** Today's areas, except the force: no area means everywhere. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** Whether the viewer can give access for the whole partnership. */
  readonly canGrantPartnership: boolean;
}

/** A draft of a grant. */
export interface GrantDraft {
  readonly role: Role;
  readonly marking: Marking;
  /**
   * Whether the grant covers every agency, including agencies added later. If so, ticked agencies
   * are ignored.
   */
  readonly isForPartnership: boolean;
  /** Codes of the agencies. */
  readonly agencies: readonly string[];
  /** Codes of the areas; none means everywhere. */
  readonly areas: readonly string[];
}

/**
 * A draft for a contributor up to OFFICIAL; if the viewer can give access at only one agency, it is
 * selected.
 */
export function toNewGrant({ agencies }: GrantChoices): GrantDraft {
  return {
    role: 'CONTRIBUTOR',
    marking: 'OFFICIAL',
    isForPartnership: false,
    agencies: agencies.length === 1 ? agencies.map(({ code }) => code) : [],
    areas: [],
  };
}

/** The required parts that a draft still lacks. */
export function findMissingOfGrant({ isForPartnership, agencies }: GrantDraft) {
  return !isForPartnership && agencies.length === 0
    ? [{ field: 'agencies', message: 'Choose at least one agency.' }]
    : [];
}

/** The agencies and areas of a draft as the API expects them. */
export function toGrantedPlaces({ isForPartnership, agencies, areas }: GrantDraft) {
  return { isForPartnership, agencies: isForPartnership ? [] : [...agencies], areas: [...areas] };
}
