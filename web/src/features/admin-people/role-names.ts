import type { Marking, Role } from '#graphql/operations.js';

/** Every role, in the order of docs/access.md. */
export const roles: readonly { readonly code: Role; readonly name: string }[] = [
  { code: 'SENIOR_LEADER', name: 'Senior leader' },
  { code: 'BOARD_MEMBER', name: 'Board member' },
  { code: 'BOARD_SECRETARY', name: 'Board secretary' },
  { code: 'BOARD_CHAIR', name: 'Board chair' },
  { code: 'ANALYST', name: 'Analyst' },
  { code: 'CONTRIBUTOR', name: 'Contributor' },
  { code: 'MODERATOR', name: 'Moderator' },
  { code: 'AUDITOR', name: 'Auditor' },
  { code: 'ADMINISTRATOR', name: 'Administrator' },
];

export const markings: readonly { readonly code: Marking; readonly name: string }[] = [
  { code: 'OFFICIAL', name: 'OFFICIAL' },
  { code: 'OFFICIAL_SENSITIVE', name: 'OFFICIAL-SENSITIVE' },
];

/** The name of a role. */
export function formatRole(role: Role): string {
  return roles.find(({ code }) => code === role)?.name ?? role;
}
