import { createContext } from 'react';

/** One more thing that can be done with a figure, which its page knows of. */
interface MoreAction {
  readonly id: string;
  readonly label: string;
  /**
   * Does it. Answers with a sentence of what came of it; an empty one where the page shows that
   * itself.
   */
  readonly run: () => Promise<string>;
}

/** What can be done with the figure of that name beside what can be done with every figure. */
export type ToMoreActions = (name: string) => readonly MoreAction[];

/** Nothing, unless a page says so. */
export const MoreActionsContext = createContext<ToMoreActions>(() => []);
