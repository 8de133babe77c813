import { afterAll, beforeAll, expect, it } from 'vitest';

import { endBefore, startOf } from '#domain/quarter.js';
import { BOARD_QUARTER, openBoard, type TestBoard } from '#testing/board.js';
import { sentReports } from '#testing/sent-rows.js';

let at: TestBoard;
beforeAll(async () => {
  const from = startOf(BOARD_QUARTER);
  const sent = [
    {
      on: endBefore(BOARD_QUARTER),
      rows: sentReports('TVP', [{ reference: 'one', received_on: from }]),
    },
  ];
  at = await openBoard(
    {},
    { sent, owed: ['TVP', 'RBC'].map((agency) => ({ agency, dataset: 'REPORTS', from })) },
  );
});
afterAll(() => at.close());

it('signing names the agencies with missing returns and asks for a reason, which both editions show', async () => {
  const review = await at.inReview();
  const missing = 'Reading Borough Council: Reports';
  const message = `It is signed with gaps: ${missing}. Say in a sentence why you are signing it anyway.`;
  expect((await at.sign('chair', 'PARTNERS', review)).problems).toEqual([
    { field: 'gapsReason', message },
  ]);
  expect((await at.sign('police', 'CLEARED', review)).problems).toEqual([
    { field: 'gapsReason', message },
  ]);
  const gapsReason = 'They are to come next week.';
  await at.signBoth({ ...review, gapsReason });
  for (const seat of ['member', 'police'] as const)
    expect((await at.board(seat, 'proof { missing gapsReason }')).proof).toEqual({
      missing: [missing],
      gapsReason,
    });
});
