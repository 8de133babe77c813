import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';

import { aMeasure } from '#testing/fake-api.js';

import { findMeasures } from './find-measures.js';
import { knownDimensions } from './schema-words.js';

const schema = buildSchema(`
  type Query { figures(where: FigureFilter, by: [Dimension!]): FigureRow }
  enum Dimension {
    "County lines. Whether a line was named."
    COUNTY_LINES
    "Crime type"
    CRIME_TYPE
    "Area. The district, or the larger place that is known."
    AREA
  }
  enum CrimeType {
    "Drugs. Supply of controlled drugs."
    DRUGS
  }
  input CrimeTypeFilter { in: [CrimeType!] }
  input FigureFilter { crimeType: CrimeTypeFilter }
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
    "Referrals received. Those that arrived."
    referrals: Int
    "Reports per 1,000 people. By where it happened."
    reportsPer1000: Int
    "Major and moderate share. Of confirmed disruptions."
    majorModerateShare: Int
    "Vacancy rate. Funded posts that nobody holds."
    vacancyRate: Int
  }
`);
const measures = [
  aMeasure({ key: 'firearms', id: 'firearms', name: 'Firearms seized' }),
  aMeasure({ key: 'phones', id: 'phones', name: 'Phones seized' }),
  aMeasure({ key: 'returnsOnTime', id: 'returnsOnTime', name: 'Returns received on time' }),
  aMeasure({ key: 'linesClosed', id: 'linesClosed', name: 'County lines closed' }),
  aMeasure({
    key: 'reportsLinked',
    id: 'reportsLinked',
    name: 'Reports linked to a confirmed disruption',
  }),
  aMeasure({ key: 'disruptions', id: 'disruptions', name: 'Confirmed disruptions' }),
  aMeasure({
    key: 'referrals',
    id: 'referrals',
    name: 'Referrals received',
    dimensions: ['COUNTY_LINES', 'AREA'],
  }),
  aMeasure({
    key: 'reportsPer1000',
    id: 'reportsPer1000',
    name: 'Reports per 1,000 people',
    dimensions: ['CRIME_TYPE', 'AREA'],
  }),
  aMeasure({
    key: 'majorModerateShare',
    id: 'majorModerateShare',
    name: 'Major and moderate share',
  }),
  aMeasure({ key: 'vacancyRate', id: 'vacancyRate', name: 'Vacancy rate' }),
].map((measure) => ({ ...measure, companion: null }));

describe('findMeasures', () => {
  it.each([
    {
      sought: '',
      finds: [
        'firearms',
        'phones',
        'returnsOnTime',
        'linesClosed',
        'reportsLinked',
        'disruptions',
        'referrals',
        'reportsPer1000',
        'majorModerateShare',
        'vacancyRate',
      ],
    },
    { sought: 'Confirmed disruptions', finds: ['disruptions'] },
    {
      sought: 'confirmed',
      finds: ['reportsLinked', 'disruptions', 'firearms', 'phones', 'majorModerateShare'],
      because: 'few have it in their name, and others in their definition',
    },
    {
      sought: 'disruptions that are confirmed',
      finds: ['disruptions'],
      because: 'two of the words are common in any question',
    },
    { sought: 'seizures', finds: ['firearms', 'phones'] },
    { sought: 'firearm seizures', finds: ['firearms'] },
    { sought: 'late', finds: ['returnsOnTime'] },
    {
      sought: 'seizures of firearms',
      finds: ['firearms'],
      because: 'no measure has all words, and this one has the most',
    },
    { sought: 'weather', finds: [] },
    { sought: 'vacant', finds: ['vacancyRate'], because: 'people call posts vacant' },
    {
      sought: 'did referrals rise against last year',
      finds: ['referrals'],
      because: 'words about a change apply to any measure',
    },
    {
      sought: 'quarter',
      finds: [],
      because: 'a single common word is searched for, and no measure has it',
    },
    { sought: 'county lines', finds: ['linesClosed'] },
    {
      sought: 'rate',
      finds: ['vacancyRate'],
      because: 'it is a word of its own there, and only part of “moderate” elsewhere',
    },
    { sought: 'overdue returns', finds: ['returnsOnTime'] },
    {
      sought: 'reports per 10,000 residents',
      finds: ['reportsPer1000'],
      because: 'residents count as people',
    },
    {
      sought: 'isrupt',
      finds: ['reportsLinked', 'disruptions'],
      because: 'no word begins with it, so part of a word is enough',
    },
    {
      sought: 'county lines referrals',
      finds: ['referrals'],
      because: 'referrals are recorded by county lines, and no measure has all words in its name',
    },
    {
      sought: 'drug reports per 10,000 people by district',
      finds: ['reportsPer1000'],
      because: 'the other words are in the lists of its dimensions',
    },
  ])('finds $finds for "$sought"', ({ sought, finds }) => {
    expect(
      findMeasures(sought, {
        fitting: { measures, dimensions: knownDimensions(schema) },
        schema,
      }).map(({ key }) => key),
    ).toEqual(finds);
  });
});
