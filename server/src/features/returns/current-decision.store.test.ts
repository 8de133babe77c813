import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator, type SenderRights } from '#domain/returns/sender-rights.js';
import { addReferenceData } from '#testing/reference-data.js';
import { sendReturns, type SentCells } from '#testing/send-returns.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { undoReturn } from './undo-return.js';
import { findWrongCells } from './verify-rollups.store.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.asOwner(
    `TRUNCATE agency_data_version, submission, disruption, disruption_history, disruption_staging, organised_crime_group, organised_crime_group_history, return_finding`,
  );
  await test.emptyRollups();
});

let minutes = 0;
const contributor: SenderRights = {
  seesOtherAgencies: false,
  opensRecords: true,
  decisions: 'CLAIMS_ONLY',
};
const moderator: SenderRights = {
  seesOtherAgencies: false,
  opensRecords: true,
  decisions: 'DECIDES',
};

const claim = {
  occurred_on: '2025-05-01',
  objective: 'PURSUE',
  claimed_impact: 'MAJOR',
  crime_type: 'DRUGS',
  area: 'Reading',
  submitted_on: '2025-05-02',
  arrests: '3',
};
const confirmed = {
  status: 'CONFIRMED',
  decided_on: '2025-05-20',
  confirmed_impact: 'MAJOR',
  rationale: 'As claimed',
};

async function send(rights: SenderRights, rows: readonly SentCells[], isPartial = false) {
  minutes += 1;
  const now = new Date(Date.parse('2026-11-24T09:00:00Z') + minutes * 60_000);
  const sent = rows.map((row, index) => ({ reference: `D${index + 1}`, ...claim, ...row }));
  const outcome = await sendReturns(test, {
    dataset: 'disruptions',
    returns: [sent],
    options: { rights, isPartial, now },
  });
  const [file] = outcome.files;
  const ids = await test.asOwner<{ id: string }>(
    'SELECT id FROM submission ORDER BY published_at DESC LIMIT 1',
  );
  return {
    id: ids[0]?.id ?? '',
    changes: file?.changes,
    rows: file?.rows,
    issues: file?.issues.map(({ row, column, message }) => ({ row, column, message })),
  };
}

const records = () =>
  test.asOwner(`SELECT status::text, submitted_on::text AS submitted, decided_on::text AS decided, confirmed_impact::text AS impact,
                       rationale, is_moderated_in_28_days AS in_time
                FROM disruption ORDER BY length(reference), reference`);
const submitted = {
  status: 'SUBMITTED',
  submitted: '2025-05-02',
  decided: null,
  impact: null,
  rationale: null,
  in_time: null,
};
const decided = {
  ...{ status: 'CONFIRMED', submitted: '2025-05-02', decided: '2025-05-20' },
  ...{ impact: 'MAJOR', rationale: 'As claimed', in_time: true },
};
const nothing = { added: 0, corrected: 0, withdrawn: 0 };
const wrongCells = () => test.database.write(findWrongCells);
const rowOf = (index: number) => index + 2;

describe('a decision in a return', () => {
  const said: readonly SentCells[] = [
    confirmed,
    { status: 'REJECTED', decided_on: '2025-05-20' },
    {
      status: 'REGRADED',
      decided_on: '2025-05-20',
      confirmed_impact: 'MINOR',
      rationale: 'No lasting effect',
    },
    // The status follows from these two columns.
    { decided_on: '2025-05-20', confirmed_impact: 'MAJOR' },
  ];

  it('leaves the row submitted if a contributor sends it, with a warning, and changes nothing if sent again', async () => {
    const { rows, issues } = await send(contributor, [...said, {}]);
    expect(rows).toEqual({ pass: 1, warn: 4, fail: 0 });
    const message = expect.stringMatching(
      /^A return can claim and submit a disruption.*read as SUBMITTED/,
    );
    expect(issues).toEqual(
      said.map((_, index) => ({ row: rowOf(index), column: 'status', message })),
    );
    expect(await records()).toEqual([...said, {}].map(() => submitted));
    expect(await test.asOwner('SELECT warning_count FROM submission')).toEqual([
      { warning_count: 4 },
    ]);
    expect((await send(contributor, [...said, {}])).changes).toEqual(nothing);
    expect(await wrongCells()).toEqual([]);
  });

  it('counts if a moderator for the partnership sends it, and is taken as it stands from the machine’s administrator', async () => {
    expect(await send(moderator, [confirmed])).toMatchObject({ issues: [] });
    expect(await records()).toEqual([decided]);
    await send(machineAdministrator, [{}]);
    expect(await records()).toEqual([submitted]);
  });
});

