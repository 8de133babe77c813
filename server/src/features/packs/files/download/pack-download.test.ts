import { createHash } from 'node:crypto';

import ExcelJS from 'exceljs';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Grant } from '#domain/access/grant.js';
import type { Browser } from '#testing/browser.js';
import { plainPackDocument } from '#testing/pack-document.js';
import { addPerson, signedIn, TEST_ORIGIN } from '#testing/signed-in.js';
import { buildTestApp } from '#testing/test-app.js';
import { createTestDatabase, type TestDatabase } from '#testing/test-database.js';

const [TVP, RBC, VPP] = [1, 11, 37];
const SIGNED = '00000000-0000-4000-8000-000000000001';
const DRAFT = '00000000-0000-4000-8000-000000000002';

const aGrant = (grant: Partial<Grant>): Grant => ({
  role: 'BOARD_MEMBER',
  agencyIds: [VPP],
  areaCodes: [],
  marking: 'OFFICIAL',
  ...grant,
});

let test: TestDatabase;
let app: FastifyInstance;
let seats: Readonly<Record<'member' | 'cleared' | 'contributor', Browser>>;
beforeAll(async () => {
  test = await createTestDatabase();
  app = await buildTestApp(test, { signInMode: 'PROVIDER', publicUrl: TEST_ORIGIN });
  const seat = async (name: string, grant: Grant) =>
    signedIn(app, test, await addPerson(test, { name, grants: [grant] }));
  seats = {
    member: await seat('Member', aGrant({})),
    cleared: await seat(
      'Detective superintendent',
      aGrant({ role: 'CONTRIBUTOR', agencyIds: [TVP], marking: 'OFFICIAL_SENSITIVE' }),
    ),
    // This person's grant is for a different place from the draft's.
    contributor: await seat(
      'Contributor',
      aGrant({ role: 'CONTRIBUTOR', agencyIds: [RBC], areaCodes: ['E06000038'] }),
    ),
  };
  await test.asOwner(
    `INSERT INTO pack (id, quarter_start, area_code, number, state, version, reason, template_version, created_at)
     VALUES ($1, '2026-07-01', 'E23000029', 1, 'SIGNED_OFF', 3, '', 0, now()), ($2, '2026-04-01', 'E23000029', 1, 'DRAFT', 1, '', 0, now())`,
    [SIGNED, DRAFT],
  );
  for (const edition of ['PARTNERS', 'CLEARED']) {
    const marking = edition === 'PARTNERS' ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE';
    const document = JSON.stringify({ ...plainPackDocument, edition, marking });
    const hash = createHash('sha256').update(document).digest();
    await test.asOwner(
      'INSERT INTO pack_edition (pack_id, edition, form, document, hash, frozen_at) VALUES ($1, $2, 1, $3, $4, now())',
      [...[SIGNED, edition, document, hash]],
    );
  }
});
beforeEach(() => test.asOwner('TRUNCATE pack_file, audit_entry, audit_head CASCADE'));
afterAll(async () => {
  await app.close();
  await test.close();
});

type Seat = keyof typeof seats;

