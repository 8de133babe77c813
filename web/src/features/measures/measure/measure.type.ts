import type { ChoicesQuery } from '#graphql/operations.js';

/** A measure as the page knows it before it has any figure. */
export type PageMeasure = Pick<
  ChoicesQuery['measures'][number],
  'key' | 'name' | 'unit' | 'direction' | 'datasets' | 'dimensions'
>;
