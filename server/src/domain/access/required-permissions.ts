import type { Action } from './actions.js';

/** What a request needs before it is answered; stores and rules limit the answer further. */
export type RequiredPermission =
  /** Nothing: open to anybody who reaches the server. */
  | 'NOTHING'
  /** An action that the viewer may take somewhere. */
  | Action;

/** What each field of the schema's Query needs. A field that is not listed is not served. */
export const queryPermissions: Readonly<Record<string, RequiredPermission>> = {
  viewer: 'NOTHING',
  demonstrationPeople: 'NOTHING',
  // The partnership's public page shows crime types too.
  crimeTypes: 'NOTHING',
  objectives: 'NOTHING',
  measures: 'SEE_FIGURES',
  measure: 'SEE_FIGURES',
  areas: 'SEE_FIGURES',
  agencies: 'SEE_FIGURES',
  agencyRegister: 'SEE_FIGURES',
  endAgencyEffect: 'SET_AGENCIES',
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
  // The query also checks each target that is pasted.
  targetDifference: 'SET_TARGETS',
  returns: 'SEE_RETURNS',
  periodSettings: 'SEE_RETURNS',
  obligations: 'SEE_RETURNS',
  periodEffect: 'SET_PERIODS',
  obligationEffect: 'SET_PERIODS',
  // The store of staged returns checks the agencies as well.
  stagedReturns: 'SEE_STAGED_RETURNS',
  stagedReturn: 'SEE_STAGED_RETURNS',
  stagedRows: 'SEE_STAGED_RETURNS',
  returnHistory: 'SEE_STAGED_RETURNS',
  // The query checks the agencies as well.
  quality: 'SEE_QUALITY',
  // Everybody sees periods; records are counted for agencies whose counts the viewer may see.
  retention: 'SEE_QUALITY',
  retentionEffect: 'SET_RETENTION',
  // The rule for requests checks the agencies as well.
  returnRequests: 'REQUEST_RETURNS',
  reports: 'OPEN_RECORDS',
  disruptions: 'OPEN_RECORDS',
  referrals: 'OPEN_RECORDS',
  resourceLines: 'OPEN_RECORDS',
  organisedCrimeGroups: 'OPEN_RECORDS',
  returnFindings: 'OPEN_RECORDS',
  // The rule for moderators checks clearance as well.
  moderationQueue: 'MODERATE',
  moderationCase: 'MODERATE',
  moderationEffect: 'MODERATE',
  auditLog: 'READ_LOG',
  ourData: 'SEE_WHO_LOOKED',
  people: 'MANAGE_PEOPLE',
  claimRules: 'MANAGE_PEOPLE',
  // The rule for saved questions checks whose they are and who sees them as well.
  savedQueries: 'SEE_QUESTIONS',
  savedQuery: 'SEE_QUESTIONS',
  myPage: 'SEE_QUESTIONS',
  // The rule for schedules and alerts checks whose they are and who receives them as well.
  schedules: 'SEE_QUESTIONS',
  schedule: 'SEE_QUESTIONS',
  alerts: 'SEE_QUESTIONS',
  alert: 'SEE_QUESTIONS',
  inbox: 'SEE_QUESTIONS',
  colleagues: 'KEEP_QUESTIONS',
  datasetContacts: 'SEE_CONTACTS',
  // The rule for packs checks which packs and which edition as well.
  boards: 'SEE_PACKS',
  board: 'SEE_PACKS',
  packTemplate: 'SEE_DRAFT_PACKS',
};

