import type { Action } from './actions.js';

/** What it takes to ask something at all; stores and rules cut down further what is answered. */
export type RequiredPermission =
  /** Nothing: the person who reaches the server may. */
  | 'NOTHING'
  /** Being signed in and holding any grant, or being the administrator who views as somebody. */
  | Action;

/** What each field of the schema's Query needs. A field that is not here is not served. */
export const queryPermissions: Readonly<Record<string, RequiredPermission>> = {
  viewer: 'NOTHING',
  demonstrationPeople: 'NOTHING',
  // What the public page of the partnership says, too.
  crimeTypes: 'NOTHING',
  objectives: 'NOTHING',
  measures: 'SEE_FIGURES',
  measure: 'SEE_FIGURES',
  areas: 'SEE_FIGURES',
  agencies: 'SEE_FIGURES',
  periods: 'SEE_FIGURES',
  figures: 'SEE_FIGURES',
  scorecard: 'SEE_FIGURES',
  kpi: 'SEE_FIGURES',
  kpis: 'SEE_FIGURES',
  contributions: 'SEE_FIGURES',
  protections: 'SEE_FIGURES',
  page: 'SEE_FIGURES',
  events: 'SEE_FIGURES',
  targets: 'SEE_FIGURES',
  // Of which targets, the mutation asks beside it.
  targetDifference: 'SET_TARGETS',
  returns: 'SEE_RETURNS',
  periodSettings: 'SEE_RETURNS',
  obligations: 'SEE_RETURNS',
  periodEffect: 'SET_PERIODS',
  obligationEffect: 'SET_PERIODS',
  // Of which agencies, the store of staged returns says beside it.
  stagedReturns: 'SEE_STAGED_RETURNS',
  stagedReturn: 'SEE_STAGED_RETURNS',
  // Of which agencies, the rule of requests says beside it.
  returnRequests: 'REQUEST_RETURNS',
  reports: 'OPEN_RECORDS',
  disruptions: 'OPEN_RECORDS',
  referrals: 'OPEN_RECORDS',
  resourceLines: 'OPEN_RECORDS',
  organisedCrimeGroups: 'OPEN_RECORDS',
  returnFindings: 'OPEN_RECORDS',
  // The rule of moderators asks for clearance beside it.
  moderationQueue: 'MODERATE',
  moderationCase: 'MODERATE',
  moderationEffect: 'MODERATE',
  auditLog: 'READ_LOG',
  ourData: 'SEE_WHO_LOOKED',
  people: 'MANAGE_PEOPLE',
  claimRules: 'MANAGE_PEOPLE',
  // Whose they are, and who sees them, the rule of saved questions says beside it.
  savedQueries: 'SEE_QUESTIONS',
  savedQuery: 'SEE_QUESTIONS',
  myPage: 'SEE_QUESTIONS',
  // Whose they are and whom they concern, the rule of schedules and alerts says beside it.
  schedules: 'SEE_QUESTIONS',
  schedule: 'SEE_QUESTIONS',
  alerts: 'SEE_QUESTIONS',
  alert: 'SEE_QUESTIONS',
  inbox: 'SEE_QUESTIONS',
  colleagues: 'KEEP_QUESTIONS',
  datasetContacts: 'SEE_CONTACTS',
  // Which packs, and which edition of them, the rule of packs says beside it.
  boards: 'SEE_PACKS',
  board: 'SEE_PACKS',
  packTemplate: 'SEE_DRAFT_PACKS',
};

