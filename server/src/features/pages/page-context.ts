import type { Context } from '#graphql/context.js';

/** What computing a page needs. About the viewer it holds only what they may see. */
export type PageContext = Pick<
  Context,
  | 'database'
  | 'referenceData'
  | 'policy'
  | 'doesReadRollups'
  | 'doesHoldRollups'
  | 'doesKeepAnswers'
  | 'countAnswer'
  | 'work'
  | 'heavyWork'
  | 'lookAgainAtFigures'
  | 'logFault'
>;
