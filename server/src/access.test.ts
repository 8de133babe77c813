import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Grant, Role } from '#domain/access/grant.js';
import { routeNumbers } from '#domain/access/numbers/of-routes.js';
import type { Viewer } from '#domain/access/viewer.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import {
  sentDisruptions,
  sentLines,
  sentReferrals,
  sentRegister,
  sentReports,
} from '#testing/sent-rows.js';
import { buildTestApp } from '#testing/test-app.js';

import { nobody, toLocalAdministrator } from './domain/access/request-identity.js';
import {
  mutationPermissions,
  queryPermissions,
  routePermissions,
} from './domain/access/required-permissions.js';
import { builtSchema } from './schema.js';

const TODAY = '2026-11-24';
const [TVP, SEROCU, OPCC, VPP, RBC] = [1, 2, 7, 8, 11];

const a = (role: Grant['role'], agency: number, marking: Grant['marking']): Viewer => ({
  personId: null,
  name: role,
  grants: [{ role, agencyIds: [agency], areaCodes: [], marking }],
});

const everyAgency = Array.from({ length: 42 }, (_, index) => index + 1);

const ofPartnership = (role: Role): Viewer => ({
  ...a(role, TVP, 'OFFICIAL'),
  grants: [
    { role, isForPartnership: true, agencyIds: everyAgency, areaCodes: [], marking: 'OFFICIAL' },
  ],
});

/** In the order of the columns below. */
const viewers = {
  'senior leader of the police': a('SENIOR_LEADER', TVP, 'OFFICIAL_SENSITIVE'),
  'senior leader of a council': a('SENIOR_LEADER', RBC, 'OFFICIAL_SENSITIVE'),
  'board member': a('BOARD_MEMBER', VPP, 'OFFICIAL'),
  'board secretary': ofPartnership('BOARD_SECRETARY'),
  'board chair': ofPartnership('BOARD_CHAIR'),
  'analyst of the police, cleared': a('ANALYST', TVP, 'OFFICIAL_SENSITIVE'),
  'analyst of the police, not cleared': a('ANALYST', TVP, 'OFFICIAL'),
  'analyst of a council': a('ANALYST', RBC, 'OFFICIAL_SENSITIVE'),
  contributor: a('CONTRIBUTOR', RBC, 'OFFICIAL'),
  moderator: a('MODERATOR', SEROCU, 'OFFICIAL_SENSITIVE'),
  auditor: a('AUDITOR', OPCC, 'OFFICIAL'),
  administrator: a('ADMINISTRATOR', TVP, 'OFFICIAL'),
  'administrator of the partnership': ofPartnership('ADMINISTRATOR'),
  'local administrator': toLocalAdministrator(everyAgency),
  nobody,
} satisfies Readonly<Record<string, Viewer>>;
const WHY = 'reason: "Review of the quarter"';

type Outcome = 'all' | 'reduced' | 'refused';
const words: Readonly<Record<string, Outcome>> = { A: 'all', r: 'reduced', '-': 'refused' };

/** Whether an answer is complete, measured for each field in its own way. */
type Judge = (data: Json) => boolean;
const always: Judge = () => true;
const bothRecords: Judge = (data) => Object.values<Json>(data)[0].totalCount === 2;

/**
 * Each field with a question, how to tell that an answer is complete, and who gets what: one letter
 * for each viewer.
 */
const fields: Readonly<
  Record<string, { readonly ask: string; readonly isWhole?: Judge; readonly for: string }>
