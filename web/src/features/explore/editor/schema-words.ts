import { type GraphQLSchema, isObjectType } from 'graphql';

/** Names of types for people, if the name in the code is not a word that they use. */
const words: Readonly<Record<string, string>> = {
  Query: 'the list of questions',
  FigureRow: 'a row of figures',
  FigureTable: 'a table of figures',
  FigureKey: 'the key of a row',
  FigureFilter: 'the filter',
  Figure: 'a figure',
  Change: 'a change',
  Dimension: 'the dimensions',
  MeasureKey: 'the measures',
  Int: 'whole number',
  Float: 'number',
  String: 'text',
  ID: 'code',
};

/**
 * The name of a type in words: `FigureRow` is "a row of figures", and `CrimeTypeFilter` is "crime
 * type filter".
 */
export function typeWords(type: string): string {
  return words[type] ?? type.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** Whether the fields of a type are measures. */
export function isMeasureOwner(type: string, schema: GraphQLSchema): boolean {
  const found = schema.getType(type);
  return isObjectType(found) && type === 'FigureRow';
}

/** A name from the code in words: `crimeType` is "Crime type". */
export function nameWords(name: string): string {
  const spaced = name.replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
