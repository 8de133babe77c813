import { expect, it } from 'vitest';

import { countReturns } from './coverage.js';

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
  {
    datasets: ['RESOURCES'],
    counted: { returnsDue: 3, returnsReceived: 2 },
    because: 'a late return is in, and one that nobody owes does not count',
  },
  { datasets: ['RESOURCES', 'DISRUPTIONS'], counted: { returnsDue: 4, returnsReceived: 2 }, because: 'what is due is not in yet' },
  { datasets: ['OCGS'], counted: { returnsDue: 0, returnsReceived: 0 }, because: 'nobody owes any' },
])('counts $counted.returnsReceived of $counted.returnsDue: $because', ({ datasets, counted }) => {
  expect(countReturns(returns, datasets)).toEqual(counted);
});
