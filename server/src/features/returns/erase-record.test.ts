import { EventEmitter, once } from 'node:events';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { measureKeys, measureOf } from '#domain/measures/catalogue.js';
import type { ApiClient, Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { publishRows } from '#testing/publish-rows.js';
import type { SentRow } from '#testing/random-partnership.js';
import { sendReturns } from '#testing/send-returns.js';
import { sentDisruptions, sentReferrals, sentRegister, sentReports } from '#testing/sent-rows.js';
import { textOfDatabase } from '#testing/text-of-database.js';

import { eraseOneRecord, type RecordToErase } from './erase-record.js';
import { lockPublishing } from './publishing-lock.store.js';
import { findWrongFlags } from './record-links.store.js';
import { recordTables } from './record-table.js';
import { undoReturn } from './undo-return.js';
import { findWrongCells } from './verify-rollups.store.js';

const TODAY = '2026-11-24';
const [Q1, Q2] = ['2025-26-Q1', '2025-26-Q2'];
/** Each text occurs only where a record is named. */
const called = {
  report: 'R-zq7report',
  disruption: 'D-zq7disruption',
  referral: 'S-zq7referral',
  group: 'G-zq7group',
};

const registers = [Q1, Q2].flatMap((quarter) =>
  sentRegister('TVP', quarter, [
    { reference: called.group, area: 'E06000038' },
    { reference: 'G2' },
  ]),
);
const disruptions = sentDisruptions('TVP', [
  {
    reference: called.disruption,
    ocg_reference: called.group,
    target: 'OCG',
    tactic: 'Warrant at the flat',
    supporting_agencies: 'RBC',
    adults_safeguarded: 2,
  },
  { reference: 'D2', impact: 'MAJOR' },
]);
const reports = sentReports('TVP', [
  { reference: called.report, disruption_reference: called.disruption },
  { reference: 'R2', disruption_reference: 'D2' },
]);
const reportsOfReading = sentReports('RBC', [
  { reference: 'B1', disruption_reference: `TVP:${called.disruption}` },
  { reference: 'B2' },
]);
const referrals = sentReferrals('OCC', [
  { reference: called.referral, outcome: 'Moved to a safe house' },
  { reference: 'S2', quantity: 8 },
  { reference: 'S3', received_on: '2025-08-01' },
]);

let partnership: TestPartnership;
const fresh = async () => {
  partnership = await createPartnership({
    sent: [
      { on: '2025-12-01', rows: [...registers, ...disruptions, ...reports, ...reportsOfReading] },
      { on: '2025-12-01', rows: referrals },
    ],
    today: TODAY,
    isShared: true,
  });
};

const erase = (parts: Partial<RecordToErase>) =>
  eraseOneRecord(partnership.test.database, {
    dataset: 'REFERRALS',
    agency: 'OCC',
    reference: called.referral,
    why: 'The person asked for it',
    acting: { actor: commandLine, agencyId: null },
    now: new Date('2026-11-24T09:00:00Z'),
    report: () => undefined,
    ...parts,
  });
const send = (rows: Parameters<typeof publishRows>[1]) =>
  publishRows(partnership.test, rows, TODAY);

/** Reads every measure, in total and by each of these dimensions that it has. */
async function figures({ ask }: ApiClient): Promise<Json> {
  const tables: Json[] = [];
  for (const dimension of ['QUARTER', 'AREA', 'AGENCY'] as const) {
    const wanted = measureKeys
      .filter((key) => measureOf(key).dimensions.includes(dimension))
      .map((key) => `${key} { value text flags }`)
      .join(' ');
    const { data, errors } = await ask(
      `{ figures(by: [${dimension}]) { rows { key { quarter { key } area { code } agency { code } } ${wanted} } totals { ${wanted} } notes } }`,
    );
    expect(errors).toEqual([]);
    tables.push(data.figures);
  }
  return tables;
}
const both = async () => [
  await figures(partnership.api),
  await figures(partnership.apiOverRecords),
];
const totalOf = async (measure: string) => {
  const ask = async ({ ask: put }: ApiClient) =>
    (await put(`{ figures { totals { ${measure} { value } } } }`)).data.figures.totals[measure]
      .value;
  const [kept, recorded] = [await ask(partnership.api), await ask(partnership.apiOverRecords)];
  expect(kept).toBe(recorded);
  return kept;
};
const isSound = async () => {
  expect(await partnership.test.database.write(findWrongCells)).toEqual([]);
  const flags = await partnership.test.database.write(findWrongFlags);
  expect(flags.map(({ total }) => total)).toEqual([0, 0]);
};

function tableOf(dataset: string) {
  const table = recordTables[dataset.toLowerCase()];
  if (!table) throw new Error(`No table of ${dataset}`);
  return table;
}
/** For each dataset, the datasets whose rows name its records. */
const namedIn = { REFERRALS: [], REPORTS: [], DISRUPTIONS: ['REPORTS'], OCGS: ['DISRUPTIONS'] };
/** Whether a text occurs anywhere in the database. */
const isKept = async (text: string) => (await textOfDatabase(partnership.test)).includes(text);

const cellsOf = (dataset: string, agency: string) =>
  [...referrals, ...reports, ...reportsOfReading, ...disruptions, ...registers].filter(
    (row) => row.dataset === dataset && row.agency === agency,
  );
const without =
  (reference: string) => (row: { readonly cells: Readonly<Record<string, string>> }) =>
    row.cells.reference !== reference;
const inOxford = (row: SentRow): SentRow => ({
  ...row,
  cells: {
    ...row.cells,
    ...(row.dataset === 'OCGS' ? { risk_band: 'LOW' } : { area: 'E07000178' }),
  },
});

describe('erasing one record', () => {
  beforeAll(fresh);
  afterAll(() => partnership.close());

  it.each([
    ['REFERRALS', 'OCC', called.referral],
    ['REPORTS', 'TVP', called.report],
    ['DISRUPTIONS', 'TVP', called.disruption],
    ['OCGS', 'TVP', called.group],
  ] as const)(
    'removes %s from everything that is kept, and no figure changes',
    async (dataset, agency, reference) => {
      // The record is corrected, so that there is a former version; it also has a waiting row and a
      // finding.
      await send(
        cellsOf(dataset, agency)
          .filter(({ cells }) => cells.reference === reference)
          .map(inOxford)
          .concat(cellsOf(dataset, agency).filter(without(reference))),
      );
      const { record, staging } = tableOf(dataset);
      const columns = await partnership.test.asOwner<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_name = '${staging}'
         INTERSECT SELECT column_name FROM information_schema.columns WHERE table_name = '${record}' AND column_name <> 'submission_id'`,
      );
      const names = columns.map(({ name }) => name).join(', ');
      await partnership.test.asOwner(
        `INSERT INTO ${staging} (submission_id, row_number, has_warning, ${names}) SELECT gen_random_uuid(), 2, false, ${names} FROM ${record} WHERE reference = $1`,
        [reference],
      );
      await partnership.test.asOwner(
        `INSERT INTO return_finding (agency_id, reference, sender_id, sender_reference, submission_id, dataset, quarter_start, is_named, found_at)
         SELECT agency.id, $1, sender.id, 'B1', gen_random_uuid(), $3::"Dataset", '2025-04-01'::date, true, now() FROM agency, agency AS sender WHERE agency.code = $2 AND sender.code = 'RBC'
         UNION ALL
         SELECT other.id, 'B1', sender.id, $1, gen_random_uuid(), $3::"Dataset", '2025-04-01', true, now() FROM agency AS sender, agency AS other WHERE sender.code = $2 AND other.code = 'RBC'`,
        [reference, agency, dataset],
      );
      await partnership.test.asOwner(
        `INSERT INTO staged_return (agency_id, id, dataset, state, file_name, content, staged_at, staged_by, version, columns, corrections, acknowledgements)
         SELECT agency.id, gen_random_uuid(), waits.dataset, 'MAPPING', 'waits.csv', convert_to($1, 'UTF8'), now(), 'Somebody', 1, '[]', '[]', '[]'
         FROM   agency, unnest($3::"Dataset"[]) AS waits (dataset) WHERE code = $2`,
        [reference, agency, [dataset, ...namedIn[dataset]]],
      );
      const before = await both();
      expect(await isKept(reference)).toBe(true);

      expect(await erase({ dataset, agency, reference })).toMatchObject({
        status: 'ERASED',
        isCounted: true,
      });
      expect(await isKept(reference)).toBe(false);
      expect(await both()).toEqual(before);
      await isSound();
    },
  );

  it('does not leave any of its text behind', async () => {
    for (const word of ['Moved to a safe house', 'Warrant at the flat'])
      expect(await isKept(word)).toBe(false);
  });

  it('keeps only the values that figures use', async () => {
    const readable = await partnership.test.asOwner<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.column_privileges
       WHERE grantee = 'stronghold_engine' AND privilege_type = 'SELECT'`,
    );
    // The flags of other records follow from these columns.
    const links = /^(?:disruption|ocg)_(?:agency_id|own_reference)$/;
    for (const { record } of Object.values(recordTables)) {
      const rows = await partnership.test.asOwner(`SELECT * FROM ${record} WHERE is_erased`);
      expect(rows.length).toBe(
        record === 'resource_line' ? 0 : record === 'organised_crime_group' ? 2 : 1,
      );
      const kept = rows.flatMap((row) =>
        Object.entries(row).filter(
          ([name, value]) =>
            value !== null &&
            // The record's retention period has not ended.
            !(name === 'is_past' && value === false) &&
            !links.test(name) &&
            !readable.some(({ table, column }) => table === record && column === name),
        ),
      );
      expect(new Set(kept.map(([name]) => name))).toEqual(
        new Set(rows.length > 0 ? ['reference', 'submission_id', 'is_erased'] : []),
      );
      for (const [name, value] of kept)
        if (name !== 'is_erased') expect(value).toMatch(/^(?:erased-[0-9a-f-]{36}|[0-]{36})$/);
    }
  });

  it('is in the log under a keyed hash, with the reason', async () => {
    const entries = await partnership.test.asOwner(
      `SELECT what, filter, touched, row_count::int AS rows, reason FROM audit_entry WHERE action = 'ERASURE' ORDER BY number`,
    );
    expect(entries).toHaveLength(4);
    const [{ id } = { id: 0 }] = await partnership.test.asOwner<{ id: number }>(
      `SELECT id FROM agency WHERE code = 'OCC'`,
    );
    expect(entries[0]).toEqual({
      what: 'Erased one record of referrals for good',
      filter: { agency: 'OCC', record: expect.stringMatching(/^[0-9a-f]{16}$/) },
      touched: { [id]: 1 },
      rows: 1,
      reason: 'The person asked for it',
    });
    expect(new Set(entries.map(({ filter }) => filter.record)).size).toBe(4);
  });

  it('removes it from records, their counts and links at once', async () => {
    const records = await partnership.api.ask(
      `{ reports(reason: "To look for it") { totalCount edges { node { id disruptionReference disruption { id } } } }
         disruptions(reason: "To look for it") { totalCount edges { node { id ocgReference } } }
         referrals(reason: "To look for it") { totalCount edges { node { id } } }
         organisedCrimeGroups(reason: "To look for it") { totalCount edges { node { id } } } }`,
    );
    expect(records.errors).toEqual([]);
    const idsOf = (name: string) =>
      records.data[name].edges.map(({ node }: Json) => node.id).sort();
    expect([
      records.data.reports.totalCount,
      idsOf('reports'),
      idsOf('disruptions'),
      idsOf('referrals'),
      records.data.organisedCrimeGroups.totalCount,
    ]).toEqual([3, ['RBC:B1', 'RBC:B2', 'TVP:R2'], ['TVP:D2'], ['OCC:S2', 'OCC:S3'], 2]);
    const named = records.data.reports.edges.find(({ node }: Json) => node.id === 'RBC:B1');
    expect(named.node).toMatchObject({ disruptionReference: null, disruption: null });
  });

  it('is refused a second time, and if there never was such a record', async () => {
    const count = () => partnership.test.asOwner('SELECT count(*)::int AS n FROM audit_entry');
    const before = await count();
    expect(await erase({})).toEqual({
      status: 'REFUSED',
      field: 'reference',
      message: 'It was already erased on 2026-11-24.',
    });
    // A report names this disruption, but nobody ever sent it.
    await partnership.test.asOwner(
      `UPDATE report SET disruption_reference = 'TVP:D-none', disruption_own_reference = 'D-none', disruption_agency_id = (SELECT id FROM agency WHERE code = 'TVP') WHERE reference = 'B2'`,
    );
    expect(
      await erase({ dataset: 'DISRUPTIONS', agency: 'TVP', reference: 'D-none' }),
    ).toMatchObject({
      status: 'REFUSED',
      message: expect.stringContaining('has or had that reference'),
    });
    expect(await erase({ agency: 'Nowhere' })).toMatchObject({
      status: 'REFUSED',
      field: 'agency',
    });
    expect(await erase({ why: '' })).toMatchObject({ status: 'REFUSED', field: 'why' });
    expect(await isKept('D-none')).toBe(true);
    expect(await count()).toEqual(before);
  });
});

