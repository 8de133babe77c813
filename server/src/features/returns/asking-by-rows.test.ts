import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Viewer } from '#domain/access/viewer.js';
import { machineAdministrator, toSenderRights } from '#domain/returns/sender-rights.js';
import { type ApiClient, createClientOf, type Json } from '#testing/api-client.js';
import { createPartnership, type TestPartnership } from '#testing/partnership.js';
import { sendReturns, type SentCells } from '#testing/send-returns.js';
import { sentDisruptions, sentRegister, sentReports } from '#testing/sent-rows.js';

const TODAY = '2026-11-24';
const RBC = 11;
const council: Viewer = {
  personId: null,
  name: 'Contributor',
  grants: [{ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: [], marking: 'OFFICIAL_SENSITIVE' }],
};
const rights = toSenderRights(council, RBC, new Map([[RBC, 'LOCAL_AUTHORITY']]));

let partnership: TestPartnership;
let partner: ApiClient;
let selection: string;
beforeAll(async () => {
  const rows = [
    ...sentDisruptions('TVP', [
      { reference: 'D1', occurred_on: '2025-05-01' },
      { reference: 'D2', occurred_on: '2025-05-02', ocg_reference: 'G1' },
    ]),
    ...sentRegister('TVP', '2025-26-Q1', [{ reference: 'G1' }, { reference: 'G2' }]),
    ...sentReports('TVP', [
      { received_on: '2025-05-01', reference: 'R1', disruption_reference: 'D1' },
    ]),
    ...sentDisruptions('RBC', [{ reference: 'C0', occurred_on: '2025-06-01' }]),
    ...sentRegister('RBC', '2025-26-Q1', [{ reference: 'G1' }]),
  ];
  partnership = await createPartnership({ sent: [{ on: TODAY, rows }], today: TODAY });
  partner = await createClientOf(council, partnership.test, TODAY);
  const { measures } = await read(partner, '{ measures { key } }');
  selection = measures
    .map(({ key }: { readonly key: string }) => `${key} { value text numerator denominator flags }`)
    .join(' ');
});
afterAll(async () => {
  await partner.close();
  await partnership.close();
});

async function read({ ask }: ApiClient, question: string): Promise<Json> {
  const { data, errors } = await ask(question);
  expect(errors).toEqual([]);
  return data;
}

/**
 * All figures of the quarter, for everybody and for the council, and the flags of the council's
 * records that depend on other records.
 */
async function readAll(client: ApiClient): Promise<Json> {
  const figures = (where: string) =>
    `figures(by: [QUARTER], where: { quarter: { in: ["2025-26-Q1"] } ${where} }) { rows { ${selection} } totals { ${selection} } }`;
  const page = (fields: string) =>
    `(first: 100, reason: "To see what they say", where: { agency: { in: ["RBC"] } }) { edges { node { ${fields} } } }`;
  return read(
    client,
    `{ everybody: ${figures('')} own: ${figures('agency: { in: ["RBC"] }')}
       reports${page('reference ledToDisruption disruption { reference }')}
       linked: reports(first: 100, reason: "To see which they are", where: { ledToDisruption: { in: [true] }, agency: { in: ["RBC"] } }) { totalCount }
       disruptions${page('reference status')} organisedCrimeGroups${page('reference isDisrupted')} }`,
  );
}

/** What the council sees when it publishes a row, and what it reads afterwards. */
async function ask(
  dataset: string,
  row: SentCells,
  { as = rights, client = partner } = {},
): Promise<Json> {
  const outcome = await sendReturns(partnership.test, {
    dataset,
    returns: [[row]],
    options: { agency: 'RBC', rights: as, isPartial: true, today: TODAY },
  });
  if (outcome.status !== 'PUBLISHED') throw new Error(outcome.status);
  const told = outcome.files.map(({ rows, issues, warningCount }) => ({
    rows,
    issues,
    warningCount,
  }));
  return { told, read: await readAll(client) };
}

const report = {
  reference: 'A1',
  received_on: '2025-05-03',
  channel: 'CALL_101',
  crime_type: 'DRUGS',
  area: 'Reading',
};
const disruption = {
  ...{
    reference: 'C1',
    occurred_on: '2025-05-01',
    objective: 'PURSUE',
    claimed_impact: 'MAJOR',
    crime_type: 'DRUGS',
    area: 'Reading',
  },
  ...{
    submitted_on: '2025-05-02',
    decided_on: '2025-05-20',
    status: 'CONFIRMED',
    confirmed_impact: 'MAJOR',
  },
};

