import type { Context } from '#graphql/context.js';

/** What computing a page needs. It holds nothing about the viewer except what they may see. */
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
