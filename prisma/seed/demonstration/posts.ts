/** A made-up post of the demonstration that people can switch to. It names no person. */
export interface DemonstrationPost {
  readonly id: string;
  readonly name: string;
  /**
   * The agency of the post. Its grant is for this agency, unless the grant is for the whole
   * partnership.
   */
  readonly agencyCode: string;
  readonly isForPartnership?: boolean;
  readonly role:
    | 'SENIOR_LEADER'
    | 'BOARD_MEMBER'
    | 'ANALYST'
    | 'CONTRIBUTOR'
    | 'MODERATOR'
    | 'AUDITOR'
    | 'ADMINISTRATOR'
    | 'BOARD_SECRETARY'
    | 'BOARD_CHAIR';
  readonly marking: 'OFFICIAL' | 'OFFICIAL_SENSITIVE';
}

/** All posts in display order: one for each role, and partners of several kinds. */
export const posts: readonly DemonstrationPost[] = [
  post(1, 'Superintendent', {
    agencyCode: 'TVP',
    role: 'SENIOR_LEADER',
    marking: 'OFFICIAL_SENSITIVE',
  }),
  post(2, 'Analyst', { agencyCode: 'TVP', role: 'ANALYST', marking: 'OFFICIAL_SENSITIVE' }),
  post(3, 'Safeguarding lead', {
    agencyCode: 'RBC',
    role: 'ANALYST',
    marking: 'OFFICIAL_SENSITIVE',
  }),
  post(4, 'Board secretary', {
    agencyCode: 'VPP',
    role: 'BOARD_SECRETARY',
    isForPartnership: true,
    marking: 'OFFICIAL',
  }),
  post(5, 'Contributor', { agencyCode: 'OCC', role: 'CONTRIBUTOR', marking: 'OFFICIAL_SENSITIVE' }),
  post(6, 'Fire prevention manager', {
    agencyCode: 'RBFRS',
    role: 'CONTRIBUTOR',
    marking: 'OFFICIAL',
  }),
  post(7, 'Moderation panel officer', {
    agencyCode: 'SEROCU',
    role: 'MODERATOR',
    isForPartnership: true,
    marking: 'OFFICIAL_SENSITIVE',
  }),
  post(8, 'Auditor', { agencyCode: 'OPCC', role: 'AUDITOR', marking: 'OFFICIAL' }),
  post(9, 'Administrator', {
    agencyCode: 'TVP',
    role: 'ADMINISTRATOR',
    isForPartnership: true,
    marking: 'OFFICIAL_SENSITIVE',
  }),
  post(10, 'Administrator', {
    agencyCode: 'OCC',
    role: 'ADMINISTRATOR',
    marking: 'OFFICIAL_SENSITIVE',
  }),
  post(12, 'Independent chair', {
    agencyCode: 'VPP',
    role: 'BOARD_CHAIR',
    isForPartnership: true,
    marking: 'OFFICIAL',
  }),
  post(13, 'Board member', { agencyCode: 'BC', role: 'BOARD_MEMBER', marking: 'OFFICIAL' }),
];

function post(
  number: number,
  name: string,
  held: Omit<DemonstrationPost, 'id' | 'name'>,
): DemonstrationPost {
  return {
    id: `7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c50${String(number).padStart(2, '0')}`,
    name,
    ...held,
  };
}
