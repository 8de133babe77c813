import path from 'node:path';

import ExcelJS from 'exceljs';
import JsZip from 'jszip';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { startOf } from '#domain/quarter.js';
import { findBrowser } from '#platform/browser/find-browser.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, PACK_CONTENTS, type TestBoard } from '#testing/board.js';
import { expectWholeWidth } from '#testing/sheet-width.js';
import { TEST_ORIGIN } from '#testing/signed-in.js';

/** A heading of the maximum length, without a space for a line break. */
const HEADING = 'Statement'.padEnd(300, 'x');

let at: TestBoard;
beforeAll(async () => {
  at = await openBoard(
    {
      webFolder: path.resolve(import.meta.dirname, '../../../../web/dist'),
      findBrowser: () => findBrowser(process.env),
    },
    { sent: [], owed: [{ agency: 'TVP', dataset: 'REPORTS', from: startOf(BOARD_QUARTER) }] },
  );
});
afterAll(() => at.close());

const take = (id: string, file: string) => {
  const cookie = [...at.seats.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  return at.app.inject({
    method: 'GET',
    url: `/packs/${id}/${file}`,
    headers: { host: new URL(TEST_ORIGIN).host, cookie },
  });
};

it('a quarter without any return can be signed with its gaps named, and every file of it can be made', async () => {
  const { id } = await at.opened();
  const section = { key: 'statement', heading: HEADING, figures: [], texts: ['STATEMENT'] };
  const { version } = await at.made('secretary', 'changeSection', { id, version: 1, section });
  const review = await at.submitted({ id, version });
  const [problem] = (await at.sign('chair', 'PARTNERS', review)).problems;
  expect(problem.field).toBe('gapsReason');
  expect(problem.message).toContain('Thames Valley Police');
  expect(problem.message).toContain(`1 ${HEADING}: statement`);
  const gapsReason = `Nobody sent any, ${'y'.repeat(300)}.`;
  await at.signBoth({ ...review, gapsReason });

  const { proof, contents } = await at.board(
    'member',
    `proof { missing gapsReason } ${PACK_CONTENTS}`,
  );
  expect(proof).toMatchObject({
    missing: expect.arrayContaining([`1 ${HEADING}: statement`]),
    gapsReason,
  });
  expect(contents.sections.length).toBeGreaterThan(12);
  const shown = await at.board('member', 'contents { sections { key blocks { notes { code } } } }');
  const codes = shown.contents.sections.flatMap(({ blocks }: Json) =>
    blocks.flatMap(({ notes }: Json) => notes.map(({ code }: Json) => code)),
  );
  expect(codes).not.toContain('FAILED');

  const slides = await JsZip.loadAsync((await take(id, 'partners.pptx')).rawPayload);
  expect(
    Object.keys(slides.files).filter((name) => /^ppt\/slides\/slide\d+\.xml$/.test(name)).length,
  ).toBeGreaterThan(contents.sections.length);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Uint8Array.from((await take(id, 'partners.xlsx')).rawPayload).buffer);
  expect(workbook.worksheets.length).toBeGreaterThan(contents.sections.length);
  await vi.waitFor(async () => expect((await take(id, 'partners.pdf')).statusCode).toBe(200), {
    timeout: 200_000,
    interval: 500,
  });
  await expectWholeWidth((await take(id, 'partners.pdf')).rawPayload);
});
