import type { Json } from '#testing/api-client.js';

import type { FieldAccess, Judge } from './field-access.js';

const WHY = 'reason: "Review of the quarter"';
const bothRecords: Judge = (data) => Object.values<Json>(data)[0].totalCount === 2;

/** The answers of each field of Query by viewer. */
export const queries: FieldAccess = {
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
  // The field is about one agency, and the administrator here belongs to another.
  returnHistory: { ask: '{ returnHistory(agency: "RBC") { count } }', for: '--------A---AA-' },
  stagedReturn: { ask: '{ stagedReturn(id: "x") { id } }', for: '--------A--AAA-' },
  stagedRows: { ask: '{ stagedRows(id: "x") { version } }', for: '--------A--AAA-' },
  // Board members and leaders also see the quality of their agency’s returns. People with only a
  // board role see none.
  quality: {
    ask: '{ quality(dataset: REFERRALS) { measures { key } agencies { agency { code } } } }',
    isWhole: ({ quality }) => quality.agencies.length > 0,
    for: 'rrr--rrrrrrrAA-',
  },
  retentionEffect: {
    ask: '{ retentionEffect(input: { dataset: REPORTS, years: 7, version: 0 }) { sentences } }',
    for: '------------AA-',
  },
  retention: { ask: '{ retention { dataset years records } }', for: 'AAA--AAAAAAAAA-' },
  returnRequests: {
    ask: '{ returnRequests(quarter: "2025-26-Q1") { id } }',
    for: '-----------AAA-',
  },
  agencyRegister: { ask: '{ agencyRegister { id } }', for: 'AAAAAAAAAAAAAA-' },
  endAgencyEffect: {
    ask: '{ endAgencyEffect(input: { agency: "XX", successors: [], version: 1 }) { sentences } }',
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
  obligations: { ask: '{ obligations { id } }', for: 'AAAAAAAAAAAAAA-' },
  obligationEffect: {
    ask: '{ obligationEffect(input: { agency: "XX", dataset: REPORTS, times: [], version: 0 }) { sentences } }',
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
  // Only the local administrator here has a cleared moderator’s grant for the whole partnership;
  // moderators of an agency, and moderators who are not cleared, have no such grant.
  moderationQueue: {
    ask: '{ moderationQueue(first: 1) { totalCount } }',
    for: '-------------A-',
  },
  moderationCase: { ask: '{ moderationCase(id: "TVP:D1") { id } }', for: '-------------A-' },
  moderationEffect: {
    ask: '{ moderationEffect(cases: ["TVP:D1"], outcome: CONFIRM, panelOn: "2026-11-24") { name } }',
    for: '-------------A-',
  },
  datasetContacts: { ask: '{ datasetContacts(agency: "TVP") { id } }', for: 'AAAAAAAAAAAAAA-' },
  savedQueries: { ask: '{ savedQueries(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  savedQuery: { ask: '{ savedQuery(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  myPage: { ask: '{ myPage { version } }', for: 'AAAAAAAAAAAAAA-' },
  schedules: { ask: '{ schedules(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  schedule: { ask: '{ schedule(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  alerts: { ask: '{ alerts(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  alert: { ask: '{ alert(id: "x") { id } }', for: 'AAAAAAAAAAAAAA-' },
  inbox: { ask: '{ inbox(first: 9) { totalCount } }', for: 'AAAAAAAAAAAAAA-' },
  colleagues: { ask: '{ colleagues { id } }', for: 'AAAAAAAAAAAAAA-' },
  boards: { ask: '{ boards { id } }', for: 'AAAAAAAAAAAAAA-' },
  board: { ask: '{ board(quarter: "2025-26-Q1") { id } }', for: 'AAAAAAAAAAAAAA-' },
  packTemplate: { ask: '{ packTemplate { version } }', for: '---AAAAAAAAAAA-' },
};
