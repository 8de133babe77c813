import type { Marking, Role } from '#graphql/operations.js';
import { joinWords } from '#lib/format.js';

/** The parts of a grant that decide what somebody sees and does. */
export interface GrantedAccess {
  readonly role: Role;
  readonly marking: Marking;
  readonly isForPartnership: boolean;
  /** Whether one of the grant's agencies is a police force. */
  readonly isAtPolice: boolean;
}

interface RoleAction {
  readonly roles: readonly Role[];
  /** Whether only a grant for the whole partnership allows the action. */
  readonly isForPartnership?: true;
  /** Words to follow the role, as in "analyst: ...". */
  readonly does: string;
  /** Words to follow "they will". */
  readonly words: string;
}

/** Roles that open records: of their own agencies, or of every agency if the grant is cleared. */
export const recordRoles: readonly Role[] = ['ANALYST', 'CONTRIBUTOR', 'MODERATOR'];

/**
 * The actions that are the purpose of a role, besides seeing figures and opening records.
 * docs/access.md has the rest.
 */
export const roleActions = {
  SEND_RETURNS: { roles: ['CONTRIBUTOR'], does: 'sends returns', words: 'send returns' },
  MODERATE: {
    roles: ['MODERATOR'],
    isForPartnership: true,
    does: 'confirms disruptions',
    words: 'confirm disruptions',
  },
  ADD_EVENTS: {
    roles: ['ANALYST', 'ADMINISTRATOR'],
    isForPartnership: true,
    does: 'adds events',
    words: 'add events',
  },
  MAKE_PACKS: {
    roles: ['BOARD_SECRETARY'],
    isForPartnership: true,
    does: 'makes packs',
    words: 'make packs',
  },
  SIGN_PACKS: {
    roles: ['BOARD_CHAIR'],
    isForPartnership: true,
    does: 'signs off packs',
    words: 'sign off packs',
  },
  SET_TARGETS: { roles: ['ADMINISTRATOR'], does: 'sets targets', words: 'set targets' },
  MANAGE_PEOPLE: { roles: ['ADMINISTRATOR'], does: 'gives access', words: 'give access' },
  READ_LOG: { roles: ['AUDITOR', 'ADMINISTRATOR'], does: 'reads the log', words: 'read the log' },
} as const satisfies Readonly<Record<string, RoleAction>>;

/** Describes grants in a few words: `True counts; all records; adds events`. */
export function describeAccess(grants: readonly GrantedAccess[]): string {
  if (grants.length === 0) return 'No access';
  const records = { NONE: 'no records', OWN: 'own records', ALL: 'all records' } as const;
  const figures = {
    TRUE: 'True counts',
    EXACT: 'All agencies’ figures exact',
    ROUNDED: 'Others’ protected figures rounded',
  } as const;
  return [
    figures[figuresOf(grants)],
    records[recordsOf(grants)],
    ...doingsOf(grants).map(({ does }) => does),
  ].join('; ');
}

/** Describes one grant while it is being written, in words to follow "They will". */
export function describeGrantAhead(grant: GrantedAccess): string {
  const records = {
    NONE: 'open no records',
    OWN: 'open the records of their agencies',
    ALL: 'open the records of every agency',
  } as const;
  const figures = {
    TRUE: 'see true counts of everything',
    EXACT: 'see all open figures, and every agency’s protected figures exactly',
    ROUNDED: 'see all open figures, their agencies’ protected figures exactly and others’ rounded',
  } as const;
  const words = doingsOf([grant]).map(({ words: doing }) => doing);
  const also = words.length === 0 ? '' : ` They may ${joinWords(words)}.`;
  return `${figures[figuresOf([grant])]}, and ${records[recordsOf([grant])]}.${also}`;
}

function isCleared({ marking, isForPartnership, isAtPolice }: GrantedAccess): boolean {
  return marking === 'OFFICIAL_SENSITIVE' && (isForPartnership || isAtPolice);
}

/**
 * How grants show protected figures. People who are not cleared see their own agencies' figures
 * exactly; if a grant opens the records of the whole partnership, that means every agency.
 */
function figuresOf(grants: readonly GrantedAccess[]): 'TRUE' | 'EXACT' | 'ROUNDED' {
  if (grants.some(isCleared)) return 'TRUE';
  return grants.some(({ role, isForPartnership }) => isForPartnership && recordRoles.includes(role))
    ? 'EXACT'
    : 'ROUNDED';
}

function recordsOf(grants: readonly GrantedAccess[]): 'NONE' | 'OWN' | 'ALL' {
  const opening = grants.filter(({ role }) => recordRoles.includes(role));
  if (opening.some((grant) => grant.isForPartnership || isCleared(grant))) return 'ALL';
  return opening.length === 0 ? 'NONE' : 'OWN';
}

function doingsOf(grants: readonly GrantedAccess[]): readonly RoleAction[] {
  const all: readonly RoleAction[] = Object.values(roleActions);
  return all.filter((doing) =>
    grants.some(
      ({ role, isForPartnership }) =>
        doing.roles.includes(role) && (doing.isForPartnership !== true || isForPartnership),
    ),
  );
}
