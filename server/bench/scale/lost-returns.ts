import { connectToDatabase } from '@stronghold/prisma/connect';

import type { SentReturn } from './sent-return.js';

/**
 * How the returns in the database differ from what their senders were told. Returns are named by
 * their files.
 */
export interface FoundReturns {
  readonly published: number;
  /** Returns reported as published that are missing or incomplete. */
  readonly lost: readonly string[];
  /** Returns reported as not written that are complete in the database. */
  readonly denied: readonly string[];
  /** Returns that are only partly in the database, whatever was reported. */
  readonly torn: readonly string[];
  /** The number of returns without a clear report. */
  readonly unknown: number;
}

/** Looks for every sent return in the database, and compares its records. */
export async function findReturns(
  ownerUrl: string,
  sent: readonly SentReturn[],
): Promise<FoundReturns> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    const { rows } = await owner.query<{ agency: number; reference: string; quantity: number }>(
      `SELECT agency_id AS agency, reference, quantity FROM referral WHERE reference LIKE 'SCALE-%'`,
    );
    const submissions = await owner.query<{ agency: number; file: string; total: number }>(
      `SELECT agency_id AS agency, file_name AS file, count(*)::int AS total FROM submission
       WHERE file_name LIKE 'scale-%' AND status = 'PUBLISHED' GROUP BY 1, 2`,
    );
    const quantities = new Map(
      rows.map(({ agency, reference, quantity }) => [`${agency} ${reference}`, quantity]),
    );
    const files = new Map(
      submissions.rows.map(({ agency, file, total }) => [`${agency} ${file}`, total]),
    );
    const stateOf = ({ agencyId, fileName, records }: SentReturn) => {
      const right = records.filter(
        ({ reference, quantity }) => quantities.get(`${agencyId} ${reference}`) === quantity,
      ).length;
      const some = records.some(({ reference }) => quantities.has(`${agencyId} ${reference}`));
      const submitted = files.get(`${agencyId} ${fileName}`) ?? 0;
      if (!some && submitted === 0) return 'absent';
      return right === records.length && submitted === 1 ? 'whole' : 'torn';
    };
    const named = (told: SentReturn['told'], isWrong: (state: string) => boolean) =>
      sent
        .filter((each) => each.told === told && isWrong(stateOf(each)))
        .map(({ fileName }) => fileName);
    return {
      published: sent.filter(({ told }) => told === 'PUBLISHED').length,
      lost: named('PUBLISHED', (state) => state !== 'whole'),
      denied: named('NOTHING_WRITTEN', (state) => state === 'whole'),
      torn: sent.filter((each) => stateOf(each) === 'torn').map(({ fileName }) => fileName),
      unknown: sent.filter(({ told }) => told === 'UNKNOWN').length,
    };
  } finally {
    await owner.end();
  }
}