describe('a recorded decision', () => {
  const stand = (count: number) =>
    send(
      machineAdministrator,
      Array.from({ length: count }, () => confirmed),
    );

  it.each([
    { rights: contributor, rows: [{}, confirmed, { status: 'DRAFT', submitted_on: '' }] },
    // A decision that a moderator's file does not mention stays, too.
    { rights: moderator, rows: [{}, confirmed] },
  ])(
    'stays if the claim is sent again, with or without it: $rights.decisions',
    async ({ rights, rows }) => {
      await stand(rows.length);
      const { changes, issues } = await send(rights, rows);
      expect({ changes, issues }).toEqual({ changes: nothing, issues: [] });
      expect(await records()).toEqual(rows.map(() => decided));
    },
  );

  it('stays, with a warning, if a contributor sends something else', async () => {
    const otherwise: readonly SentCells[] = [
      { status: 'REJECTED', decided_on: '2025-05-21' },
      { ...confirmed, decided_on: '2025-05-21' },
      { ...confirmed, rationale: 'Because we say so' },
      { submitted_on: '2025-05-15' },
    ];
    await stand(otherwise.length);
    const { changes, issues } = await send(contributor, otherwise);
    expect(changes).toEqual(nothing);
    const message = expect.stringContaining(
      'The record says CONFIRMED, and this row does not change that.',
    );
    expect(issues).toEqual(
      otherwise.map((_, index) => ({ row: rowOf(index), column: 'status', message })),
    );
  });

  it('stays if other columns are corrected, and the corrections are made', async () => {
    await stand(1);
    await send(contributor, [
      {
        ...confirmed,
        area: 'Oxford',
        tactic: 'Warrants',
        supporting_agencies: 'RBC',
        ocg_reference: 'G-1',
      },
    ]);
    expect(await records()).toEqual([decided]);
    expect(
      await test.asOwner('SELECT area_code, tactic, is_multi_agency, version FROM disruption'),
    ).toEqual([{ area_code: 'E07000178', tactic: 'Warrants', is_multi_agency: true, version: 2 }]);
    expect(await wrongCells()).toEqual([]);
  });

  it('ends, with a warning, if the values that it was about change', async () => {
    const changes: readonly SentCells[] = [
      { occurred_on: '2025-05-02' },
      { objective: 'PREVENT' },
      { claimed_impact: 'MODERATE' },
      { crime_type: 'FIREARMS' },
      { quantity: '50' },
      { arrests: '4' },
      { arrests: '' },
      { drugs_grams: '0.5' },
      { cash_pounds: '10' },
      { children_safeguarded: '1' },
      { ocg_reference: 'SEROCU:G-17' },
    ];
    // The decision is not kept either if the row repeats it and changes a value that it was about.
    const again = { ...confirmed, arrests: '300' };
    await stand(changes.length + 1);
    const { issues } = await send(contributor, [...changes, again]);
    expect(issues).toMatchObject(
      [...changes.map((row) => Object.keys(row).join()), 'arrests'].map((column, index) => ({
        row: rowOf(index),
        message: expect.stringContaining(
          `It was CONFIRMED, but the row changes values that the decision was about (${column})`,
        ),
      })),
    );
    expect(await records()).toEqual([...changes, again].map(() => submitted));
    expect((await send(contributor, [...changes, again])).changes).toEqual(nothing);
    expect(await wrongCells()).toEqual([]);
  });

  it('does not come back with a row that was withdrawn', async () => {
    await stand(1);
    await send(contributor, [{ reference: 'D2' }]);
    await send(contributor, [confirmed]);
    expect(await records()).toEqual([submitted]);
  });

  it('is restored if the return that ended it is taken back', async () => {
    await stand(1);
    const before = await test.asOwner('SELECT * FROM disruption');
    const { id } = await send(contributor, [{ objective: 'PREVENT' }]);
    expect(await test.asOwner('SELECT * FROM disruption')).not.toEqual(before);
    await undoReturn(test.database, {
      id,
      actor: commandLine,
      now: new Date(),
      report: () => undefined,
    });
    expect(await test.asOwner('SELECT * FROM disruption')).toEqual(
      before.map((row) => ({ ...row, version: 3 })),
    );
    expect(await wrongCells()).toEqual([]);
  });
});
