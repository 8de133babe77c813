import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import { machineAdministrator } from '#domain/returns/sender-rights.js';
import { toRawReturn } from '#testing/raw-returns.js';
import { addReferenceData } from '#testing/reference-data.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

import { importReturns, type ReturnsToImport } from './import-returns.js';
import { recordTables } from './record-table.js';
import { undoReturn } from './undo-return.js';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
  await addReferenceData(test);
});
afterAll(() => test.close());
beforeEach(() =>
  test.asOwner(
    `TRUNCATE agency_data_version, submission, disruption, disruption_history, disruption_staging, organised_crime_group, organised_crime_group_history, organised_crime_group_staging, return_finding`,
  ),
);

type Row = Readonly<Record<string, string>>;

/**
 * Publishes returns of a dataset, each a list of rows, and returns the warnings of each and how its
 * rows were counted.
 */
async function send(
  dataset: string,
  returns: readonly (readonly Row[])[],
  options: Partial<ReturnsToImport> = {},
) {
  const table = recordTables[dataset];
  if (!table) throw new Error(`No dataset ${dataset}`);
  const outcome = await importReturns(test.database, {
    table,
    actor: commandLine,
    rights: machineAdministrator,
    agency: 'TVP',
    quarter: null,
    isPartial: false,
    isToPublish: true,
    today: '2026-11-24',
    now: new Date('2026-11-24T09:00:00Z'),
    report: () => undefined,
    ...options,
    files: returns.map((rows, index) => ({
      name: `file-${index + 1}.csv`,
      open: (columns) =>
        Promise.resolve({
          ...toRawReturn(
            columns.map((column) => column.name),
            rows,
          ),
          fileName: `file-${index + 1}.csv`,
          close: () => undefined,
        }),
    })),
  });
  if (outcome.status === 'UNUSABLE') throw new Error(outcome.message);
  const { status, files } = outcome;
  return {
    status,
    files: files.map(({ rows, warningCount, issues }) => ({ rows, warningCount, issues })),
  };
}

const doubtsOf = async (...sent: Parameters<typeof send>) =>
  (await send(...sent)).files.map(({ issues }) => issues);

describe('a group that disappears from the register', () => {
  const group = (reference: string, about: Row = {}): Row => ({
    quarter: '2025-26-Q1',
    reference,
    status: 'ACTIVE',
    crime_type: 'DRUGS',
    mapped_on: '2024-05-01',
    ...about,
  });
  const archived = { status: 'ARCHIVED', archived_on: '2025-05-01' };
  const later = { quarter: '2025-26-Q2' };
  const vanished = (reference: string, register = 'Q1 2025/26') => ({
    level: 'WARN',
    row: 1,
    column: 'reference',
    value: reference,
    message: expect.stringContaining(
      `in the register of ${register} and was not archived, but no row of this file has it`,
    ),
  });

  it('is named, and the register may still be published', async () => {
    await send('ocgs', [[group('G1'), group('G2'), group('G3', { status: 'MONITORED' })]]);
    expect(await send('ocgs', [[group('G1', later)]])).toEqual({
      status: 'PUBLISHED',
      files: [
        {
          rows: { pass: 1, warn: 0, fail: 0 },
          warningCount: 2,
          issues: [vanished('G2'), vanished('G3')],
        },
      ],
    });
    expect(
      await test.asOwner('SELECT warning_count FROM submission ORDER BY quarter_start'),
    ).toEqual([{ warning_count: 0 }, { warning_count: 2 }]);
  });

  it('is neither a group that was archived, then or now, nor another agency’s group', async () => {
    await send('ocgs', [[group('G1'), group('G2', archived), group('G3')]]);
    await send('ocgs', [[group('R1')]], { agency: 'RBC' });
    const archivedNow = group('G3', { ...later, status: 'ARCHIVED', archived_on: '2025-07-01' });
    expect(await doubtsOf('ocgs', [[group('G1', later), archivedNow]])).toEqual([[]]);
  });

  it('is looked for only in the quarter before, as it will be after publishing', async () => {
    await send('ocgs', [[group('G1'), group('G2')]]);
    expect(await doubtsOf('ocgs', [[group('G1', { quarter: '2025-26-Q3' })]])).toEqual([[]]);
    expect(
      await doubtsOf('ocgs', [
        [group('G1'), group('G4'), group('G5', archived)],
        [group('G1', later)],
      ]),
    ).toEqual([[], [vanished('G4')]]);
  });

  it('is not looked for if a return only adds groups, or has rows that fail', async () => {
    await send('ocgs', [[group('G1'), group('G2')]]);
    expect(await doubtsOf('ocgs', [[group('G1', later)]], { isPartial: true })).toEqual([[]]);
    expect(
      await send('ocgs', [[group('G1', later), group('G2', { ...later, status: 'LOST' })]]),
    ).toMatchObject({
      status: 'FAILED',
      files: [{ issues: [{ level: 'FAIL', column: 'status' }] }],
    });
  });

  it('is reported for an empty register', async () => {
    await send('ocgs', [[group('G1')]]);
    expect(await doubtsOf('ocgs', [[]], { quarter: '2025-26-Q2' })).toEqual([[vanished('G1')]]);
  });
});

