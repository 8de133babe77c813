import { describe, expect, it } from 'vitest';

import { findMeasures, toSubjects } from './search.js';

const measures = [
  {
    key: 'reports',
    name: 'Reports received',
    description: 'What people told.',
    subject: 'REPORTS',
  },
  {
    key: 'vacancyRate',
    name: 'Vacancy rate',
    description: 'Funded posts that are vacant.',
    subject: 'RESOURCING',
  },
  {
    key: 'spend',
    name: 'Spend',
    description: 'What posts and all else cost.',
    subject: 'RESOURCING',
  },
];
const find = (subject: string | null, words: string) =>
  findMeasures(measures, { subject, find: words }).map(({ key }) => key);

describe('findMeasures', () => {
  it('looks for every word in name, definition and key, ignoring case', () => {
    expect(find(null, '')).toEqual(['reports', 'vacancyRate', 'spend']);
    expect(find(null, 'POSTS')).toEqual(['vacancyRate', 'spend']);
    expect(find(null, ' posts  rate ')).toEqual(['vacancyRate']);
    expect(find(null, 'vacancyrate')).toEqual(['vacancyRate']);
    expect(find(null, 'nothing like it')).toEqual([]);
  });

  it('stays within a subject', () => {
    expect(find('RESOURCING', '')).toEqual(['vacancyRate', 'spend']);
    expect(find('REPORTS', 'posts')).toEqual([]);
  });
});

describe('toSubjects', () => {
  it('lists each once, in catalogue order', () =>
    expect(toSubjects(measures)).toEqual(['REPORTS', 'RESOURCING']));
});
