/** What a person may be in a partnership. */
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

/** One thing that a person may be somewhere. Several unite: what one of them allows is allowed. */
export interface Grant {
  readonly role: Role;
  /**
   * Whether it is for the partnership as a whole: for every agency, those added later and those
   * that have ended among them, and for what belongs to no single agency. Naming all agencies is
   * not the same. Left out where it is for named agencies.
   */
  readonly isForPartnership?: boolean;
  /**
   * Agencies that the person acts for under it. For the partnership none is named, and all there
   * are stand here once it counts.
   */
  readonly agencyIds: readonly number[];
  /**
   * Areas that the person acts in under it, by their codes, with all inside them. Empty means
   * everywhere.
   */
  readonly areaCodes: readonly string[];
  /** The highest marking that it opens. */
  readonly marking: Marking;
}

/** The highest marking of what some grants open; OFFICIAL without any. */
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

/** Whether any of a viewer's grants gives a role for the whole partnership, in all of its areas. */
export function hasPartnershipGrant(
  { grants }: { readonly grants: readonly Grant[] },
  role: Role,
): boolean {
  return grants.some(
    (grant) =>
      grant.role === role && grant.isForPartnership === true && grant.areaCodes.length === 0,
  );
}