/** Gets the response that a user receives at an address, with its headers. */
async function take(seat: Seat | null, address: string) {
  const cookie =
    seat === null
      ? ''
      : [...seats[seat].cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return app.inject({
    method: 'GET',
    url: address,
    headers: { host: new URL(TEST_ORIGIN).host, ...(cookie === '' ? {} : { cookie }) },
  });
}

const lastEntry = async () =>
  (
    await test.asOwner<{ action: string; who: string; what: string; filter: unknown }>(
      'SELECT action, person_name AS who, what, filter FROM audit_entry ORDER BY number DESC LIMIT 1',
    )
  )[0];

/** The log entry for a user who asked for a file that they may not have. */
const toRefused = (seat: 'member' | 'contributor', id: string, file: string) => ({
  ...{ action: 'REFUSAL', who: seat === 'member' ? 'Member' : 'Contributor' },
  filter: { route: 'GET /packs/:id/:file', params: { id, file } },
});

describe('a signed pack', () => {
  it('has no PDF if the server cannot make one, unless one was made before', async () => {
    const address = `/packs/${SIGNED}/partners.pdf`;
    const refused = await take('member', address);
    expect([refused.statusCode, refused.json()]).toEqual([
      503,
      {
        error:
          'The pages are not built here, so there is nothing to print. Print the pack’s page instead.',
      },
    ]);
    await test.asOwner(
      `INSERT INTO pack_file (pack_id, edition, kind, form, document_hash, content, made_at)
       SELECT pack_id, edition, 'PDF', made.form, hash, 'made before', now() FROM pack_edition, generate_series(1, 20) AS made (form) WHERE edition = 'PARTNERS'`,
    );
    expect((await take('member', address)).body).toBe('made before');
  });

  it('is downloaded as a workbook under its name and marking, after the log entry', async () => {
    const { statusCode, headers, rawPayload } = await take(
      'member',
      `/packs/${SIGNED}/partners.xlsx`,
    );
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition':
        'attachment; filename="OFFICIAL-stronghold-2026-27-Q2-thames-valley-version-1.xlsx"',
      'cache-control': 'no-store',
      'x-marking': 'OFFICIAL',
    });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(Uint8Array.from(rawPayload).buffer);
    expect(workbook.worksheets[0]?.getCell('A2').text).toBe('Thames Valley, Q2 2026/27');
    expect(await lastEntry()).toMatchObject({
      action: 'EXPORT',
      what: 'Downloaded the pack for Q2 2026/27, Thames Valley, version 1, for partners (workbook).',
      filter: { pack: SIGNED, edition: 'PARTNERS', kind: 'XLSX' },
    });
  });

  it('is made once, even if many people ask at the same time', async () => {
    const taken = await Promise.all(
      ['member', 'contributor', 'cleared'].map((seat) =>
        take(toSeat(seat), `/packs/${SIGNED}/partners.xlsx`),
      ),
    );
    const again = await take('member', `/packs/${SIGNED}/partners.xlsx`);
    expect(
      new Set([...taken, again].map(({ rawPayload }) => rawPayload.toString('base64'))).size,
    ).toBe(1);
    expect(await test.asOwner('SELECT edition, kind FROM pack_file')).toEqual([
      { edition: 'PARTNERS', kind: 'XLSX' },
    ]);
  });

  it('is downloaded as slides too', async () => {
    const { statusCode, headers, rawPayload } = await take(
      'member',
      `/packs/${SIGNED}/partners.pptx`,
    );
    expect({ statusCode, start: rawPayload.subarray(0, 2).toString() }).toEqual({
      statusCode: 200,
      start: 'PK',
    });
    expect(headers['content-disposition']).toContain(
      'OFFICIAL-stronghold-2026-27-Q2-thames-valley-version-1.pptx',
    );
  });

  it('is stored in each format, and downloaded in the one requested', async () => {
    const workbook = await take('member', `/packs/${SIGNED}/partners.xlsx`);
    const slides = await take('member', `/packs/${SIGNED}/partners.pptx`);
    expect(slides.headers['content-type']).toBe(
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    );
    expect(slides.rawPayload.equals(workbook.rawPayload)).toBe(false);
    expect(
      (await take('member', `/packs/${SIGNED}/partners.xlsx`)).rawPayload.equals(
        workbook.rawPayload,
      ),
    ).toBe(true);
  });

  it('is made as it was signed, even if its place has a new name', async () => {
    await test.asOwner(`UPDATE area SET name = 'Elsewhere' WHERE code = 'E23000029'`);
    const { headers } = await take('member', `/packs/${SIGNED}/partners.xlsx`);
    expect(headers['content-disposition']).toContain('thames-valley');
    await test.asOwner(`UPDATE area SET name = 'Thames Valley' WHERE code = 'E23000029'`);
  });

  it('is made again if the stored file came from another document', async () => {
    await take('member', `/packs/${SIGNED}/partners.xlsx`);
    await test.asOwner(`UPDATE pack_file SET content = 'x', document_hash = sha256('other')`);
    expect(
      (await take('member', `/packs/${SIGNED}/partners.xlsx`)).rawPayload.length,
    ).toBeGreaterThan(1000);
  });

  it('is stored even if the server may not update or delete', async () => {
    await take('member', `/packs/${SIGNED}/partners.xlsx`);
    for (const statement of ['UPDATE pack_file SET content = content', 'DELETE FROM pack_file'])
      await expect(test.database.write(({ client }) => client.query(statement))).rejects.toThrow(
        'permission denied',
      );
  });

  it('has an edition for cleared readers that nobody else can download; the log says who tried', async () => {
    const taken = await take('cleared', `/packs/${SIGNED}/cleared.xlsx`);
    expect({ status: taken.statusCode, marking: taken.headers['x-marking'] }).toEqual({
      status: 200,
      marking: 'OFFICIAL-SENSITIVE',
    });
    for (const seat of ['member', 'contributor'] as const) {
      for (const file of ['cleared.pdf', 'cleared.pptx', 'cleared.xlsx']) {
        const refused = await take(seat, `/packs/${SIGNED}/${file}`);
        expect({ status: refused.statusCode, error: refused.json().error }).toEqual({
          status: 403,
          error: expect.stringContaining('Only cleared readers can see this edition'),
        });
        expect(await lastEntry()).toMatchObject(toRefused(seat, SIGNED, file));
      }
    }
  });

  it('requires sign-in', async () => {
    expect((await take(null, `/packs/${SIGNED}/partners.xlsx`)).statusCode).toBe(403);
    expect(await test.asOwner('SELECT 1 FROM pack_file')).toEqual([]);
  });
});

describe('a draft', () => {
  it('is refused to people who may not read it, and has no files even for people who may', async () => {
    for (const seat of ['member', 'contributor'] as const) {
      for (const file of ['partners.pdf', 'partners.pptx', 'partners.xlsx', 'cleared.xlsx']) {
        expect((await take(seat, `/packs/${DRAFT}/${file}`)).statusCode, `${seat}, ${file}`).toBe(
          403,
        );
        expect(await lastEntry()).toMatchObject(toRefused(seat, DRAFT, file));
      }
    }
    const { statusCode, body } = await take('cleared', `/packs/${DRAFT}/partners.xlsx`);
    expect({ statusCode, error: JSON.parse(body).error }).toEqual({
      statusCode: 404,
      error: expect.stringContaining('not been signed off yet'),
    });
  });
});

it.each([
  'partners.csv',
  'PARTNERS.xlsx',
  'partners.xlsx.pdf',
  'partners',
  '..%2fpartners.xlsx',
  'partners.xlsx%00',
  'everybody.xlsx',
])('finds nothing at %s', async (file) => {
  expect((await take('member', `/packs/${SIGNED}/${file}`)).statusCode).toBe(404);
});

it.each(['1', `${SIGNED}'--`, '00000000-0000-4000-8000-000000000009'])(
  'finds no pack %s',
  async (id) => {
    expect(
      (await take('member', `/packs/${encodeURIComponent(id)}/partners.xlsx`)).statusCode,
    ).toBe(404);
  },
);

function toSeat(name: string): Seat {
  if (name === 'member' || name === 'cleared' || name === 'contributor') return name;
  throw new Error(`Nobody sits at ${name}`);
}