describe('a row that guesses what another agency has recorded', () => {
  it.each<{ dataset: string; right: SentCells; wrong: SentCells; guesses: string }>([
    {
      dataset: 'reports',
      right: { disruption_reference: 'TVP:D1' },
      wrong: { disruption_reference: 'TVP:D9' },
      guesses: 'a disruption',
    },
    {
      dataset: 'disruptions',
      right: { ocg_reference: 'TVP:G2' },
      wrong: { ocg_reference: 'TVP:G9' },
      guesses: 'a group',
    },
    {
      dataset: 'disruptions',
      right: { supporting_agencies: 'TVP', ocg_reference: 'TVP:G1', occurred_on: '2025-05-02' },
      wrong: { supporting_agencies: 'TVP', ocg_reference: 'TVP:G9', occurred_on: '2025-05-02' },
      guesses: 'a group and a day',
    },
    {
      dataset: 'disruptions',
      right: { supporting_agencies: 'TVP', occurred_on: '2025-05-01' },
      wrong: { supporting_agencies: 'TVP', occurred_on: '2025-04-30' },
      guesses: 'a day',
    },
  ])(
    'gets the same messages and figures whether it is right or not: $guesses',
    async ({ dataset, right, wrong }) => {
      const row = dataset === 'reports' ? report : disruption;
      const before =
        dataset === 'reports'
          ? report
          : { ...disruption, status: '', decided_on: '', confirmed_impact: '' };
      // A sender who moderates confirms their own rows, so that these count at once.
      for (const decisions of ['CLAIMS_ONLY', 'DECIDES'] as const) {
        const as = { ...rights, decisions };
        const answers: Json[] = [];
        for (const guess of [wrong, right, wrong]) {
          await ask(dataset, before, { as: machineAdministrator });
          answers.push(await ask(dataset, { ...row, ...guess }, { as }));
        }
        // The first publication of a row revises the quarter, and figures show only that.
        expect(answers[1]).toEqual(answers[2]);
      }
    },
  );

  it('is shown to the agency that a row names and to cleared people, but not to the sender', async () => {
    const listed = async (client: ApiClient) => {
      const question =
        '{ returnFindings(quarter: "2025-26-Q1", reason: "To tell them apart") { agency { code } reference sender { code } senderReference } }';
      const { returnFindings } = await read(client, question);
      return returnFindings.map((each: Json) =>
        [each.sender.code, each.senderReference, each.agency.code, each.reference].join(' '),
      );
    };
    await ask('disruptions', { ...disruption, supporting_agencies: 'TVP' });
    expect(await listed(partner)).toEqual([]);
    expect(await listed(partnership.api)).toEqual(['RBC C1 TVP D1']);

    const police = async (row: SentCells) =>
      sendReturns(partnership.test, {
        dataset: 'disruptions',
        returns: [[{ ...disruption, ...row }]],
        options: { isPartial: true },
      });
    // The council named the police first, so what the police send afterwards is shown to the
    // council only if the police name the council too.
    await police({ reference: 'D5' });
    expect(await listed(partner)).toEqual([]);
    expect(await listed(partnership.api)).toEqual(expect.arrayContaining(['TVP D5 RBC C1']));
    await police({ reference: 'D6', supporting_agencies: 'RBC' });
    expect(await listed(partner)).toEqual(['TVP D6 RBC C1']);
  });

  it('gets different answers if its sender is cleared, which shows that this comparison notices a difference', async () => {
    const { api } = partnership;
    const answers = [
      await ask('reports', { ...report, disruption_reference: 'TVP:D1' }, { client: api }),
      await ask('reports', { ...report, disruption_reference: 'TVP:D9' }, { client: api }),
    ];
    const [right, wrong] = answers.map(({ read: { everybody, reports } }) => ({
      share: everybody.totals.reportsToDisruption.numerator,
      led: reports.edges[0].node.ledToDisruption,
    }));
    expect([right, wrong]).toEqual([
      { share: 2, led: true },
      { share: 1, led: false },
    ]);
  });

  it('counts for everybody if its own agency led the disruption', async () => {
    await sendReturns(partnership.test, {
      dataset: 'disruptions',
      returns: [[{ ...disruption, reference: 'C2' }]],
      options: { agency: 'RBC', isPartial: true },
    });
    const { read: answer } = await ask('reports', { ...report, disruption_reference: 'C2' });
    expect(answer.own.totals.reportsToDisruption).toMatchObject({ numerator: 1 });
    expect(answer.reports.edges[0].node).toMatchObject({ ledToDisruption: true });
    expect(answer.linked).toEqual({ totalCount: 1 });
  });
});
