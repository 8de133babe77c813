import { expect, it } from 'vitest';

import { wordCoverageOfAll } from './coverage.js';

const aReturn = (dataset: string, state: string, isOwed = true) => ({ dataset, state, isOwed });
const returns = [
  aReturn('RESOURCES', 'RECEIVED'),
  aReturn('RESOURCES', 'RECEIVED_LATE'),
  aReturn('RESOURCES', 'MISSING'),
  aReturn('RESOURCES', 'RECEIVED', false),
  aReturn('DISRUPTIONS', 'DUE'),
  aReturn('REFERRALS', 'RECEIVED'),
];

it.each([
  { datasets: ['RESOURCES'], words: '2 of 3 returns in', because: 'a late return is in, and one that nobody owes does not count' },
  { datasets: ['RESOURCES', 'DISRUPTIONS'], words: '2 of 4 returns in', because: 'what is due is not in yet' },
  { datasets: ['OCGS'], words: 'No returns are owed', because: 'nobody owes any' },
])('says $words: $because', ({ datasets, words }) => {
  expect(wordCoverageOfAll(returns, datasets)).toBe(words);
});
