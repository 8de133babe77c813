import { createContext } from 'react';

/** One more action for a figure, which its page provides. */
interface MoreAction {
  readonly id: string;
  readonly label: string;
  /**
   * Runs the action. Resolves with a sentence about the result; an empty one if the page shows the
   * result itself.
   */
  readonly run: () => Promise<string>;
}

/**
 * Returns the page's own actions for the figure with this name, in addition to those that every
 * figure has.
 */
export type ToMoreActions = (name: string) => readonly MoreAction[];

/** The actions that a page provides; none by default. */
export const MoreActionsContext = createContext<ToMoreActions>(() => []);
