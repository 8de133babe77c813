import { describe, expect, it } from 'vitest';

import { disruptions } from './disruptions.js';
import { findLikelyDataset, findPossibleDatasets } from './likely-dataset.js';
import { ocgs } from './ocgs.js';
import { referrals } from './referrals.js';
import { reports } from './reports.js';
import { resources } from './resources.js';

const all = [reports, disruptions, referrals, resources, ocgs];
const columns = new Map(all.map(({ dataset, columns: own }) => [dataset, own]));

describe('findLikelyDataset', () => {
  it.each(all)('does not suggest another dataset for the template of $dataset', (own) => {
    const headings = own.columns.map(({ name }) => name);
    expect(findLikelyDataset(headings, own.dataset, columns)).toBeNull();
    const required = own.columns.filter(({ isRequired }) => isRequired);
    expect(
      findLikelyDataset(
        required.map(({ name }) => name),
        own.dataset,
        columns,
      ),
    ).toBeNull();
  });

  it.each(all)('finds $dataset by its headings if another dataset was chosen', (own) => {
    const headings = own.columns.map(({ name }) => name);
    for (const { dataset } of all.filter((other) => other !== own))
      expect(findLikelyDataset(headings, dataset, columns)).toBe(own.dataset);
  });

  it('finds referrals by a council’s own headings', () => {
    const headings = ['Our ref', 'Date of referral', 'Type of referral', 'Age group', 'Gender'];
    expect(findLikelyDataset([...headings, 'RAG', 'RG date'], 'REPORTS', columns)).toBe(
      'REFERRALS',
    );
  });

  it('suggests nothing for headings that no dataset has', () => {
    expect(findLikelyDataset(['Worker', 'Notes', 'x'], 'REPORTS', columns)).toBeNull();
    expect(findLikelyDataset([], 'REPORTS', columns)).toBeNull();
  });
});

describe('findPossibleDatasets', () => {
  it.each([
    { known: [9, 3, 2], datasets: ['REPORTS'], because: 'it has far more columns' },
    { known: [5, 7, 2], datasets: ['DISRUPTIONS'], because: 'two more columns decide' },
    {
      known: [6, 7, 2],
      datasets: ['DISRUPTIONS', 'REPORTS'],
      because: 'one more column does not decide',
    },
    {
      known: [1, 1, 1],
      datasets: ['REPORTS', 'DISRUPTIONS', 'REFERRALS'],
      because: 'all fit equally',
    },
    { known: [0, 0, 0], datasets: ['REPORTS', 'DISRUPTIONS', 'REFERRALS'], because: 'none fits' },
  ])('finds $datasets, because $because', ({ known, datasets }) => {
    const [reported = 0, disrupted = 0, referred = 0] = known;
    expect(
      findPossibleDatasets([
        { dataset: 'REPORTS', known: reported },
        { dataset: 'DISRUPTIONS', known: disrupted },
        { dataset: 'REFERRALS', known: referred },
      ]),
    ).toEqual(datasets);
  });
});