describe('an erased record', () => {
  beforeAll(async () => {
    await fresh();
    expect((await erase({})).status).toBe('ERASED');
    expect(
      (await erase({ dataset: 'DISRUPTIONS', agency: 'TVP', reference: called.disruption })).status,
    ).toBe('ERASED');
  });
  afterAll(() => partnership.close());

  it('leaves the figures with the next return from its agency for its dataset that changes something, and not before', async () => {
    expect(await totalOf('referrals')).toBe(10);
    const before = await both();
    // Its agency sends the same return again without the record, and other agencies send returns.
    // Nothing else in this dataset changes.
    await send(cellsOf('REFERRALS', 'OCC').filter(without(called.referral)));
    expect(await both()).toEqual(before);
    await send(sentReferrals('RBC', [{ reference: 'RBC-1' }]));
    await send(sentReports('OCC', [{ reference: 'O1' }]));
    expect(await totalOf('referrals')).toBe(11);
    await isSound();

    await send(sentReferrals('OCC', [{ reference: 'S4', received_on: '2025-11-01', quantity: 3 }]));
    expect(await totalOf('referrals')).toBe(13);
    expect(await partnership.test.asOwner('SELECT FROM referral WHERE is_erased')).toEqual([]);
    await isSound();
  });

  it('also loses the references to it in all agencies’ reports', async () => {
    expect(await totalOf('disruptions')).toBe(2);
    expect(await totalOf('reportsToDisruption')).not.toBeNull();
    const flagged = async () => {
      const rows = await partnership.test.asOwner<{ reference: string }>(
        'SELECT reference FROM report WHERE led_to_disruption',
      );
      return rows.map(({ reference }) => reference).sort();
    };
    expect(await flagged()).toEqual(['B1', called.report, 'R2']);
    await send(sentDisruptions('TVP', [{ reference: 'D3', occurred_on: '2025-08-01' }]));
    expect(await totalOf('disruptions')).toBe(2);
    expect(await flagged()).toEqual(['R2']);
    await isSound();
  });

  it('is refused by its exact reference when its own agency sends or names it again', async () => {
    const sendTo = (dataset: string, agency: string, rows: readonly SentRow[]) =>
      sendReturns(partnership.test, {
        dataset,
        returns: [rows.map(({ cells }) => cells)],
        options: { agency, isPartial: true },
      });
    const again = await sendTo(
      'referrals',
      'OCC',
      sentReferrals('OCC', [
        { reference: 'S9' },
        { reference: called.referral },
        { reference: called.referral.toUpperCase() },
      ]),
    );
    expect(again).toMatchObject({
      status: 'FAILED',
      files: [
        {
          rows: { pass: 2, warn: 0, fail: 1 },
          failureCount: 1,
          issues: [{ row: 3, column: 'reference', message: expect.stringContaining('was erased') }],
        },
      ],
    });
    const naming = await sendTo(
      'reports',
      'TVP',
      sentReports('TVP', [{ reference: 'R9', disruption_reference: called.disruption }]),
    );
    expect(naming).toMatchObject({
      status: 'FAILED',
      files: [
        {
          issues: [
            {
              row: 2,
              column: 'disruption_reference',
              message: expect.stringContaining('names a record of yours that was erased'),
            },
          ],
        },
      ],
    });
    // The same reference names another record at another agency and in another dataset.
    expect(
      (await sendTo('referrals', 'RBC', sentReferrals('RBC', [{ reference: called.referral }])))
        .status,
    ).toBe('PUBLISHED');
    expect(
      (await sendTo('reports', 'OCC', sentReports('OCC', [{ reference: called.referral }]))).status,
    ).toBe('PUBLISHED');
    expect(await isKept(called.disruption)).toBe(false);
  });

  it('is removed where another agency names it, without telling that agency', async () => {
    const sent = await sendReturns(partnership.test, {
      dataset: 'reports',
      returns: [
        sentReports('RBC', [
          { reference: 'B7', disruption_reference: `TVP:${called.disruption}` },
        ]).map(({ cells }) => cells),
      ],
      options: { agency: 'RBC', isPartial: true },
    });
    expect(sent).toMatchObject({ status: 'PUBLISHED', files: [{ warningCount: 0, issues: [] }] });
    expect(await isKept(called.disruption)).toBe(false);
    await isSound();
  });
});

