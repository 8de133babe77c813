import { createContext } from 'react';

/** How wide charts are on paper, in CSS pixels. */
export interface PaperWidth {
  /** Across a sheet between its margins. */
  readonly whole: number;
  /** Beside another chart. */
  readonly half: number;
}

/**
 * On a sheet with the margins that pages have. What is printed on another says how wide that is.
 */
export const PaperWidthContext = createContext<PaperWidth | null>(null);