/** What each field of its Mutation needs. */
export const mutationPermissions: Readonly<Record<string, RequiredPermission>> = {
  requestReturn: 'REQUEST_RETURNS',
  // Of which agency, each mutation asks beside it.
  stageReturn: 'SEND_RETURNS',
  correctCell: 'SEND_RETURNS',
  acknowledgeWarnings: 'SEND_RETURNS',
  publishReturn: 'SEND_RETURNS',
  discardReturn: 'SEND_RETURNS',
  undoReturn: 'SEND_RETURNS',
  declareNil: 'SEND_RETURNS',
  setPeriods: 'SET_PERIODS',
  setObligation: 'SET_PERIODS',
  setTarget: 'SET_TARGETS',
  setTargets: 'SET_TARGETS',
  addEvent: 'ADD_EVENTS',
  removeEvent: 'ADD_EVENTS',
  grantAccess: 'MANAGE_PEOPLE',
  endGrant: 'MANAGE_PEOPLE',
  setPersonActive: 'MANAGE_PEOPLE',
  setClaimRule: 'MANAGE_PEOPLE',
  // One's own by anybody, those of others by an administrator: the rule stands with the mutation.
  endSessions: 'USE_ACCOUNT',
  createToken: 'USE_ACCOUNT',
  revokeToken: 'USE_ACCOUNT',
  setMailAddress: 'USE_ACCOUNT',
  removeMailAddress: 'USE_ACCOUNT',
  confirmMailAddress: 'USE_ACCOUNT',
  // Of which agency, the mutation itself asks beside it.
  setDatasetContact: 'SET_CONTACTS',
  // Of which agency, the mutation itself asks beside it.
  eraseRecord: 'ERASE_RECORDS',
  viewAs: 'VIEW_AS',
  moderateDisruption: 'MODERATE',
  moderateDisruptions: 'MODERATE',
  saveQuery: 'KEEP_QUESTIONS',
  restoreQueryVersion: 'KEEP_QUESTIONS',
  deleteQuery: 'KEEP_QUESTIONS',
  takeOverQuery: 'KEEP_QUESTIONS',
  pinBlock: 'KEEP_QUESTIONS',
  unpinBlock: 'KEEP_QUESTIONS',
  arrangePins: 'KEEP_QUESTIONS',
  saveSchedule: 'KEEP_QUESTIONS',
  deleteSchedule: 'KEEP_QUESTIONS',
  pauseSchedule: 'KEEP_QUESTIONS',
  resumeSchedule: 'KEEP_QUESTIONS',
  takeOverSchedule: 'KEEP_QUESTIONS',
  leaveSchedule: 'KEEP_QUESTIONS',
  saveAlert: 'KEEP_QUESTIONS',
  deleteAlert: 'KEEP_QUESTIONS',
  acknowledgeAlert: 'KEEP_QUESTIONS',
  resumeAlert: 'KEEP_QUESTIONS',
  takeOverAlert: 'KEEP_QUESTIONS',
  leaveAlert: 'KEEP_QUESTIONS',
  markInboxRead: 'KEEP_QUESTIONS',
  // Of which board, and whose text, the rule of packs says beside it.
  createPack: 'MAKE_PACKS',
  arrangeSections: 'MAKE_PACKS',
  changeSection: 'MAKE_PACKS',
  changePackTemplate: 'KEEP_TEMPLATE',
  submitPack: 'MAKE_PACKS',
  handBackPack: 'WRITE_COMMENTARY',
  supersedePack: 'MAKE_PACKS',
  signOffPack: 'SIGN_CLEARED_PACKS',
  writeCommentary: 'WRITE_COMMENTARY',
  agreeCommentary: 'WRITE_COMMENTARY',
  tellWriting: 'WRITE_COMMENTARY',
  assignCommentary: 'MAKE_PACKS',
  separateCommentary: 'WRITE_COMMENTARY',
  // Whose action, the rule of packs says beside it.
  noteAction: 'WRITE_COMMENTARY',
  recordAction: 'WRITE_COMMENTARY',
  recordDecision: 'WRITE_COMMENTARY',
  // Of the agencies that the caller administers.
  resumeAllSchedules: 'MANAGE_PEOPLE',
};

/**
 * Doors that ask for a fresh sign-in where there is an identity provider: fields of Mutation by
 * their names, and routes. A person who finds somebody's browser open must not give access, make a
 * lasting token, redirect mails, or take or erase records.
 */
const freshDoors: ReadonlySet<string> = new Set([
  'grantAccess',
  'endGrant',
  'setPersonActive',
  'setClaimRule',
  'createToken',
  'setMailAddress',
  'eraseRecord',
  'GET /export/records/:file',
  'GET /import/staged/:file',
]);

/** Whether a door asks for a fresh sign-in. */
export function needsFreshSignIn(door: string): boolean {
  return freshDoors.has(door);
}

/** What each route needs, by method and address as they are registered. HEAD is what GET is. */
export const routePermissions: Readonly<Record<string, RequiredPermission>> = {
  'GET /healthz': 'NOTHING',
  'GET /readyz': 'NOTHING',
  // Only to the person who is on the machine.
  'GET /metrics': 'NOTHING',
  // Each field of the question says for itself.
  'POST /graphql': 'NOTHING',
  'GET /graphql': 'NOTHING',
  // What a browser asks before a page elsewhere may ask with a token.
  'OPTIONS /graphql': 'NOTHING',
  'GET /sign-in': 'NOTHING',
  'GET /sign-in/callback': 'NOTHING',
  'POST /sign-out': 'NOTHING',
  'POST /continue-as': 'NOTHING',
  'GET /export/records/:file': 'EXPORT_RECORDS',
  // The answer comes through the API, which asks for itself once more.
  'GET /export/figures.csv': 'SEE_FIGURES',
  'POST /export/figures.csv': 'SEE_FIGURES',
  'GET /export/figures.xlsx': 'SEE_FIGURES',
  'POST /export/figures.xlsx': 'SEE_FIGURES',
  // Whose it is, and what it asks for, the route asks beside it; its answer comes through the API.
  'GET /export/saved/:file': 'SEE_QUESTIONS',
  // Which packs, and which edition of them, the rule of packs says beside it.
  'GET /packs/:id/:file': 'SEE_PACKS',
  // For which agency, the route itself asks beside it.
  'POST /import/returns/:dataset': 'SEND_RETURNS',
  'GET /export/log.csv': 'READ_LOG',
  // Of which agencies, the store of staged returns says beside it.
  'GET /import/staged/:file': 'SEE_STAGED_RETURNS',
  // The files of the pages, which hold no data.
  'GET /*': 'NOTHING',
};
