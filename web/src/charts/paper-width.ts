import { createContext } from 'react';

/** Widths of charts on paper, in CSS pixels. */
export interface PaperWidth {
  /** The width of a chart that takes a sheet between its margins. */
  readonly whole: number;
  /** The width of a chart beside another. */
  readonly half: number;
}

/** The widths on a sheet with margins of its own; null for the margins of pages. */
export const PaperWidthContext = createContext<PaperWidth | null>(null);
