import { readdir } from 'node:fs/promises';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  type Answer,
  END,
  type ImportServer,
  linesOf,
  may,
  part,
  PUBLISH,
  STAGE,
  startImportServer,
} from '#testing/import-server.js';
import { aReturnText } from '#testing/raw-returns.js';
import { sendReturns } from '#testing/send-returns.js';

let server: ImportServer;
beforeAll(async () => {
  server = await startImportServer();
});
afterAll(() => server.close());
beforeEach(() => server.removeReturns());
afterEach(async () => {
  expect(await readdir(server.folder)).toEqual([]);
});

const newest = async () =>
  (
    await server.test.asOwner(
      'SELECT action, person_name, what FROM audit_entry ORDER BY number DESC LIMIT 1',
    )
  )[0];

describe('sent returns', () => {
  it('are answered line by line, and the last line gives the outcome', async () => {
    const answer = await server.send(PUBLISH, may + END);
    expect(answer.status).toBe(200);
    // On a slow machine there are progress lines in between.
    expect(linesOf(answer).filter(({ is }) => is !== 'GOES_ON')).toMatchObject([
      { is: 'BEGINS', what: 'Comparing with the records' },
      { is: 'BEGINS', what: 'Publishing' },
      { is: 'DONE', outcome: { status: 'PUBLISHED', dataVersion: 1 } },
    ]);
  });

  it('may arrive as curl sends them', async () => {
    const { answered, request } = server.begin(PUBLISH, {
      'content-type': 'multipart/form-data; boundary=------------------------0f3b9c7d2e514a68',
    });
    const edge = '--------------------------0f3b9c7d2e514a68';
    const head =
      'Content-Disposition: form-data; name="file"; filename="may.csv"\r\nContent-Type: text/csv';
    request.end(`${edge}\r\n${head}\r\n\r\n${aReturnText({})}\r\n${edge}--\r\n`);
    expect(linesOf(await answered).at(-1)?.outcome?.status).toBe('PUBLISHED');
  });

  it.each([
    {
      what: 'no form',
      address: PUBLISH,
      body: may,
      headers: { 'content-type': 'text/csv' },
      status: 415,
      says: 'Returns cannot be sent like this.',
    },
    {
      what: 'a form without a boundary',
      address: PUBLISH,
      body: may,
      headers: { 'content-type': 'multipart/form-data; x=y' },
      status: 415,
      says: 'Returns cannot be sent like this.',
    },
    {
      what: 'a form that is compressed',
      address: PUBLISH,
      body: may + END,
      headers: { 'content-encoding': 'gzip' },
      status: 415,
      says: 'Send returns without Content-Encoding.',
    },
    {
      what: 'an empty form',
      address: PUBLISH,
      body: END,
      status: 400,
      says: 'No file was sent. Send each file as a part',
    },
    {
      what: 'a field',
      address: PUBLISH,
      body: part('yes', 'name="publish"') + may + END,
      status: 400,
      says: '"publish" is not a file.',
    },
    {
      what: 'a form that breaks off',
      address: PUBLISH,
      body: may,
      status: 400,
      says: 'The request is incomplete',
    },
    {
      what: 'a file that breaks off',
      address: PUBLISH,
      body: may.slice(0, -20),
      status: 400,
      says: 'The request is incomplete',
    },
    {
      what: 'too many files',
      address: PUBLISH,
      body: may.repeat(4) + END,
      status: 413,
      says: 'At most 3 files can be sent together.',
    },
    {
      what: 'too much',
      address: PUBLISH,
      body: part('x'.repeat(500_001)) + END,
      status: 413,
      says: 'MB of returns can be sent together.',
    },
    {
      what: 'no such dataset',
      address: 'sightings?agency=RBC',
      body: may + END,
      status: 404,
      says: 'There is no dataset "sightings". Accepted: reports',
    },
    {
      what: 'no agency',
      address: 'referrals',
      body: may + END,
      status: 400,
      says: 'agency: say who sends these returns',
    },
    {
      what: 'no such agency',
      address: 'referrals?agency=Nobody',
      body: may + END,
      status: 400,
      says: 'No agency has the code or name "Nobody".',
    },
    {
      what: 'no such part',
      address: `${PUBLISH}&force=yes`,
      body: may + END,
      status: 400,
      says: 'force: sending returns does not accept this parameter.',
    },
    {
      what: 'a part twice',
      address: `${PUBLISH}&agency=TVP`,
      body: may + END,
      status: 400,
      says: 'agency: it is given 2 times.',
    },
    {
      what: 'no quarter',
      address: `${PUBLISH}&quarter=2025`,
      body: may + END,
      status: 400,
      says: 'quarter: "2025" is not a quarter.',
    },
    {
      what: 'neither yes nor no',
      address: 'referrals?agency=RBC&publish=1',
      body: may + END,
      status: 400,
      says: 'publish: "1" is neither yes nor no.',
    },
  ])(
    'are refused with $status if there is $what',
    async ({ address, body, headers = {}, status, says }) => {
      const refused = await server.send(address, body, headers);
      expect({ status: refused.status, text: JSON.parse(refused.text) }).toEqual({
        status,
        text: { error: expect.stringContaining(says) },
      });
      expect(await server.findPublished()).toEqual([]);
    },
  );
});

