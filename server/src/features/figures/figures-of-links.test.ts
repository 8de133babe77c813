import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { askFigures } from '#testing/ask-figures.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentDisruptions, type SentRecord, sentRegister, sentReports } from '#testing/sent-rows.js';

/** Two rows of a council’s reports. Each names a police disruption. */
const reports = sentReports('RBC', [
  { disruption_reference: 'TVP:D1' },
  { disruption_reference: 'TVP:D2', quantity: 2 },
]);
const registers = ['2024-25-Q4', '2025-26-Q1', '2025-26-Q2'].flatMap((quarter) =>
  sentRegister('RBC', quarter, [{ reference: 'G1' }, { reference: 'G2' }]),
);
const disruptions = (first: SentRecord, second: SentRecord) =>
  sentDisruptions('TVP', [first, second]);

let partnership: TestPartnership;
beforeAll(async () => {
  partnership = await createPartnership({
    sent: [{ on: '2025-10-20', rows: [...reports, ...registers] }],
    owed: [],
  });
});
afterAll(() => partnership.close());

/** The answers of both clients, one over rollups and one over records. */
const linked = async () => {
  const answers = [partnership.api, partnership.apiOverRecords].map(async (api) => {
    const table = await askFigures(
      api,
      '(by: [QUARTER])',
      'rows { key { quarter { key } } reportsToDisruption { numerator } ocgsDisrupted { numerator } }',
    );
    return table.rows.map(({ key, reportsToDisruption, ocgsDisrupted }) => [
      key.quarter.key,
      reportsToDisruption.numerator,
      ocgsDisrupted.numerator,
    ]);
  });
  const [overRollups, overRecords] = await Promise.all(answers);
  expect(overRollups).toEqual(overRecords);
  return overRecords;
};

describe('links to another agency’s disruptions', () => {
  it('follow each of its returns: records sent later, confirmed, moved or withdrawn', async () => {
    // Nobody has sent disruptions yet, so it is not known that there are none.
    expect(await linked()).toEqual([
      ['2024-25-Q4', null, null],
      ['2025-26-Q1', null, null],
      ['2025-26-Q2', null, null],
    ]);
    // All disruptions sent so far are for Q1, so the six months up to the end of Q4 stay unknown.
    const none = [
      ['2024-25-Q4', null, null],
      ['2025-26-Q1', 0, 0],
      ['2025-26-Q2', null, 0],
    ];

    const submitted = { status: 'SUBMITTED', ocg_reference: 'RBC:G1' };
    await publishRows(
      partnership.test,
      disruptions({ occurred_on: '2025-04-01' }, { occurred_on: '2025-04-01', ...submitted }),
      '2025-10-21',
    );
    // D1 names no group; D2 is not confirmed.
    expect(await linked()).toEqual(none.toSpliced(1, 1, ['2025-26-Q1', 1, 0]));

    const confirmed = { ocg_reference: 'RBC:G1' };
    await publishRows(
      partnership.test,
      disruptions({ occurred_on: '2025-04-01' }, { occurred_on: '2025-04-01', ...confirmed }),
      '2025-10-22',
    );
    // The disruption is within six months of the ends of Q1 and Q2, but not of Q4.
    expect(await linked()).toEqual([
      ['2024-25-Q4', null, null],
      ['2025-26-Q1', 3, 1],
      ['2025-26-Q2', null, 1],
    ]);

    await publishRows(
      partnership.test,
      disruptions(
        { occurred_on: '2025-04-01' },
        { occurred_on: '2025-04-01', ocg_reference: 'RBC:G9' },
      ),
      '2025-10-23',
    );
    expect(await linked()).toEqual(none.toSpliced(1, 1, ['2025-26-Q1', 3, 0]));

    await publishRows(
      partnership.test,
      disruptions({ occurred_on: '2025-04-01' }, { occurred_on: '2025-04-01', status: 'REJECTED' }),
      '2025-10-24',
    );
    expect(await linked()).toEqual(none.toSpliced(1, 1, ['2025-26-Q1', 1, 0]));

    await publishRows(
      partnership.test,
      sentDisruptions('TVP', [{ reference: 'D7', occurred_on: '2025-04-01' }]),
      '2025-10-25',
    );
    expect(await linked()).toEqual(none);
  });

  it('say why a share of linked records is not available, and leave it out of "other"', async () => {
    // The register has two groups, and nobody sent disruptions for that quarter or the one before.
    const { totals, other, notes } = await askFigures(
      partnership.api,
      '(by: [CRIME_TYPE], where: { quarter: { in: ["2024-25-Q4"] } }, fillGaps: true, orderBy: [{ dimension: CRIME_TYPE, direction: DESC }], first: 1)',
      'totals { activeOcgs { value } ocgsDisrupted { value flags } } other { activeOcgs { value } ocgsDisrupted { value flags } } notes',
    );
    const missing = {
      activeOcgs: { value: 2 },
      ocgsDisrupted: { value: null, flags: ['NOT_AVAILABLE'] },
    };
    expect([totals, other]).toEqual([missing, missing]);
    expect(notes).toContain(
      '[x] Active OCGs disrupted in the last six months: not available where nobody has sent a return of disruptions for the period or the quarter before it.',
    );
  });

  it('cover six months back from the end of the register’s quarter, both days included', async () => {
    const days = ['2025-03-31', '2025-04-01', '2025-09-30', '2025-10-01'];
    const withLinks = days.map((occurred_on, index) => ({
      reference: `D1${index}`,
      occurred_on,
      ocg_reference: 'RBC:G2',
    }));
    const inQ2 = async () => (await linked())?.find(([quarter]) => quarter === '2025-26-Q2')?.[2];
    const numbers: unknown[] = [];
    for (const row of withLinks) {
      // Each quarter is sent whole, so the link in the quarter before is gone.
      const others = ['2025-03-31', '2025-04-01', '2025-07-01', '2025-10-01'].map(
        (occurred_on, index) => ({
          reference: `E${index}`,
          occurred_on,
        }),
      );
      await publishRows(partnership.test, sentDisruptions('TVP', [row, ...others]), '2025-12-20');
      numbers.push(await inQ2());
    }
    expect(numbers).toEqual([0, 1, 1, 0]);
  });
});

describe('a share of linked records in an unfinished quarter', () => {
  it('compares all agencies that sent disruptions, not just those whose reports are in', async () => {
    const days = ['2024-10-05', '2025-10-05'];
    const sent = days.flatMap((day, index) => [
      ...sentDisruptions('TVP', [{ reference: `D${index}`, occurred_on: day }]),
      ...sentReports('RBC', [
        { reference: `R${index}`, received_on: day, disruption_reference: `TVP:D${index}` },
      ]),
    ]);
    const own = await createPartnership({
      sent: [{ on: '2025-11-20', rows: sent }],
      owed: [],
      today: '2025-11-24',
    });
    const { totals } = await askFigures(
      own.api,
      '(where: { quarter: { in: ["2025-26-Q3"] } })',
      'totals { reportsToDisruption { value change(to: SAME_PERIOD_LAST_YEAR) { from { value } } } }',
    );
    await own.close();
    expect(totals.reportsToDisruption).toEqual({ value: 100, change: { from: { value: 100 } } });
  });
});
