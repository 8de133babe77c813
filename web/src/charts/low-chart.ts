import { createContext } from 'react';

/**
 * How high a chart is where it would else be as high as it is wide, or higher, in CSS pixels: a
 * wall is wide, and what is low is drawn larger on it. Nothing is pressed there either, so no room
 * is kept for what is told of a point. Null on pages and paper.
 */
export const LowChartContext = createContext<number | null>(null);