describe('a sender of returns', () => {
  it('is checked again when the files have arrived: a token that ended meanwhile publishes nothing', async () => {
    const other = await server.makeToken();
    const { request, answered } = server.begin(PUBLISH, {
      authorization: `Bearer ${other.secret}`,
    });
    request.write(may);
    // The token was accepted at the start.
    await expect
      .poll(() =>
        server.test.asOwner(
          'SELECT last_used_at IS NOT NULL AS used FROM api_token WHERE id::text = $1',
          [other.id],
        ),
      )
      .toEqual([{ used: true }]);
    await server.test.asOwner('UPDATE api_token SET ended_at = now() WHERE id::text = $1', [
      other.id,
    ]);
    request.end(END);
    const refused = await answered;
    expect({ status: refused.status, text: refused.text }).toEqual({
      status: 401,
      text: '{"error":"This token has been ended. Make a new one."}',
    });
    expect(await newest()).toMatchObject({
      action: 'REFUSAL',
      what: 'This token has been ended. Make a new one.',
    });
    expect(await server.findPublished()).toEqual([]);
  });

  it.each([PUBLISH, STAGE])(
    'is checked again after waiting in line: %s by somebody whose grant ended does nothing',
    async (address) => {
      const other = await server.addContributor();
      const { secret } = await server.makeToken(other);
      const held = await server.screeningGate.enter('RBC', new AbortController().signal);
      const entering = vi.spyOn(server.screeningGate, 'enter');
      const sending = server.send(address, may + END, { authorization: `Bearer ${secret}` });
      await vi.waitFor(() => expect(entering).toHaveBeenCalledTimes(1), 20_000);
      entering.mockRestore();
      await server.test.asOwner('DELETE FROM access_grant WHERE person_id = $1::uuid', [other]);
      held?.leave();
      const answer = await sending;
      expect(answer.status).toBe(200);
      const refused = linesOf(answer).at(-1);
      expect(refused).toMatchObject({ is: 'FAILED', error: expect.any(String) });
      expect(await newest()).toMatchObject({ action: 'REFUSAL', what: refused?.error });
      expect(await server.findPublished()).toEqual([]);
      expect(await server.findStaged()).toEqual([]);
    },
  );

  it.each([
    { headers: {} },
    { headers: { origin: 'https://elsewhere.example' } },
    { headers: { 'sec-fetch-site': 'cross-site' } },
  ])(
    'is not a page on another site, even in the browser of a local administrator: $headers',
    async ({ headers }) => {
      const refused = await server.send(PUBLISH, may + END, {
        authorization: undefined,
        ...headers,
      });
      expect({ status: refused.status, text: refused.text }).toEqual({
        status: 403,
        text: expect.stringContaining('Send them with a token'),
      });
      expect(await newest()).toMatchObject({
        action: 'REFUSAL',
        person_name: 'Local administrator',
      });
      expect(await server.findPublished()).toEqual([]);
    },
  );

  it('may be a page of the application, in the browser of a local administrator', async () => {
    const answer = await server.send(PUBLISH, may + END, {
      authorization: undefined,
      origin: server.origin,
    });
    expect(linesOf(answer).at(-1)?.outcome?.status).toBe('PUBLISHED');
  });

  it('sees other agencies’ findings and decides only if granted that access, so a contributor does neither, and the local administrator does both', async () => {
    const row = {
      occurred_on: '2025-05-01',
      objective: 'PURSUE',
      claimed_impact: 'MAJOR',
      crime_type: 'DRUGS',
      area: 'Reading',
    };
    await sendReturns(server.test, {
      dataset: 'disruptions',
      returns: [[{ reference: 'D1', ...row }]],
    });
    const ours = {
      ...row,
      supporting_agencies: 'TVP',
      status: 'CONFIRMED',
      submitted_on: '2025-05-02',
      decided_on: '2025-05-20',
    };
    const cells = Object.entries({ reference: 'R1', ...ours, confirmed_impact: 'MAJOR' });
    const file = part(
      [cells.map(([name]) => name), cells.map(([, cell]) => cell)]
        .map((line) => line.join(','))
        .join('\n'),
    );
    const issuesOf = (answer: Answer) => JSON.stringify(linesOf(answer).at(-1));

    const byToken = issuesOf(await server.send('disruptions?agency=RBC&publish=yes', file + END));
    expect(byToken).toContain('A return can claim and submit a disruption');
    expect(byToken).not.toContain('a disruption from TVP');
    expect(
      await server.test.asOwner('SELECT status FROM disruption ORDER BY agency_id DESC LIMIT 1'),
    ).toEqual([{ status: 'SUBMITTED' }]);

    const atTheMachine = issuesOf(
      await server.send('disruptions?agency=RBC', file + END, {
        authorization: undefined,
        origin: server.origin,
      }),
    );
    expect(atTheMachine).toContain('a disruption from TVP');
    expect(atTheMachine).not.toContain('A return can claim and submit a disruption');
    await server.test.asOwner('TRUNCATE disruption, return_finding');
  });
});
