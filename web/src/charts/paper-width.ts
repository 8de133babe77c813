import { createContext } from 'react';

/** Widths of charts on paper, in CSS pixels. */
export interface PaperWidth {
  /** Across a sheet between its margins. */
  readonly whole: number;
  /** Beside another chart. */
  readonly half: number;
}

/** On a sheet with the margins of pages. A sheet with other margins states its own width. */
export const PaperWidthContext = createContext<PaperWidth | null>(null);
