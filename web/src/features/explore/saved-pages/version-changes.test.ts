import { describe, expect, it } from 'vitest';

import { describeVersion, type VersionContent } from './version-changes.js';

const names = new Map([
  ['E23000029', 'Thames Valley'],
  ['arrests', 'Arrests'],
  ['multiAgencyShare', 'Multi-agency share'],
]);
const held: VersionContent = {
  name: 'Disruptions by area',
  description: '',
  text: 'query ($area: ID!) {\n  figures(by: [AREA]) { rows { arrests { text } } }\n}',
  variables: [{ name: 'area', label: 'Area', default: 'E23000029', quartersBack: null }],
  view: { kind: 'AUTO' },
};
const quarter = { name: 'quarter', label: 'Quarter', default: null, quartersBack: 0 };

describe('describeVersion', () => {
  it.each([
    {
      part: { text: held.text.replace('arrests', 'multiAgencyShare') },
      says: ['Multi-agency share added', 'Arrests removed'],
      because: 'measures',
    },
    {
      part: { text: held.text.replace('[AREA]', '[AREA, CRIME_TYPE]') },
      says: ['By crime type added'],
      because: 'a group',
    },
    {
      part: { variables: [...held.variables, quarter] },
      says: ['Quarter is now asked for each time'],
      because: 'a new variable',
    },
    {
      part: { variables: [] },
      says: ['Area is no longer asked for'],
      because: 'a variable that is gone',
    },
    {
      part: { variables: [{ ...quarter, name: 'area', label: 'Area' }] },
      says: ['Area was Thames Valley; it is now the latest closed quarter if left alone'],
      because: 'another default',
    },
    {
      part: { name: 'By area', view: { kind: 'TABLE' } },
      says: ['Renamed: it was “Disruptions by area”', 'Shown as table; it was auto'],
      because: 'name and view',
    },
    {
      part: { text: `${held.text}\n# arrests of multiAgencyShare` },
      says: ['1 line added, 0 removed.'],
      because: 'a comment names no measure',
    },
    { part: {}, says: ['Only the sharing changed'], because: 'only the sharing' },
  ])('says what was changed: $because', ({ part, says }) =>
    expect(describeVersion(held, { ...held, ...part }, names)).toEqual(says),
  );

  it('says only that the first version was saved first', () =>
    expect(describeVersion(null, held, names)).toEqual(['First saved']));
});
