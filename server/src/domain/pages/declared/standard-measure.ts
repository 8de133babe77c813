import type { MeasureKey } from '#domain/measures/catalogue.js';

/** The measure that the measure page shows if none is chosen. */
export const standardMeasure: MeasureKey = 'disruptions';
