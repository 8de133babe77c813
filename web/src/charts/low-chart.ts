import { createContext } from 'react';

/**
 * Maximum height of a chart that would otherwise be square or taller, in CSS pixels: a wall is
 * wide, and low charts are drawn larger on it. Nobody presses anything there, so no space is
 * reserved for the description of a point. Null on pages and paper.
 */
export const LowChartContext = createContext<number | null>(null);
