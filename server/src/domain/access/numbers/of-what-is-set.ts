import type { Reasons } from './reasons.js';

/** Numbers of what somebody set or saved: targets, events, questions and their own page. */
export const setNumbers: Readonly<Record<string, Reasons>> = {
  Target: { id: 'SET', value: 'SET', lower: 'SET', upper: 'SET', tolerance: 'SET', text: 'SET', version: 'SET' },
  Event: { id: 'SET', happenedOn: 'SET', title: 'SET', version: 'SET' },
  // Problems quote what was asked for, and who saved what: a post, and a day of that.
  Problem: { field: 'QUESTION', message: 'QUESTION' },
  SavedQuery: {
    id: 'SET',
    name: 'SET',
    description: 'SET',
    text: 'SET',
    version: 'SET',
    latestVersion: 'SET',
    savedAt: 'SET',
  },
  SavedQueryConnection: { totalCount: 'SET' },
  SavedQueryEdge: { cursor: 'SET' },
  SavedBy: { name: 'PEOPLE' },
  SavedVariable: { name: 'SET', label: 'SET', default: 'SET', quartersBack: 'SET' },
  DeclaredVariable: { name: 'SET', type: 'LISTS' },
  SavedView: { settings: 'SET' },
  SavedVersion: { id: 'SET', number: 'SET', savedAt: 'SET', name: 'SET', description: 'SET', text: 'SET' },
  SavedVersionConnection: { totalCount: 'SET' },
  SavedVersionEdge: { cursor: 'SET' },
  BlockQuestion: { where: 'SET' },
  TextProblem: { message: 'QUESTION', line: 'QUESTION', column: 'QUESTION', nearest: 'LISTS' },
  DeleteQueryPayload: { deleted: 'SET' },
  MyPage: { id: 'SET', version: 'SET', dataVersion: 'RETURNS' },
  Pin: { id: 'SET', name: 'SET', columns: 'SET', blockId: 'LISTS', scope: 'SET', problem: 'QUESTION' },
  PinBlockPayload: { pin: 'SET' },
};
