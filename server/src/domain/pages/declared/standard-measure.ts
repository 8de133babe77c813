import type { MeasureKey } from '#domain/measures/catalogue.js';

/** What a page of one measure is about where none is chosen. */
export const standardMeasure: MeasureKey = 'disruptions';
