import { type Dimension, dimensions } from '#domain/measures/dimensions.js';

const names: Readonly<Partial<Record<Dimension, string>>> = {
  AREA: 'District',
  TARGET: 'What it was aimed at',
};

/** The name of a dimension that a change is broken down by. */
export function nameSplit(dimension: Dimension): string {
  return names[dimension] ?? dimensions[dimension].name;
}

/** The name of a dimension within a sentence. */
export function nameInSentence(dimension: Dimension): string {
  const name = nameSplit(dimension);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
