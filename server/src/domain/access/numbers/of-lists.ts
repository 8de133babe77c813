import type { Reasons } from './reasons.js';

/** Numbers in lists and in the catalogue. */
export const listNumbers: Readonly<Record<string, Reasons>> = {
  RegisteredAgency: { id: 'LISTS', validFrom: 'LISTS', validTo: 'LISTS', version: 'SET' },
  AgencyEffect: { sentences: 'PEOPLE' },
  Agency: { id: 'LISTS', code: 'LISTS', name: 'LISTS' },
  Area: {
    id: 'LISTS',
    code: 'LISTS',
    name: 'LISTS',
    population: 'LISTS',
    populationUnder18: 'LISTS',
  },
  CrimeTypeInfo: { id: 'LISTS', name: 'LISTS', shortName: 'LISTS' },
  ObjectiveInfo: { id: 'LISTS', name: 'LISTS', definition: 'LISTS' },
  Measure: {
    id: 'LISTS',
    name: 'LISTS',
    nameInSentences: 'LISTS',
    inSentences: 'LISTS',
    description: 'LISTS',
    formula: 'LISTS',
    denominatorName: 'LISTS',
  },
};
