import type { Reasons } from './reasons.js';

/**
 * Numbers of packs. What a pack shows are blocks of pages, as they are told to a viewer of no
 * agency, or to the cleared alone; its texts are somebody's words, those for partners held against
 * what is hidden from them before a pack is signed.
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
  // What the edition that somebody reads showed, and what it would show: no difference of protected
  // figures, and no return that changed one.
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
  // Words without a number, for those who write.
  PackHandBack: { by: 'PEOPLE', at: 'SET', reason: 'SET' },
  // A document holds a number that nobody knows, so that its hash tells nothing of what is in it.
  PackProof: {
    ...{ sha256: 'SET', form: 'SET', dataVersion: 'RETURNS', frozenAt: 'SET', signedBy: 'PEOPLE' },
    ...{ missing: 'RETURNS', gapsReason: 'SET' },
  },
};
