/** Roles in a partnership. */
export const roles = [
  'SENIOR_LEADER',
  'BOARD_MEMBER',
  'BOARD_SECRETARY',
  'BOARD_CHAIR',
  'ANALYST',
  'CONTRIBUTOR',
  'MODERATOR',
  'AUDITOR',
  'ADMINISTRATOR',
] as const;

export type Role = (typeof roles)[number];

export type Marking = 'OFFICIAL' | 'OFFICIAL_SENSITIVE';

/**
 * One role that a person has somewhere. With several grants, a person may do everything that any
 * one of them allows.
 */
export interface Grant {
  readonly role: Role;
  /**
   * Whether the grant is for the whole partnership: for every agency, including those added later
   * and those that have ended, and for what belongs to no single agency. Naming all agencies is not
   * the same. Absent for named agencies.
   */
  readonly isForPartnership?: boolean;
  /**
   * Agencies that the person acts for under this grant. A grant for the partnership names none, but
   * lists all existing agencies once it counts.
   */
  readonly agencyIds: readonly number[];
  /**
   * Codes of the areas that the person acts in under this grant, which include all areas inside
   * them. Empty means everywhere.
   */
  readonly areaCodes: readonly string[];
  /** The highest marking that the grant gives access to. */
  readonly marking: Marking;
}

/** The highest marking among some grants; OFFICIAL if there are none. */
export function highestMarking(grants: readonly Pick<Grant, 'marking'>[]): Marking {
  return grants.some(({ marking }) => marking === 'OFFICIAL_SENSITIVE')
    ? 'OFFICIAL_SENSITIVE'
    : 'OFFICIAL';
}

/** Whether a text is the code of a role. */
export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}

/** Whether a text is the code of a marking. */
export function isMarking(text: string): text is Marking {
  return text === 'OFFICIAL' || text === 'OFFICIAL_SENSITIVE';
}

/** Whether any of a viewer's grants gives a role for the whole partnership, in all areas. */
export function hasPartnershipGrant(
  { grants }: { readonly grants: readonly Grant[] },
  role: Role,
): boolean {
  return grants.some(
    (grant) =>
      grant.role === role && grant.isForPartnership === true && grant.areaCodes.length === 0,
  );
}
