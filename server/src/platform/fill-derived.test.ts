import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { addReferenceData } from '#testing/reference-data.js';
import { aReferral, insertReferrals } from '#testing/referrals.js';
import { aReport, insertReports } from '#testing/reports.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { fillDerived } from './fill-derived.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
  await insertReferrals(test, [
    aReferral({ receivedOn: '2023-05-05' }),
    aReferral({ receivedOn: '2025-05-12' }),
  ]);
  await insertReports(test, [aReport(), aReport(), aReport(), aReport()]);
  const links = { R2: 'D-1', R3: 'RBC:D-2', R4: 'TVP:2025:17' };
  for (const [reference, link] of Object.entries(links))
    await test.asOwner('UPDATE report SET disruption_reference = $2 WHERE reference = $1', [
      reference,
      link,
    ]);
  await test.asOwner(
    `INSERT INTO report_history (agency_id, reference, version, change, replaced_by, replaced_at, record_key, marking, submission_id, received_on,
                                 channel, crime_type, area_code, quantity, disruption_reference)
     SELECT agency_id, reference, 1, 'CORRECTED', submission_id, timestamp '2026-01-01', record_key, marking, submission_id, received_on,
            channel, crime_type, area_code, quantity, 'D-9' FROM report WHERE reference = 'R2'`,
  );
});
afterAll(() => test.close());

const fill = async () => {
  const owner = await connectToDatabase(test.ownerUrl);
  try {
    await fillDerived(owner);
  } finally {
    await owner.end();
  }
};

describe('fillDerived', () => {
  it('fills in the derived columns of rows stored earlier, in records and in history, only once', async () => {
    await Promise.all([fill(), fill()]);
    expect(
      await test.asOwner(
        'SELECT reference, reasonable_grounds_due_on::text AS due FROM referral ORDER BY reference',
      ),
    ).toEqual([
      // This referral came on a Friday, before a weekend and the bank holiday for the coronation.
      { reference: 'R2', due: '2023-05-15' },
      { reference: 'R3', due: '2025-05-19' },
    ]);
    const links = `SELECT reference, agency.code AS agency, disruption_own_reference AS own FROM report LEFT JOIN agency ON agency.id = disruption_agency_id ORDER BY reference`;
    const filled = [
      { reference: 'R1', agency: null, own: null },
      { reference: 'R2', agency: 'TVP', own: 'D-1' },
      { reference: 'R3', agency: 'RBC', own: 'D-2' },
      { reference: 'R4', agency: 'TVP', own: '2025:17' },
    ];
    expect(await test.asOwner(links)).toEqual(filled);
    expect(
      await test.asOwner('SELECT disruption_own_reference AS own FROM report_history'),
    ).toEqual([{ own: 'D-9' }]);

    await test.asOwner(`UPDATE report SET disruption_own_reference = NULL WHERE reference = 'R2'`);
    await fill();
    expect(await test.asOwner(links)).not.toEqual(filled);
  });
});
