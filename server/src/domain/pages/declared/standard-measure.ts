import type { MeasureKey } from '#domain/measures/catalogue.js';

/** The measure of the measure page if none is chosen. */
export const standardMeasure: MeasureKey = 'disruptions';
