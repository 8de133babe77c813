import { expect, it } from 'vitest';

import { nameQuestion } from './name-question.js';

const measures = [
  { key: 'reports', name: 'Reports' },
  { key: 'disruptions', name: 'Confirmed disruptions' },
  { key: 'disruptionsPer1000', name: 'Disruptions per 1,000 people' },
];

it.each([
  ['{ figures { totals { disruptions { value } } } }', 'Confirmed disruptions'],
  [
    '{ figures(by: [CRIME_TYPE, AREA]) { rows { reports { value } disruptions { value } } } }',
    'Reports and confirmed disruptions by crime type, area',
  ],
  ['{ figures { totals { disruptionsPer1000 { value } } } }', 'Disruptions per 1,000 people'],
  ['{ measures { key } }', null],
])('names a question by its measures and groups: %s', (text, name) => {
  expect(nameQuestion(text, measures)).toBe(name);
});
