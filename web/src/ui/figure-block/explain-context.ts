import { createContext } from 'react';

import type { ExplainedFigure } from '#lib/figure-question.js';

/** Opens the explanation of a figure. Null where nothing around the block can explain any. */
export const ExplainContext = createContext<((figure: ExplainedFigure) => void) | null>(null);
