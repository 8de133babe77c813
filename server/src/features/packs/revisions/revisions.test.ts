import { afterAll, beforeAll, expect, it } from 'vitest';

import { startOf } from '#domain/quarter.js';
import type { Json } from '#testing/api-client.js';
import { BOARD_QUARTER, openBoard, type Seat, type TestBoard } from '#testing/board.js';
import { publishRows } from '#testing/publish-rows.js';
import { sentDisruptions, sentReferrals } from '#testing/sent-rows.js';

/** A day after the pack was frozen. */
const LATER = '2026-11-25';
const FIELDS = `figure before now difference isProtected reading isReadAnew returns { agency { code } dataset period { key } publishedAt }
  places { section heading block cell { row column } now }`;

let at: TestBoard;
beforeAll(async () => {
  at = await openBoard();
});
afterAll(() => at.close());

const revisions = async (seat: Seat, args = ''): Promise<readonly Json[]> =>
  (await at.board(seat, `revisions${args} { ${FIELDS} }`)).revisions;
const documents = () =>
  at.partnership.test.asOwner('SELECT document, hash FROM pack_edition ORDER BY edition');

it('a signed pack lists what a later return changed, but nothing that pages do not show, and its document stays the same byte for byte', async () => {
  await at.clear();
  const review = await at.inReview('As it was expected.', ['objectives', 'safeguarding']);
  expect(await revisions('chair')).toEqual([]);
  await at.signBoth(review);
  expect(await revisions('member')).toEqual([]);
  const before = await documents();

  const { test } = at.partnership;
  const row = { reference: 'late', quantity: 6 };
  await publishRows(
    test,
    sentDisruptions('TVP', [{ ...row, occurred_on: startOf(BOARD_QUARTER), objective: 'PURSUE' }]),
    LATER,
  );
  await publishRows(
    test,
    sentReferrals('RBC', [{ ...row, received_on: startOf(BOARD_QUARTER), quantity: 43 }]),
    LATER,
  );

  expect(await documents()).toEqual(before);
  const told = await revisions('member');
  const open = told.filter(({ isProtected }) => !isProtected);
  expect(open.length).toBeGreaterThan(0);
  const [total] = open.filter(({ figure }) => figure.includes('Pursue'));
  expect(total).toMatchObject({
    places: [
      {
        section: 'objectives',
        block: 'objectives-objectives',
        cell: { row: 'PURSUE', column: 0 },
        now: total?.now,
      },
    ],
    returns: [{ agency: { code: 'TVP' }, dataset: 'DISRUPTIONS', period: { key: BOARD_QUARTER } }],
  });
  expect(total?.returns[0].publishedAt).toContain(LATER);
  expect(total?.before).not.toBe(total?.now);

  const hidden = told.filter(({ isProtected }) => isProtected);
  expect(hidden.length).toBeGreaterThan(0);
  for (const each of hidden) expect(each).toMatchObject({ difference: null, returns: [] });
  // The current figure is the one that the page shows to somebody of no agency; a secretary’s page
  // shows the same.
  const pages = JSON.stringify((await at.ask('secretary', PAGE)).page);
  const shownAt = hidden.flatMap(({ places }) => places);
  for (const { now } of shownAt) expect(pages).toContain(JSON.stringify(now).slice(1, -1));
  for (const { now } of hidden) expect(now).not.toMatch(/\b43\b/);
  expect((await revisions('police')).some(({ now }) => /\b43\b/.test(now))).toBe(true);
  const ofOne = (await revisions('member', '(sections: ["safeguarding"])')).flatMap(
    ({ places }) => places,
  );
  expect(new Set(ofOne.map(({ section }) => section))).toEqual(new Set(['safeguarding']));
});

const PAGE = `{ page(key: SAFEGUARDING, scope: { quarter: "${BOARD_QUARTER}" }) {
  blocks { kpi { figure { text } } tiles { kpi { figure { text } } } table { rows { cells { text } } } } } }`;
