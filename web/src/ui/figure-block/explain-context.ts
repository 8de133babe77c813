import { createContext } from 'react';

import type { ExplainedFigure } from '#lib/figure-question.js';

/**
 * Opens the explanation of a figure; `opener` gets the focus back. Null if no explanations are
 * available.
 */
export const ExplainContext = createContext<
  ((figure: ExplainedFigure, opener: HTMLElement | null) => void) | null
>(null);
