import type { ChoicesQuery } from '#graphql/operations.js';

/** A measure without figures, as the page loads it first. */
export type PageMeasure = Pick<
  ChoicesQuery['measures'][number],
  'key' | 'name' | 'unit' | 'direction' | 'datasets' | 'dimensions'
>;
