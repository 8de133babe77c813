import type { Json } from '#testing/api-client.js';

import type { FieldAccess } from './field-access.js';

/** The answers of each field of Mutation by viewer. */
export const mutations: FieldAccess = {
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
  setRetention: {
    ask: 'mutation { setRetention(input: { dataset: REPORTS, years: 3, version: 0 }) { problems { message } } }',
    for: '------------AA-',
  },
  requestReturn: {
    ask: 'mutation { requestReturn(input: { quarter: "2025-26-Q1", agencies: [] }) { problems { message } } }',
    for: '-----------AAA-',
  },
  setTarget: {
    ask: 'mutation { setTarget(input: { measure: reportsActionedIn24h, quarter: "2025-26-Q1", value: 5 }) { problems { message } } }',
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
  setPeriods: {
    ask: 'mutation { setPeriods(input: { quarter: "2026-27-Q3", settings: [{ dataset: REPORTS, dueOn: "2027-01-31", version: 0 }] }) { problems { message } } }',
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
  moderateDisruption: {
    ask: 'mutation { moderateDisruption(input: { id: "TVP:X", version: 1, step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
    for: '-------------A-',
  },
  moderateDisruptions: {
    ask: 'mutation { moderateDisruptions(input: { cases: [{ id: "TVP:X", version: 1 }], step: { act: ASK, text: "Which group?" } }) { problems { message } } }',
    for: '-------------A-',
  },
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
  createPack: {
    ask: 'mutation { createPack(input: { quarter: "2098-99-Q1" }) { problems { message } } }',
    for: '---A---------A-',
  },
  arrangeSections: {
    ask: 'mutation { arrangeSections(input: { id: "x", version: 1, sections: [] }) { problems { message } } }',
    for: '---A---------A-',
  },
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
