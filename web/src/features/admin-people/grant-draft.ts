import type { Marking, Role } from '#graphql/operations.js';

/** What can be granted, and where. */
export interface GrantChoices {
  /** Those of the viewer. */
  readonly agencies: readonly {
    readonly code: string;
    readonly name: string;
    readonly family: string;
  }[];
  /** All of today but the force, which everywhere stands for. */
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** Whether the viewer can give access for the whole partnership. */
  readonly canGrantPartnership: boolean;
}

/** A grant as it is being written. */
export interface GrantDraft {
  readonly role: Role;
  readonly marking: Marking;
  /** Every agency, those added later among them; the ticked agencies do not count then. */
  readonly isForPartnership: boolean;
  /** Codes. */
  readonly agencies: readonly string[];
  /** Codes; none of them means everywhere. */
  readonly areas: readonly string[];
}

/** The least, at the one agency of anyone who has only one. */
export function toNewGrant({ agencies }: GrantChoices): GrantDraft {
  return {
    role: 'CONTRIBUTOR',
    marking: 'OFFICIAL',
    isForPartnership: false,
    agencies: agencies.length === 1 ? agencies.map(({ code }) => code) : [],
    areas: [],
  };
}

/** What a grant cannot be without and does not have. */
export function findMissingOfGrant({ isForPartnership, agencies }: GrantDraft) {
  return !isForPartnership && agencies.length === 0
    ? [{ field: 'agencies', message: 'Choose at least one agency.' }]
    : [];
}

/** The agencies and areas of a draft as the API takes them. */
export function toGrantedPlaces({ isForPartnership, agencies, areas }: GrantDraft) {
  return { isForPartnership, agencies: isForPartnership ? [] : [...agencies], areas: [...areas] };
}