describe('a joint disruption sent by two agencies', () => {
  const disruption = (reference: string, about: Row = {}): Row => ({
    reference,
    occurred_on: '2025-05-01',
    objective: 'PURSUE',
    claimed_impact: 'MAJOR',
    crime_type: 'DRUGS',
    area: 'Reading',
    ...about,
  });
  const joint = {
    level: 'WARN',
    row: 2,
    column: 'reference',
    value: 'D1',
    message: expect.stringMatching(
      /^There is already a disruption from RBC on the same day.*sent once, by its lead/,
    ),
  };

  it('gets a warning on its row if either of the two names the other', async () => {
    await send('disruptions', [[disruption('R1', { supporting_agencies: 'TVP' })]], {
      agency: 'RBC',
    });
    expect(
      await send('disruptions', [
        [disruption('D1'), disruption('D2', { occurred_on: '2025-05-02' })],
      ]),
    ).toEqual({
      status: 'PUBLISHED',
      files: [{ rows: { pass: 1, warn: 1, fail: 0 }, warningCount: 1, issues: [joint] }],
    });
    expect(await test.asOwner('SELECT warning_count FROM submission ORDER BY agency_id')).toEqual([
      { warning_count: 1 },
      { warning_count: 0 },
    ]);
  });

  it.each<{ ours: Row; theirs: Row; isAsked: boolean; because: string }>([
    { ours: { supporting_agencies: 'RBC' }, theirs: {}, isAsked: true, because: 'we name them' },
    { ours: {}, theirs: {}, isAsked: false, because: 'nobody names the other' },
    {
      ours: { supporting_agencies: 'FRIMLEY' },
      theirs: {},
      isAsked: false,
      because: 'a third one is named',
    },
    {
      ours: { supporting_agencies: 'RBC', occurred_on: '2025-05-02' },
      theirs: {},
      isAsked: false,
      because: 'another day',
    },
    {
      ours: { supporting_agencies: 'RBC', area: 'Milton Keynes' },
      theirs: {},
      isAsked: false,
      because: 'another area',
    },
    {
      ours: { supporting_agencies: 'RBC', ocg_reference: 'G1' },
      theirs: { ocg_reference: 'TVP:G1' },
      isAsked: true,
      because: 'the same group, each in its own words',
    },
    {
      ours: { supporting_agencies: 'RBC', ocg_reference: 'G1' },
      theirs: { ocg_reference: 'G1' },
      isAsked: false,
      because: "theirs is the council's own group with that reference",
    },
    {
      ours: { supporting_agencies: 'RBC', ocg_reference: 'G1' },
      theirs: {},
      isAsked: true,
      because: 'one of them names no group',
    },
    {
      ours: { supporting_agencies: 'RBC', status: 'REJECTED' },
      theirs: {},
      isAsked: false,
      because: 'ours does not count',
    },
    {
      ours: { supporting_agencies: 'RBC' },
      theirs: { status: 'REJECTED' },
      isAsked: false,
      because: 'theirs does not count',
    },
  ])(
    'gets a warning: $isAsked with $ours and $theirs, since $because',
    async ({ ours, theirs, isAsked }) => {
      await send('disruptions', [[disruption('R1', theirs)]], { agency: 'RBC' });
      const [issues = []] = await doubtsOf('disruptions', [[disruption('D1', ours)]]);
      expect(issues.some(({ column }) => column === 'reference')).toBe(isAsked);
    },
  );

  it('does not count a row again that already has a warning', async () => {
    await send('disruptions', [[disruption('R1', { supporting_agencies: 'TVP' })]], {
      agency: 'RBC',
    });
    const [file] = (
      await send('disruptions', [
        [disruption('D1', { status: 'REJECTED' }), disruption('D2', { area: 'Wycombe' })],
      ])
    ).files;
    expect(file?.rows).toEqual({ pass: 0, warn: 2, fail: 0 });
    const [again] = (await send('disruptions', [[disruption('D1', { reference: '=D1' })]])).files;
    expect(again).toMatchObject({ rows: { pass: 0, warn: 1, fail: 0 }, warningCount: 2 });
  });

  describe('if the sender is not cleared', () => {
    const council = {
      agency: 'RBC',
      rights: { seesOtherAgencies: false, opensRecords: true, decisions: 'CLAIMS_ONLY' },
    } as const;
    const ours = [disruption('R1', { supporting_agencies: 'TVP' })];
    const found = () =>
      test.asOwner(`SELECT agency.code AS told, finding.reference, finding.sender_reference AS sent, finding.is_named AS named, finding.ended_by IS NULL AS stands
                    FROM return_finding AS finding JOIN agency ON agency.id = finding.agency_id ORDER BY finding.found_at, finding.agency_id, sent`);
    const at = (minute: number) => ({
      ...council,
      now: new Date(Date.parse('2026-11-24T09:00:00Z') + minute * 60_000),
    });

    it('is shown only to the other agency and to cleared people, before and after publishing', async () => {
      await send('disruptions', [[disruption('D1'), disruption('D2')]]);
      const told = {
        files: [{ rows: { pass: 1, warn: 0, fail: 0 }, warningCount: 0, issues: [] }],
      };
      expect(await send('disruptions', [ours], { ...council, isToPublish: false })).toEqual({
        status: 'SCREENED',
        ...told,
      });
      expect(await found()).toEqual([]);
      expect(await send('disruptions', [ours], council)).toEqual({ status: 'PUBLISHED', ...told });
      expect(await found()).toEqual([
        { told: 'TVP', reference: 'D1', sent: 'R1', named: true, stands: true },
      ]);
      expect(
        await test.asOwner('SELECT warning_count FROM submission WHERE agency_id <> 1'),
      ).toEqual([{ warning_count: 0 }]);
    });

    it('is shown only to cleared people if the row names nobody, because the other agency could otherwise find out about it by naming the sender', async () => {
      await send('disruptions', [[disruption('F1', { supporting_agencies: 'RBC' })]], {
        agency: 'FRIMLEY',
      });
      await send('disruptions', [[disruption('R1')]], council);
      expect(await found()).toEqual([
        { told: 'FRIMLEY', reference: 'F1', sent: 'R1', named: false, stands: true },
      ]);
    });

    it('ends with the next return for the quarter, and comes back if that return is taken back', async () => {
      await send('disruptions', [[disruption('D1')]]);
      await send('disruptions', [ours], at(1));
      await send('disruptions', [[disruption('R1')]], at(2));
      expect(await found()).toMatchObject([{ sent: 'R1', stands: false }]);
      const [latest] = await test.asOwner<{ id: string }>(
        'SELECT id FROM submission ORDER BY published_at DESC LIMIT 1',
      );
      await undoReturn(test.database, {
        id: latest?.id ?? '',
        actor: commandLine,
        now: at(3).now,
        report: () => undefined,
      });
      expect(await found()).toMatchObject([{ sent: 'R1', stands: true }]);
      await send('disruptions', [[disruption('R2')]], { ...at(4), isPartial: true });
      expect(await found()).toMatchObject([{ sent: 'R1', stands: true }]);
      await send('disruptions', [[disruption('R1', { area: 'Oxford' })]], {
        ...at(5),
        isPartial: true,
      });
      expect(await found()).toMatchObject([{ sent: 'R1', stands: false }]);
    });
  });

  it('names every agency that sent it, in one warning', async () => {
    await send('disruptions', [[disruption('R1', { supporting_agencies: 'TVP' })]], {
      agency: 'RBC',
    });
    await send('disruptions', [[disruption('F1', { supporting_agencies: 'TVP' })]], {
      agency: 'FRIMLEY',
    });
    expect(await doubtsOf('disruptions', [[disruption('D1')]])).toMatchObject([
      [{ message: expect.stringMatching(/^There is already a disruption from FRIMLEY and RBC /) }],
    ]);
  });
});
