import { allDatasets, type Dataset } from '#domain/lists.js';

import { type Measure, sourcesOf } from './measure.js';

/** The datasets whose returns a measure depends on; a measure of returns depends on all. */
export function datasetsUnder(measure: Measure): readonly Dataset[] {
  return sourcesOf(measure).flatMap((source) => (source === 'RETURNS' ? allDatasets : [source]));
}
