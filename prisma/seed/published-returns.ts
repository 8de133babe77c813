import path from 'node:path';

import { home } from '@stronghold/prisma/home';

/**
 * A return made from published tables. Unlike the rest of the demonstration, it contains real data.
 */
export interface PublishedReturn {
  readonly agencyCode: string;
  readonly quarter: string;
  /** The path of the return's CSV file. */
  readonly file: string;
}

/**
 * NRM referrals of Thames Valley Police, as the Home Office published them (SOURCES.md), oldest
 * first.
 */
export const publishedReturns: readonly PublishedReturn[] = [
  '2022-23-Q1',
  '2022-23-Q2',
  '2022-23-Q3',
  '2022-23-Q4',
  '2023-24-Q1',
  '2023-24-Q2',
  '2023-24-Q3',
].map((quarter) => ({
  agencyCode: 'TVP',
  quarter,
  file: path.join(home, 'seed', 'returns', `referrals-TVP-${quarter}.csv`),
}));
