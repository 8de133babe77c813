import { joinWords } from '#lib/format.js';

const sources: Readonly<Record<string, string>> = {
  REPORTS: 'report',
  DISRUPTIONS: 'disruption',
  REFERRALS: 'referral',
  RESOURCES: 'resource',
  OCGS: 'group',
};

/** `disruption and resource returns`: the returns that a measure is made from. */
export function nameSource(datasets: readonly string[]): string {
  if (datasets.length === 0 || datasets.length === Object.keys(sources).length) return 'returns of every dataset';
  return `${joinWords(datasets.map((dataset) => sources[dataset] ?? dataset.toLowerCase()))} returns`;
}

/** `17 of 19 returns in`. */
export function wordCoverage({ returnsDue, returnsReceived }: { readonly returnsDue: number; readonly returnsReceived: number }): string {
  return returnsDue === 0 ? 'No returns are owed' : `${returnsReceived} of ${returnsDue} returns in`;
}

const settled: Readonly<Record<string, string>> = {
  OPEN: 'Not closed',
  PROVISIONAL: 'Provisional [p]',
  FINAL: 'Final',
};

/** Whether figures may still be corrected. */
export function wordFreshness(status: string): string {
  return settled[status] ?? status;
}