describe('a return and an erasure at the same time', () => {
  beforeAll(fresh);
  afterAll(() => partnership.close());

  const seeWaiting = (marker: string) =>
    expect
      .poll(
        async () => {
          const [row] = await partnership.test.asOwner<{ n: number }>(
            `SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`,
          );
          return row?.n;
        },
        { message: marker },
      )
      .toBeGreaterThan(0);

  it('do not publish records that were erased while the return waited', async () => {
    const { database } = partnership.test;
    const [isHeld, mayGo] = [new EventEmitter(), new EventEmitter()];
    const locked = once(isHeld, 'locked');
    const released = once(mayGo, 'go');
    const held = database.write(async (transaction) => {
      await lockPublishing(transaction);
      isHeld.emit('locked');
      await released;
    });
    await locked;
    const erasing = erase({});
    await seeWaiting('the erasure');
    const sending = sendReturns(partnership.test, {
      dataset: 'referrals',
      returns: [
        sentReferrals('OCC', [{ reference: called.referral, quantity: 4 }]).map(
          ({ cells }) => cells,
        ),
      ],
      options: { agency: 'OCC', isPartial: true },
    });
    mayGo.emit('go');
    await held;
    expect((await erasing).status).toBe('ERASED');
    expect((await sending).status).toBe('FAILED');
    expect(await isKept(called.referral)).toBe(false);
    await isSound();
  });

  it('erase once, even if several people ask for it', async () => {
    const asked = { dataset: 'REPORTS', agency: 'TVP', reference: called.report } as const;
    const outcomes = await Promise.all([erase(asked), erase(asked), erase(asked)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['ERASED', 'REFUSED', 'REFUSED']);
  });

  it('erase everything or nothing', async () => {
    const asked = { dataset: 'OCGS', agency: 'TVP', reference: called.group } as const;
    const before = await textOfDatabase(partnership.test);
    // The very last step fails: the entry in the log.
    await partnership.test.asOwner(
      'ALTER TABLE audit_entry ADD CONSTRAINT no_more CHECK (false) NOT VALID',
    );
    await expect(erase(asked)).rejects.toThrow('no_more');
    await partnership.test.asOwner('ALTER TABLE audit_entry DROP CONSTRAINT no_more');
    expect((await textOfDatabase(partnership.test)) === before).toBe(true);
    expect((await erase(asked)).status).toBe('ERASED');
  });
});

describe('taking a return back', () => {
  beforeAll(fresh);
  afterAll(() => partnership.close());

  const latest = async () =>
    (
      await partnership.test.asOwner<{ id: string }>(
        `SELECT id FROM submission WHERE status = 'PUBLISHED' AND dataset = 'REFERRALS' ORDER BY published_at DESC, staged_at DESC LIMIT 1`,
      )
    )[0]?.id ?? '';
  const undo = (id: string) =>
    undoReturn(partnership.test.database, {
      id,
      actor: commandLine,
      now: new Date('2026-11-24T10:00:00Z'),
      report: () => undefined,
    });

  it('does not restore erased records, whether it withdrew or corrected them', async () => {
    await partnership.test.asOwner(
      `UPDATE submission SET published_at = '2025-12-01', staged_at = '2025-12-01'`,
    );
    // This return withdraws one record and changes another.
    await send(sentReferrals('OCC', [{ reference: 'S2', quantity: 9 }]));
    expect(await totalOf('referrals')).toBe(10);
    const id = await latest();
    expect(await erase({})).toMatchObject({ status: 'ERASED', isCounted: false });
    expect((await undo(id)).status).toBe('UNDONE');
    expect(await isKept(called.referral)).toBe(false);
    expect(await totalOf('referrals')).toBe(9);
    await isSound();
  });

  it('also removes records that it had sent itself and that have been erased since', async () => {
    await partnership.test.asOwner(
      `UPDATE submission SET published_at = '2025-12-01', staged_at = '2025-12-01'`,
    );
    await send(
      sentReferrals('OCC', [
        { reference: 'S-zq7new', received_on: '2025-11-01' },
        { reference: 'S8', received_on: '2025-11-01' },
      ]),
    );
    expect(await totalOf('referrals')).toBe(11);
    const id = await latest();
    expect((await erase({ reference: 'S-zq7new' })).status).toBe('ERASED');
    expect(await totalOf('referrals')).toBe(11);
    expect((await undo(id)).status).toBe('UNDONE');
    expect(await totalOf('referrals')).toBe(9);
    expect(await isKept('S-zq7new')).toBe(false);
    await isSound();
  });

  it('also removes records that only it had added and that have been erased since, but no others', async () => {
    await partnership.close();
    await fresh();
    await partnership.test.asOwner(
      `UPDATE submission SET published_at = '2025-12-01', staged_at = '2025-12-01'`,
    );
    await send(sentReferrals('OCC', [{ reference: 'S-zq7alone', received_on: '2025-11-01' }]));
    const adding = await latest();
    await erase({ reference: 'S-zq7alone' });
    expect(await totalOf('referrals')).toBe(11);
    expect((await undo(adding)).status).toBe('UNDONE');
    expect(await totalOf('referrals')).toBe(10);
    await isSound();

    await partnership.test.asOwner(
      `UPDATE submission SET published_at = '2025-12-01', staged_at = '2025-12-01'`,
    );
    await send(cellsOf('REFERRALS', 'OCC'));
    const changingNothing = await latest();
    await erase({});
    expect((await undo(changingNothing)).status).toBe('UNDONE');
    expect(await totalOf('referrals')).toBe(10);
    await isSound();
  });
});
