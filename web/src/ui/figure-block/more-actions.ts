import { createContext } from 'react';

/** One more action for a figure, which its page provides. */
interface MoreAction {
  readonly id: string;
  readonly label: string;
  /**
   * Runs it. Resolves with a sentence about the result; an empty one if the page shows the result
   * itself.
   */
  readonly run: () => Promise<string>;
}

/**
 * The page's own actions for the figure of that name, in addition to those that every figure has.
 */
export type ToMoreActions = (name: string) => readonly MoreAction[];

/** Nothing, unless a page provides some. */
export const MoreActionsContext = createContext<ToMoreActions>(() => []);
