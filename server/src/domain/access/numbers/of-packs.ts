import type { Reasons } from './reasons.js';

/**
 * Numbers in packs. A pack shows blocks of pages, as they are shown to a viewer with no agency, or
 * to cleared readers only. Its texts are people's words; those for partners are checked for what is
 * hidden from partners before a pack is signed.
 */
export const packNumbers: Readonly<Record<string, Reasons>> = {
  BoardPack: {
    ...{
      id: 'SET',
      number: 'SET',
      version: 'SET',
      reading: 'SET',
      textCount: 'SET',
      agreedCount: 'SET',
    },
    ...{
      textsDueOn: 'SET',
      signOffDueOn: 'SET',
      meetsOn: 'SET',
      reason: 'SET',
      missingTexts: 'SET',
    },
  },
  BoardAction: {
    ...{
      id: 'SET',
      text: 'SET',
      owner: 'SET',
      post: 'SET',
      dueOn: 'SET',
      age: 'SET',
      notes: 'SET',
      version: 'SET',
    },
  },
  // What the edition showed, and what it would show today. This gives away neither a difference in
  // protected figures nor a return that changed one.
  PackRevision: {
    ...{
      figure: 'QUESTION',
      before: 'DISCLOSED',
      now: 'DISCLOSED',
      difference: 'DISCLOSED',
      reading: 'DISCLOSED',
    },
  },
  RevisedPlace: {
    section: 'SET',
    number: 'SET',
    heading: 'SET',
    block: 'QUESTION',
    now: 'DISCLOSED',
  },
  RevisedCell: { row: 'QUESTION', column: 'QUESTION' },
  RevisingReturn: { publishedAt: 'RETURNS' },
  BoardDecision: { id: 'SET', text: 'SET', decidedOn: 'SET', version: 'SET' },
  PackHeading: { key: 'SET', number: 'SET', heading: 'SET' },
  PackTemplate: { version: 'SET' },
  PackPlan: { key: 'SET', heading: 'SET' },
  PackFigure: { page: 'SET', block: 'SET', savedQuery: 'SET', version: 'SET', name: 'SET' },
  PackSectionChoice: { key: 'SET', heading: 'SET' },
  PackContent: {
    title: 'DISCLOSED',
    dataVersion: 'RETURNS',
    areaName: 'SET',
    quarterName: 'SET',
    missingReturns: 'RETURNS',
  },
  PackDefinition: { name: 'SET', words: 'SET' },
  PackSection: { key: 'SET', number: 'SET', heading: 'SET', notes: 'QUESTION' },
  PackText: {
    id: 'SET',
    version: 'SET',
    body: 'SET',
    post: 'SET',
    dueOn: 'SET',
    suggestion: 'DISCLOSED',
  },
  PackTextVersion: { number: 'SET', body: 'SET', savedAt: 'SET', savedBy: 'PEOPLE' },
  PackWriting: { text: 'SET', who: 'PEOPLE' },
  PackSignature: { by: 'PEOPLE', at: 'SET' },
  // Words without a number, for authors.
  PackHandBack: { by: 'PEOPLE', at: 'SET', reason: 'SET' },
  // A document contains a random number that nobody knows, so its hash reveals nothing about its
  // contents.
  PackProof: {
    ...{ sha256: 'SET', form: 'SET', dataVersion: 'RETURNS', frozenAt: 'SET', signedBy: 'PEOPLE' },
    ...{ missing: 'RETURNS', gapsReason: 'SET' },
  },
};
