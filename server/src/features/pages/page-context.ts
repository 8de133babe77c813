import type { Context } from '#graphql/context.js';

/**
 * Everything needed to compute a page. It says nothing about the viewer except what they may see.
 */
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
