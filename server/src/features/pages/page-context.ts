import type { Context } from '#graphql/context.js';

/** What a page is worked out with: nothing of who asks but what they may see. */
export type PageContext = Pick<
  Context,
  | 'database'
  | 'referenceData'
  | 'policy'
  | 'doesReadRollups'
  | 'doesHoldRollups'
  | 'doesKeepAnswers'
  | 'work'
  | 'heavyWork'
  | 'lookAgainAtFigures'
  | 'logFault'
>;
