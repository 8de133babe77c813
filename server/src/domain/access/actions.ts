import { type Role, roles as everybody } from './grant.js';

/** Which agencies a role's permission for an action covers. */
type Reach =
  /** Every agency: the result is the same for everybody, or other rules limit it to the viewer. */
  | 'EVERYWHERE'
  /** The agencies that a single grant of that role names. */
  | 'OWN_AGENCIES'
  /** Every agency, if a grant of that role is for the partnership: the action affects them all. */
  | 'PARTNERSHIP';

interface ActionRule {
  /** The action in words, to complete "You may not ...". */
  readonly words: string;
  readonly roles: readonly Role[];
  readonly reach: Reach;
  /**
   * Whether the action shows individual records, which nobody can open while viewing as another
   * person.
   */
  readonly opensRecords?: true;
}

/**
 * Roles that may open records. Leaders and board members only read figures, and auditors the log.
 */
const opening = ['ANALYST', 'CONTRIBUTOR', 'MODERATOR'] as const;

/**
 * Roles held at an agency. A board's secretary and chair are left out, because a board belongs to
 * no single agency.
 */
const ofAgencies = [
  'SENIOR_LEADER',
  'BOARD_MEMBER',
  ...opening,
  'AUDITOR',
  'ADMINISTRATOR',
] as const;

/** Roles that write texts in a pack, in addition to its secretary and its chair. */
const writing = ['ANALYST', 'CONTRIBUTOR', 'MODERATOR'] as const;

/** Every action, with the roles that allow it and where. `docs/access.md` shows this as a table. */
const rules = {
  SEE_FIGURES: { words: 'see figures', roles: everybody, reach: 'EVERYWHERE' },
  SEE_RETURNS: {
    words: 'see which returns are due and which have been received',
    roles: everybody,
    reach: 'EVERYWHERE',
  },
  OPEN_RECORDS: {
    words: 'open records',
    roles: opening,
    reach: 'OWN_AGENCIES',
    opensRecords: true,
  },
  EXPORT_RECORDS: {
    words: 'export records',
    roles: opening,
    reach: 'OWN_AGENCIES',
    opensRecords: true,
  },
  SEND_RETURNS: {
    words: 'send, publish or take back returns',
    roles: ['CONTRIBUTOR'],
    reach: 'OWN_AGENCIES',
  },
  SEE_STAGED_RETURNS: {
    words: 'see an agency’s unpublished returns',
    roles: ['CONTRIBUTOR', 'ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
    opensRecords: true,
  },
  REQUEST_RETURNS: {
    words: 'ask an agency for a late return',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  SEE_QUALITY: {
    words: 'see how good an agency’s returns are',
    roles: ofAgencies,
    reach: 'OWN_AGENCIES',
  },
  MODERATE: {
    words: 'confirm or regrade disruptions',
    roles: ['MODERATOR'],
    reach: 'PARTNERSHIP',
    opensRecords: true,
  },
  SET_TARGETS: {
    words: 'set an agency’s targets',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  SET_PARTNERSHIP_TARGETS: {
    words: 'set the partnership’s targets',
    roles: ['ADMINISTRATOR'],
    reach: 'PARTNERSHIP',
  },
  SET_PERIODS: {
    words: 'change what agencies owe and when, and close or reopen a quarter',
    roles: ['ADMINISTRATOR'],
    reach: 'PARTNERSHIP',
  },
  SET_RETENTION: {
    words: 'set how long records are kept',
    roles: ['ADMINISTRATOR'],
    reach: 'PARTNERSHIP',
  },
  SET_AGENCIES: {
    words: 'add, rename and end agencies',
    roles: ['ADMINISTRATOR'],
    reach: 'PARTNERSHIP',
  },
  ADD_EVENTS: { words: 'add events', roles: ['ANALYST', 'ADMINISTRATOR'], reach: 'PARTNERSHIP' },
  READ_LOG: { words: 'read the log', roles: ['AUDITOR', 'ADMINISTRATOR'], reach: 'OWN_AGENCIES' },
  SEE_WHO_LOOKED: {
    words: 'see who looked at an agency’s records',
    roles: ofAgencies,
    reach: 'OWN_AGENCIES',
  },
  MANAGE_PEOPLE: {
    words: 'see or change people’s access',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  VIEW_AS: {
    words: 'look at Stronghold as somebody else',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  SEE_QUESTIONS: { words: 'see saved questions', roles: everybody, reach: 'EVERYWHERE' },
  KEEP_QUESTIONS: { words: 'save questions and pin blocks', roles: everybody, reach: 'EVERYWHERE' },
  SEE_CONTACTS: {
    words: 'see who to contact about an agency’s data',
    roles: everybody,
    reach: 'EVERYWHERE',
  },
  SET_CONTACTS: {
    words: 'change an agency’s contacts',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  ERASE_RECORDS: {
    words: 'erase an agency’s records',
    roles: ['ADMINISTRATOR'],
    reach: 'OWN_AGENCIES',
  },
  SEE_PACKS: {
    words: 'read packs that have been signed off',
    roles: everybody,
    reach: 'EVERYWHERE',
  },
  SEE_DRAFT_PACKS: {
    words: 'read packs before they are signed off',
    roles: ['BOARD_SECRETARY', 'BOARD_CHAIR', ...writing, 'AUDITOR', 'ADMINISTRATOR'],
    reach: 'EVERYWHERE',
  },
  WRITE_COMMENTARY: {
    words: 'write in a pack',
    roles: ['BOARD_SECRETARY', 'BOARD_CHAIR', ...writing],
    reach: 'EVERYWHERE',
  },
  MAKE_PACKS: { words: 'make and change packs', roles: ['BOARD_SECRETARY'], reach: 'PARTNERSHIP' },
  // domain/packs/rights.ts decides who may open which edition of which pack.
  SIGN_PACKS: { words: 'sign off packs', roles: ['BOARD_CHAIR'], reach: 'PARTNERSHIP' },
  SIGN_CLEARED_PACKS: {
    words: 'sign a pack’s edition for cleared readers',
    roles: ['SENIOR_LEADER', 'BOARD_CHAIR'],
    reach: 'EVERYWHERE',
  },
  KEEP_TEMPLATE: {
    words: 'change the pack template',
    roles: ['ADMINISTRATOR'],
    reach: 'PARTNERSHIP',
  },
  USE_ACCOUNT: {
    words: 'see your sessions, tokens and address',
    roles: everybody,
    reach: 'EVERYWHERE',
  },
} as const satisfies Readonly<Record<string, ActionRule>>;

export type Action = keyof typeof rules;

export const actionRules: Readonly<Record<Action, ActionRule>> = rules;

/** All actions, in the order of the table. */
export const actions: readonly Action[] = Object.keys(rules).filter(
  (text): text is Action => text in rules,
);

export const roleNames = {
  SENIOR_LEADER: 'Senior leader',
  BOARD_MEMBER: 'Board member',
  BOARD_SECRETARY: 'Board secretary',
  BOARD_CHAIR: 'Board chair',
  ANALYST: 'Analyst',
  CONTRIBUTOR: 'Contributor',
  MODERATOR: 'Moderator',
  AUDITOR: 'Auditor',
  ADMINISTRATOR: 'Administrator',
} as const satisfies Readonly<Record<Role, string>>;

export const markingNames = {
  OFFICIAL: 'OFFICIAL',
  OFFICIAL_SENSITIVE: 'OFFICIAL-SENSITIVE',
} as const;