> = {
  viewer: { ask: '{ viewer { id } }', for: 'AAAAAAAAAAAAAAA' },
  demonstrationPeople: { ask: '{ demonstrationPeople { id } }', for: 'AAAAAAAAAAAAAAA' },
  crimeTypes: { ask: '{ crimeTypes { code } }', for: 'AAAAAAAAAAAAAAA' },
  objectives: { ask: '{ objectives { code } }', for: 'AAAAAAAAAAAAAAA' },
  measures: { ask: '{ measures { key } }', for: 'AAAAAAAAAAAAAA-' },
  measure: { ask: '{ measure(key: reports) { key } }', for: 'AAAAAAAAAAAAAA-' },
  areas: { ask: '{ areas { code } }', for: 'AAAAAAAAAAAAAA-' },
  agencies: { ask: '{ agencies { code } }', for: 'AAAAAAAAAAAAAA-' },
  periods: { ask: '{ periods { key } }', for: 'AAAAAAAAAAAAAA-' },
  returns: { ask: '{ returns(quarter: "2025-26-Q1") { state } }', for: 'AAAAAAAAAAAAAA-' },
  figures: {
    ask: '{ figures { totals { referrals { value } disruptions { value } } } }',
    isWhole: ({ figures: { totals } }) =>
      totals.disruptions.value === 2 && totals.referrals.value === 2,
    for: 'ArrrrArrrArrrA-',
  },
  scorecard: {
    ask: '{ scorecard(quarter: "2025-26-Q1") { kpis { measure { key } figure { value flags } } } }',
    isWhole: ({ scorecard: { kpis } }) =>
      !kpis.some(({ figure }: Json) => figure.flags.includes('CONFIDENTIAL')),
    for: 'ArrrrArrrArrrA-',
  },
  kpi: {
    ask: '{ kpi(measure: referrals, quarter: "2025-26-Q1") { figure { value } } }',
    isWhole: ({ kpi }) => kpi.figure.value === 2,
    for: 'ArrrrArrrArrrA-',
  },
  kpis: {
    ask: '{ kpis(measures: [referrals, nrmReferrals], quarter: "2025-26-Q1") { figure { value } } }',
    isWhole: ({ kpis }) => kpis[0].figure.value === 2,
    for: 'ArrrrArrrArrrA-',
  },
  contributions: {
    ask: '{ contributions(measure: referrals, from: "2024-25-Q4", to: "2025-26-Q1") { after { value } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  protections: {
    ask: '{ protections(measures: [referrals], by: [QUARTER]) { cutCount maxCuts areOthersShown } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  page: { ask: '{ page(key: RESOURCING) { title } }', for: 'AAAAAAAAAAAAAA-' },
  events: { ask: '{ events { id } }', for: 'AAAAAAAAAAAAAA-' },
  reports: {
    ask: `{ reports(${WHY}, first: 9) { totalCount } }`,
    isWhole: bothRecords,
    for: '-----ArrrA---A-',
  },
  disruptions: {
    ask: `{ disruptions(${WHY}, first: 9) { totalCount } }`,
    isWhole: bothRecords,
    for: '-----ArrrA---A-',
  },
  referrals: {
    ask: `{ referrals(${WHY}, first: 9) { totalCount } }`,
    isWhole: bothRecords,
    for: '-----ArrrA---A-',
  },
  resourceLines: {
    ask: `{ resourceLines(${WHY}, first: 9) { totalCount } }`,
    isWhole: bothRecords,
    for: '-----ArrrA---A-',
  },
  organisedCrimeGroups: {
    ask: `{ organisedCrimeGroups(${WHY}, first: 9) { totalCount } }`,
    isWhole: bothRecords,
    for: '-----ArrrA---A-',
  },
  returnFindings: {
    ask: `{ returnFindings(${WHY}, quarter: "2025-26-Q1") { reference } }`,
    for: '-----AAAAA---A-',
  },
  auditLog: {
    ask: '{ auditLog(first: 1, where: { actions: [PUBLISH] }) { totalCount } }',
    isWhole: ({ auditLog }) => auditLog.totalCount === 10,
    for: '----------rrAA-',
  },
  ourData: {
    ask: '{ ourData(agency: "RBC", first: 1) { edges { node { what } } } }',
    for: '-A-----AA---AA-',
  },
  people: {
    ask: '{ people { name } }',
    isWhole: ({ people }) => people.length === 2,
    for: '-----------rAA-',
  },
  claimRules: { ask: '{ claimRules { id } }', for: '-----------AAA-' },
  stagedReturns: { ask: '{ stagedReturns { id } }', for: '--------A--AAA-' },
  // It is about one agency, and the administrator here belongs to another.
  returnHistory: { ask: '{ returnHistory(agency: "RBC") { count } }', for: '--------A---AA-' },
  stagedReturn: { ask: '{ stagedReturn(id: "x") { id } }', for: '--------A--AAA-' },
  stagedRows: { ask: '{ stagedRows(id: "x") { version } }', for: '--------A--AAA-' },
  stageReturn: {
    ask: 'mutation { stageReturn(input: { id: "x", version: 1, columns: [] }) { problems { message } } }',
    for: '--------A----A-',
  },
  matchWords: {
    ask: 'mutation { matchWords(input: { id: "x", version: 1, words: [] }) { problems { message } } }',
    for: '--------A----A-',
  },
  correctCell: {
    ask: 'mutation { correctCell(input: { id: "x", version: 1, row: 2, column: "area", value: "x" }) { problems { message } } }',
    for: '--------A----A-',
  },
  leaveOutRows: {
    ask: 'mutation { leaveOutRows(input: { id: "x", version: 1, rows: [2] }) { problems { message } } }',
    for: '--------A----A-',
  },
  repeatCorrections: {
    ask: 'mutation { repeatCorrections(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '--------A----A-',
  },
  acknowledgeWarnings: {
    ask: 'mutation { acknowledgeWarnings(input: { id: "x", version: 1, findings: [], why: "x" }) { problems { message } } }',
    for: '--------A----A-',
  },
  publishReturn: {
    ask: 'mutation { publishReturn(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '--------A----A-',
  },
  discardReturn: {
    ask: 'mutation { discardReturn(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '--------A----A-',
  },
  undoReturn: {
    ask: 'mutation { undoReturn(input: { submission: "x" }) { problems { message } } }',
    for: '--------A----A-',
  },
  declareNil: {
    ask: 'mutation { declareNil(input: { agency: "XX", dataset: REPORTS, quarter: "2025-26-Q1" }) { problems { message } } }',
    for: '--------A----A-',
  },
  // Board members and leaders also see their agency’s; people with only a board role see nothing.
  quality: {
    ask: '{ quality(dataset: REFERRALS) { measures { key } agencies { agency { code } } } }',
    isWhole: ({ quality }) => quality.agencies.length > 0,
    for: 'rrr--rrrrrrrAA-',
  },
  retentionEffect: {
    ask: '{ retentionEffect(input: { dataset: REPORTS, years: 7, version: 0 }) { sentences } }',
    for: '------------AA-',
  },
  setRetention: {
    ask: 'mutation { setRetention(input: { dataset: REPORTS, years: 3, version: 0 }) { problems { message } } }',
    for: '------------AA-',
  },
  retention: { ask: '{ retention { dataset years records } }', for: 'AAA--AAAAAAAAA-' },
  returnRequests: {
    ask: '{ returnRequests(quarter: "2025-26-Q1") { id } }',
    for: '-----------AAA-',
  },
  requestReturn: {
    ask: 'mutation { requestReturn(input: { quarter: "2025-26-Q1", agencies: [] }) { problems { message } } }',
    for: '-----------AAA-',
  },
  setTarget: {
    ask: 'mutation { setTarget(input: { measure: reportsActionedIn24h, quarter: "2025-26-Q1", value: 5 }) { problems { message } } }',
    for: '------------AA-',
  },
  agencyRegister: { ask: '{ agencyRegister { id } }', for: 'AAAAAAAAAAAAAA-' },
  endAgencyEffect: {
    ask: '{ endAgencyEffect(input: { agency: "XX", successors: [], version: 1 }) { sentences } }',
    for: '------------AA-',
  },
  addAgency: {
    ask: 'mutation { addAgency(input: { code: "", name: "", kind: CHARITY }) { problems { message } } }',
    for: '------------AA-',
  },
  renameAgency: {
    ask: 'mutation { renameAgency(input: { agency: "XX", name: "", version: 1 }) { problems { message } } }',
    for: '------------AA-',
  },
  endAgency: {
    ask: 'mutation { endAgency(input: { agency: "XX", successors: [], version: 1 }) { problems { message } } }',
    for: '------------AA-',
  },
  periodSettings: {
    ask: '{ periodSettings(quarter: "2025-26-Q1") { id } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  periodEffect: {
    ask: '{ periodEffect(input: { quarter: "2026-27-Q3", settings: [{ dataset: REPORTS, dueOn: "2027-01-31", version: 0 }] }) { sentences } }',
    for: '------------AA-',
  },
  setPeriods: {
    ask: 'mutation { setPeriods(input: { quarter: "2026-27-Q3", settings: [{ dataset: REPORTS, dueOn: "2027-01-31", version: 0 }] }) { problems { message } } }',
    for: '------------AA-',
  },
  obligations: { ask: '{ obligations { id } }', for: 'AAAAAAAAAAAAAA-' },
  obligationEffect: {
    ask: '{ obligationEffect(input: { agency: "XX", dataset: REPORTS, times: [], version: 0 }) { sentences } }',
    for: '------------AA-',
  },
  setObligation: {
    ask: 'mutation { setObligation(input: { agency: "XX", dataset: REPORTS, times: [], version: 0 }) { problems { message } } }',
    for: '------------AA-',
  },
  setTargets: {
    ask: 'mutation { setTargets(input: { targets: [{ measure: reportsActionedIn24h, quarter: "2025-26-Q1", value: 5 }] }) { problems { message } } }',
    for: '------------AA-',
  },
  targets: {
    ask: '{ targets(from: "2025-26-Q1", to: "2025-26-Q4") { id } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  targetDifference: {
    ask: '{ targetDifference(text: "Measure") { problem } }',
    for: '-----------AAA-',
  },
  addEvent: {
    ask: 'mutation { addEvent(input: { happenedOn: "2025-05-01", title: "A", measures: [reports], changesRecording: false }) { problems { message } } }',
    for: '------------AA-',
  },
  changeEvent: {
    ask: 'mutation { changeEvent(input: { id: "x", version: 1, happenedOn: "2026-04-01", title: "A day", measures: [reports] }) { problems { message } } }',
    for: '------------AA-',
  },
  removeEvent: {
    ask: 'mutation { removeEvent(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '------------AA-',
  },
  grantAccess: {
    ask: `mutation { grantAccess(input: { newPerson: { name: "x", agency: "RBC", email: "x" }, role: ANALYST, agencies: ["RBC"], marking: OFFICIAL }) { problems { message } } }`,
    isWhole: ({ grantAccess }) =>
      !grantAccess.problems.some(({ message }: Json) => message.startsWith('You may not')),
    for: '-----------rAA-',
  },
  endGrant: {
    ask: 'mutation { endGrant(input: { grant: "x" }) { problems { message } } }',
    for: '-----------AAA-',
  },
  setPersonActive: {
    ask: 'mutation { setPersonActive(input: { person: "x", isActive: false }) { problems { message } } }',
    for: '-----------AAA-',
  },
  endSessions: {
    ask: 'mutation { endSessions(input: {}) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  createToken: {
    ask: 'mutation { createToken(input: { name: "x", scopes: [FIGURES], days: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  revokeToken: {
    ask: 'mutation { revokeToken(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  viewAs: {
    ask: 'mutation { viewAs(input: {}) { problems { message } } }',
    for: '-----------AAA-',
  },
  // Only the local administrator here has a cleared moderator’s grant for the whole partnership;
  // moderators of an agency, and those who are not cleared, do not.
  moderationQueue: {
    ask: '{ moderationQueue(first: 1) { totalCount } }',
    for: '-------------A-',
  },
  moderationCase: { ask: '{ moderationCase(id: "TVP:D1") { id } }', for: '-------------A-' },
  moderationEffect: {
    ask: '{ moderationEffect(cases: ["TVP:D1"], outcome: CONFIRM, panelOn: "2026-11-24") { name } }',
    for: '-------------A-',
  },
  moderateDisruption: {
    ask: 'mutation { moderateDisruption(input: { id: "TVP:X", version: 1, step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
    for: '-------------A-',
  },
  moderateDisruptions: {
    ask: 'mutation { moderateDisruptions(input: { cases: [{ id: "TVP:X", version: 1 }], step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
    for: '-------------A-',
  },
  datasetContacts: { ask: '{ datasetContacts(agency: "TVP") { id } }', for: 'AAAAAAAAAAAAAA-' },
  setDatasetContact: {
    ask: 'mutation { setDatasetContact(input: { agency: "TVP", dataset: REPORTS, role: "", address: "", version: 0 }) { problems { message } } }',
    for: '-----------AAA-',
  },
  eraseRecord: {
    ask: 'mutation { eraseRecord(input: { agency: "TVP", dataset: REPORTS, reference: "none", why: "Nobody is called so" }) { problems { message } } }',
    for: '-----------AAA-',
  },
  setMailAddress: {
    ask: 'mutation { setMailAddress(input: { address: "x", version: 0 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  removeMailAddress: {
    ask: 'mutation { removeMailAddress(input: { version: 0 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  confirmMailAddress: {
    ask: 'mutation { confirmMailAddress(input: { secret: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  savedQueries: { ask: '{ savedQueries(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  savedQuery: { ask: '{ savedQuery(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  myPage: { ask: '{ myPage { version } }', for: 'AAAAAAAAAAAAAA-' },
  saveQuery: {
    ask: 'mutation { saveQuery(input: { name: "", text: "{" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  restoreQueryVersion: {
    ask: 'mutation { restoreQueryVersion(input: { id: "x", number: 1, version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  deleteQuery: {
    ask: 'mutation { deleteQuery(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  takeOverQuery: {
    ask: 'mutation { takeOverQuery(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  pinBlock: {
    ask: 'mutation { pinBlock(input: {}) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  unpinBlock: {
    ask: 'mutation { unpinBlock(input: { pin: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  arrangePins: {
    ask: 'mutation { arrangePins(input: { version: 0, pins: [] }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  schedules: { ask: '{ schedules(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  schedule: { ask: '{ schedule(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  alerts: { ask: '{ alerts(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  alert: { ask: '{ alert(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  inbox: { ask: '{ inbox(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  colleagues: { ask: '{ colleagues { id } }', for: 'AAAAAAAAAAAAAA-' },
  saveSchedule: {
    ask: 'mutation { saveSchedule(input: { title: "", subject: { kind: OVERVIEW }, cadence: WEEKLY, delivers: [] }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  deleteSchedule: {
    ask: 'mutation { deleteSchedule(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  pauseSchedule: {
    ask: 'mutation { pauseSchedule(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  resumeSchedule: {
    ask: 'mutation { resumeSchedule(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  takeOverSchedule: {
    ask: 'mutation { takeOverSchedule(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  leaveSchedule: {
    ask: 'mutation { leaveSchedule(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  saveAlert: {
    ask: 'mutation { saveAlert(input: { title: "", rule: SIGNAL }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  deleteAlert: {
    ask: 'mutation { deleteAlert(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  acknowledgeAlert: {
    ask: 'mutation { acknowledgeAlert(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  resumeAlert: {
    ask: 'mutation { resumeAlert(input: { id: "x", version: 1 }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  takeOverAlert: {
    ask: 'mutation { takeOverAlert(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  leaveAlert: {
    ask: 'mutation { leaveAlert(input: { id: "x" }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  markInboxRead: {
    ask: 'mutation { markInboxRead(input: {  }) { problems { message } } }',
    for: 'AAAAAAAAAAAAAA-',
  },
  boards: { ask: '{ boards { id } }', for: 'AAAAAAAAAAAAAA-' },
  board: { ask: '{ board(quarter: "2025-26-Q1") { id } }', for: 'AAAAAAAAAAAAAA-' },
  createPack: {
    ask: 'mutation { createPack(input: { quarter: "2098-99-Q1" }) { problems { message } } }',
    for: '---A---------A-',
  },
  arrangeSections: {
    ask: 'mutation { arrangeSections(input: { id: "x", version: 1, sections: [] }) { problems { message } } }',
    for: '---A---------A-',
  },
  packTemplate: { ask: '{ packTemplate { version } }', for: '---AAAAAAAAAAA-' },
  changePackTemplate: {
    ask: 'mutation { changePackTemplate(input: { version: 99, sections: [] }) { problems { message } } }',
    for: '------------AA-',
  },
  changeSection: {
    ask: 'mutation { changeSection(input: { id: "x", version: 1, section: { heading: "x", figures: [], texts: [WHY] } }) { problems { message } } }',
    for: '---A---------A-',
  },
  submitPack: {
    ask: 'mutation { submitPack(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---A---------A-',
  },
  handBackPack: {
    ask: 'mutation { handBackPack(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  supersedePack: {
    ask: 'mutation { supersedePack(input: { id: "x", version: 1, reason: "" }) { problems { message } } }',
    for: '---A---------A-',
  },
  signOffPack: {
    ask: 'mutation { signOffPack(input: { id: "x", edition: PARTNERS, reading: 1, dataVersion: 1 }) { problems { message } } }',
    for: 'AA--A--------A-',
  },
  noteAction: {
    ask: 'mutation { noteAction(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  writeCommentary: {
    ask: 'mutation { writeCommentary(input: { id: "x", version: 1, body: "" }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  tellWriting: {
    ask: 'mutation { tellWriting(input: { id: "x" }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  agreeCommentary: {
    ask: 'mutation { agreeCommentary(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  separateCommentary: {
    ask: 'mutation { separateCommentary(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  assignCommentary: {
    ask: 'mutation { assignCommentary(input: { id: "x", version: 1 }) { problems { message } } }',
    for: '---A---------A-',
  },
  recordAction: {
    ask: 'mutation { recordAction(input: { text: "x" }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  recordDecision: {
    ask: 'mutation { recordDecision(input: { pack: "x", text: "x" }) { problems { message } } }',
    for: '---AAAAAAA---A-',
  },
  resumeAllSchedules: {
    ask: 'mutation { resumeAllSchedules(input: {}) { resumed } }',
    for: '-----------AAA-',
  },
  setClaimRule: {
    ask: 'mutation { setClaimRule(input: {}) { problems { message } } }',
    for: '-----------AAA-',
  },
};

let partnership: TestPartnership;
const clients = new Map<string, ApiClient>();
beforeAll(async () => {
  const rows = ['TVP', 'RBC'].flatMap((agency) => [
    ...sentReports(agency, [{}]),
    ...sentDisruptions(agency, [{}]),
    ...sentReferrals(agency, [{}]),
    ...sentLines(agency, [{}]),
    ...sentRegister(agency, '2025-26-Q1', [{ reference: 'G1' }]),
  ]);
  partnership = await createPartnership({ sent: [{ on: '2025-07-10', rows }], today: TODAY });
  await partnership.test.asOwner(
    `INSERT INTO person (id, name, agency_id) VALUES (gen_random_uuid(), 'One', ${TVP}), (gen_random_uuid(), 'Other', ${RBC})`,
  );
  for (const [name, viewer] of Object.entries(viewers))
    clients.set(name, await createClientOf(viewer, partnership.test, TODAY));
});
afterAll(async () => {
  for (const client of clients.values()) await client.close();
  await partnership.close();
});

async function ask(viewer: string, query: string, isWhole: Judge): Promise<Outcome> {
  const { data, errors = [] } = (await clients.get(viewer)?.ask(query)) ?? {};
  if (errors.length > 0) {
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/^[A-Z].*\.$/),
      extensions: { code: 'FORBIDDEN' },
    });
    return 'refused';
  }
  return isWhole(data) ? 'all' : 'reduced';
}

describe.each(Object.entries(fields))(
  'the field %s',
  (_, { ask: query, isWhole = always, for: letters }) => {
    it.each(
      Object.keys(viewers).map((viewer, column) => ({
        viewer,
        outcome: words[letters[column] ?? ''],
      })),
    )('gives $viewer $outcome', async ({ viewer, outcome }) => {
      expect(await ask(viewer, query, isWhole)).toBe(outcome);
    });
  },
);

describe('the schema', () => {
  it('declares the required permission for every field, and for no missing one', async () => {
    const schema = await builtSchema;
    expect(Object.keys(queryPermissions).sort()).toEqual(
      Object.keys(schema.getQueryType()?.getFields() ?? {}).sort(),
    );
    expect(Object.keys(mutationPermissions).sort()).toEqual(
      Object.keys(schema.getMutationType()?.getFields() ?? {}).sort(),
    );
    expect(schema.getSubscriptionType() ?? null).toBeNull();
  });

  it('has no field that the table above does not test', () => {
    expect(Object.keys(fields).sort()).toEqual(
      [...Object.keys(queryPermissions), ...Object.keys(mutationPermissions)].sort(),
    );
  });

  it('cannot be introspected by people who may not ask anything', async () => {
    const asked = [
      '{ __schema { types { name } } }',
      '{ __type(name: "Figure") { name } }',
      'query { ...x } fragment x on Query { __schema { types { name } } }',
    ];
    for (const query of asked) {
      expect((await clients.get('nobody')?.ask(query))?.errors[0]?.extensions.code).toBe(
        'FORBIDDEN',
      );
      expect((await clients.get('board member')?.ask(query))?.errors).toEqual([]);
    }
    expect((await clients.get('nobody')?.ask('{ __typename viewer { id } }'))?.errors).toEqual([]);
  });
});

describe('the routes', () => {
  /** The whole application, including pages, and its registered routes. */
  async function build({
    viewer = nobody,
    add,
  }: { readonly viewer?: Viewer; readonly add?: (app: FastifyInstance) => void } = {}) {
    const app = await buildTestApp(partnership.test, { viewer });
    add?.(app);
    return app;
  }

  it('are all in the table of required permissions', async () => {
    const app = await build();
    const routes = Object.keys(routePermissions).filter((route) => route !== 'GET /*');
    for (const route of routes) {
      const [method = '', url = ''] = route.split(' ');
      expect(app.hasRoute({ method, url })).toBe(true);
    }
    // The router’s own list, where each GET has a HEAD.
    expect(
      (app.printRoutes({ commonPrefix: false }).match(/\((.*?)\)/g) ?? [])
        .flatMap((methods) => methods.match(/[A-Z]+/g) ?? [])
        .filter((method) => method !== 'HEAD'),
    ).toHaveLength(routes.length);
    await app.close();
  });

  it('cannot be registered without a required permission', async () => {
    await expect(
      build({ add: (app) => void app.get('/export/everything', () => 'all') }),
    ).rejects.toThrow('GET /export/everything does not say what it needs');
  });

  it('are all in the table of numbers in their answers', () => {
    expect(Object.keys(routeNumbers).sort()).toEqual(Object.keys(routePermissions).sort());
  });

  it.each([
    {
      route: 'GET /export/records/:file',
      url: '/export/records/referrals.csv?reason=Review of the quarter',
    },
    { route: 'GET /export/log.csv', url: '/export/log.csv' },
    {
      route: 'GET /export/figures.csv',
      url: `/export/figures.csv?question=${encodeURIComponent('{"measures":["referrals"]}')}`,
    },
  ])('have no number among the headers of $route that the table lacks', async ({ route, url }) => {
    const app = await build({ viewer: viewers['local administrator'] });
    const { statusCode, headers } = await app.inject({ method: 'GET', url });
    // The fields that every answer has are all in this one, which reads no data.
    const ofAll = Object.keys((await app.inject({ method: 'GET', url: '/healthz' })).headers);
    await app.close();
    expect(statusCode).toBe(200);
    const holding = Object.entries(headers).flatMap(([name, value]) =>
      /\d/.test(String(value)) ? [name] : [],
    );
    expect(holding.filter((name) => !ofAll.includes(name) && !name.startsWith('content-'))).toEqual(
      Object.keys(routeNumbers[route] ?? {}).filter((name) => name.startsWith('x-')),
    );
  });

  it('have no column of the log and no metric that the table lacks', async () => {
    const app = await build({ viewer: viewers['local administrator'] });
    const [, columns] = (await app.inject({ method: 'GET', url: '/export/log.csv' })).body.split(
      '\n',
    );
    const metrics = (await app.inject({ method: 'GET', url: '/metrics' })).body;
    await app.close();
    const said = (route: string) =>
      Object.keys(routeNumbers[route] ?? {}).filter((name) => !name.startsWith('x-'));
    expect(columns?.split(',').sort()).toEqual(said('GET /export/log.csv').sort());
    expect([...metrics.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name).sort()).toEqual(
      said('GET /metrics').sort(),
    );
  });

  const files = [
    {
      file: 'the records',
      url: '/export/records/referrals.csv?reason=Review of the quarter',
      counted: 'x-records',
      all: '2',
      for: '-----ArrrA---A-',
    },
    {
      file: 'the log',
      url: '/export/log.csv?action=PUBLISH',
      counted: 'x-entries',
      all: '10',
      for: '----------rrAA-',
    },
  ] as const;
  it.each(
    files.flatMap(({ for: letters, ...file }) =>
      Object.keys(viewers).map((viewer, column) => ({
        ...file,
        viewer,
        outcome: words[letters[column] ?? ''],
      })),
    ),
  )('give $viewer $outcome of $file as a file', async ({ url, counted, all, viewer, outcome }) => {
    const app = await build({
      viewer: Object.entries(viewers).find(([name]) => name === viewer)?.[1] ?? nobody,
    });
    const { statusCode, headers, json } = await app.inject({ method: 'GET', url });
    await app.close();
    const isWhole = headers[counted] === all;
    if (statusCode === 403)
      expect(json()).toMatchObject({ error: expect.any(String), needs: expect.any(String) });
    expect(
      statusCode === 200
        ? isWhole
          ? 'all'
          : 'reduced'
        : statusCode === 403
          ? 'refused'
          : statusCode,
    ).toBe(outcome);
  });

  const imports = '--------A----A-';
  it.each(
    Object.keys(viewers).map((viewer, column) => ({
      viewer,
      outcome: words[imports[column] ?? ''],
    })),
  )('accept from $viewer $outcome of a return of the council', async ({ viewer, outcome }) => {
    const app = await build({
      viewer: Object.entries(viewers).find(([name]) => name === viewer)?.[1] ?? nobody,
    });
    const { statusCode } = await app.inject({
      method: 'POST',
      url: '/import/returns/reports?agency=RBC',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'sec-fetch-site': 'same-origin',
      },
      payload:
        '--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nreference\r\n--x--\r\n',
    });
    await app.close();
    expect(statusCode === 200 ? 'all' : statusCode === 403 ? 'refused' : statusCode).toBe(outcome);
  });

  it.each(Object.entries(routePermissions).filter(([, need]) => need !== 'NOTHING'))(
    '%s is refused to nobody',
    async (route) => {
      const app = await build();
      const [method, url = ''] = route.split(' ');
      const refused = await app.inject({ method: method === 'POST' ? 'POST' : 'GET', url });
      expect(refused.statusCode).toBe(403);
      await app.close();
      const [entry] = await partnership.test.asOwner(
        'SELECT action, person_name, what, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
      );
      expect(entry).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Nobody',
        what: refused.json().error,
        filter: { route },
      });
    },
  );
});
