import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { aMeasure } from '#testing/fake-api.js';

import { findMeasures } from './find-measures.js';

const schema = buildSchema(`
  type Query { figures: FigureRow }
  type FigureRow {
    "Firearms seized. What was taken in confirmed disruptions."
    firearms: Int
    "Phones seized. What was taken in confirmed disruptions."
    phones: Int
    "Returns received on time. The share that came by their due day. The others came late."
    returnsOnTime: Int
    "County lines closed. Those whose number was deactivated."
    linesClosed: Int
    "Reports linked to a confirmed disruption. Counted once."
    reportsLinked: Int
    "Confirmed disruptions. Those that were confirmed."
    disruptions: Int
  }
`);
const measures = [
  aMeasure({ key: 'firearms', id: 'firearms', name: 'Firearms seized' }),
  aMeasure({ key: 'phones', id: 'phones', name: 'Phones seized' }),
  aMeasure({ key: 'returnsOnTime', id: 'returnsOnTime', name: 'Returns received on time' }),
  aMeasure({ key: 'linesClosed', id: 'linesClosed', name: 'County lines closed' }),
  aMeasure({ key: 'reportsLinked', id: 'reportsLinked', name: 'Reports linked to a confirmed disruption' }),
  aMeasure({ key: 'disruptions', id: 'disruptions', name: 'Confirmed disruptions' }),
].map((measure) => ({ ...measure, companion: null }));

describe('findMeasures', () => {
  it.each([
    { sought: '', finds: ['firearms', 'phones', 'returnsOnTime', 'linesClosed', 'reportsLinked', 'disruptions'] },
    { sought: 'Confirmed disruptions', finds: ['disruptions'] },
    { sought: 'disruptions that are confirmed', finds: ['reportsLinked', 'disruptions'] },
    { sought: 'seizures', finds: ['firearms', 'phones'] },
    { sought: 'firearm seizures', finds: ['firearms'] },
    { sought: 'late', finds: ['returnsOnTime'] },
    { sought: 'seizures of firearms', finds: ['firearms'], because: 'no measure holds all words, and this one the most' },
    { sought: 'weather', finds: [] },
  ])('finds for "$sought" $finds', ({ sought, finds }) => {
    expect(findMeasures(sought, { fitting: { measures }, schema }).map(({ key }) => key)).toEqual(finds);
  });
});
