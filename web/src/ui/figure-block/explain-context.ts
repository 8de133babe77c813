import { createContext } from 'react';

import type { ExplainedFigure } from '#lib/figure-question.js';

/**
 * Opens the explanation of a figure; `opener` is what the reader is led back to. Null where nothing
 * around can explain any.
 */
export const ExplainContext = createContext<
  ((figure: ExplainedFigure, opener: HTMLElement | null) => void) | null
>(null);