/** What each field of the schema's Mutation needs. */
export const mutationPermissions: Readonly<Record<string, RequiredPermission>> = {
  requestReturn: 'REQUEST_RETURNS',
  // Each mutation checks the agency as well.
  stageReturn: 'SEND_RETURNS',
  matchWords: 'SEND_RETURNS',
  correctCell: 'SEND_RETURNS',
  leaveOutRows: 'SEND_RETURNS',
  repeatCorrections: 'SEND_RETURNS',
  acknowledgeWarnings: 'SEND_RETURNS',
  publishReturn: 'SEND_RETURNS',
  discardReturn: 'SEND_RETURNS',
  undoReturn: 'SEND_RETURNS',
  declareNil: 'SEND_RETURNS',
  setPeriods: 'SET_PERIODS',
  setRetention: 'SET_RETENTION',
  addAgency: 'SET_AGENCIES',
  renameAgency: 'SET_AGENCIES',
  endAgency: 'SET_AGENCIES',
  setObligation: 'SET_PERIODS',
  setTarget: 'SET_TARGETS',
  setTargets: 'SET_TARGETS',
  addEvent: 'ADD_EVENTS',
  changeEvent: 'ADD_EVENTS',
  removeEvent: 'ADD_EVENTS',
  grantAccess: 'MANAGE_PEOPLE',
  endGrant: 'MANAGE_PEOPLE',
  setPersonActive: 'MANAGE_PEOPLE',
  setClaimRule: 'MANAGE_PEOPLE',
  // People may end their own sessions, and administrators those of other people too: the mutation
  // checks this.
  endSessions: 'USE_ACCOUNT',
  createToken: 'USE_ACCOUNT',
  revokeToken: 'USE_ACCOUNT',
  setMailAddress: 'USE_ACCOUNT',
  removeMailAddress: 'USE_ACCOUNT',
  confirmMailAddress: 'USE_ACCOUNT',
  // The mutation itself checks the agency as well.
  setDatasetContact: 'SET_CONTACTS',
  // The mutation itself checks the agency as well.
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
  // The rule for packs checks the board, and whose text it is, as well.
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
  // The rule for packs checks whose action it is as well.
  noteAction: 'WRITE_COMMENTARY',
  recordAction: 'WRITE_COMMENTARY',
  recordDecision: 'WRITE_COMMENTARY',
  // The mutation applies only to agencies that the caller administers.
  resumeAllSchedules: 'MANAGE_PEOPLE',
};

/**
 * Fields of Mutation and routes that ask for a fresh sign-in if there is an identity provider.
 * Somebody who finds another person's browser open must not be able to give access, make a lasting
 * token, redirect emails, or take or erase records.
 */
const freshDoors: ReadonlySet<string> = new Set([
  'grantAccess',
  'endGrant',
  'setPersonActive',
  'setClaimRule',
  'createToken',
  'setMailAddress',
  'eraseRecord',
  'setRetention',
  'GET /export/records/:file',
  'GET /import/staged/:file',
]);

/** Whether a field or route asks for a fresh sign-in. */
export function needsFreshSignIn(door: string): boolean {
  return freshDoors.has(door);
}

/** What each route needs, by method and address as registered. HEAD needs what GET needs. */
export const routePermissions: Readonly<Record<string, RequiredPermission>> = {
  'GET /healthz': 'NOTHING',
  'GET /readyz': 'NOTHING',
  // The route itself admits only the person at the machine.
  'GET /metrics': 'NOTHING',
  // Each field of the question has its own requirement.
  'POST /graphql': 'NOTHING',
  'GET /graphql': 'NOTHING',
  // Sent by a browser before a page on another site may send a token.
  'OPTIONS /graphql': 'NOTHING',
  'GET /sign-in': 'NOTHING',
  'GET /sign-in/callback': 'NOTHING',
  'POST /sign-out': 'NOTHING',
  'POST /continue-as': 'NOTHING',
  'GET /export/records/:file': 'EXPORT_RECORDS',
  // The answer comes through the API, which checks again.
  'GET /export/figures.csv': 'SEE_FIGURES',
  'POST /export/figures.csv': 'SEE_FIGURES',
  'GET /export/figures.xlsx': 'SEE_FIGURES',
  'POST /export/figures.xlsx': 'SEE_FIGURES',
  // The route also checks whose question it is and what that asks for; its answer comes through the
  // API.
  'GET /export/saved/:file': 'SEE_QUESTIONS',
  // The rule for packs checks which packs and which edition as well.
  'GET /packs/:id/:file': 'SEE_PACKS',
  // The route itself checks the agency as well.
  'POST /import/returns/:dataset': 'SEND_RETURNS',
  'GET /export/log.csv': 'READ_LOG',
  // The store of staged returns checks the agencies as well.
  'GET /import/staged/:file': 'SEE_STAGED_RETURNS',
  'GET /import/screening/:id': 'SEE_STAGED_RETURNS',
  // The route itself checks the agency as well.
  'GET /import/templates/:file': 'SEND_RETURNS',
  // The files of the web pages, which hold no data.
  'GET /*': 'NOTHING',
};
