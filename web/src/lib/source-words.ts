import { joinWords } from '#lib/format.js';

const sources: Readonly<Record<string, string>> = {
  REPORTS: 'report',
  DISRUPTIONS: 'disruption',
  REFERRALS: 'referral',
  RESOURCES: 'resource',
  OCGS: 'group',
};

/** `disruption and resource returns`: the returns behind a measure. */
export function nameSource(datasets: readonly string[]): string {
  if (datasets.length === 0 || datasets.length === Object.keys(sources).length)
    return 'returns of every dataset';
  return `${joinWords(datasets.map((dataset) => sources[dataset] ?? dataset.toLowerCase()))} returns`;
}
