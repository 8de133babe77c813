import { afterAll, beforeAll, expect, it } from 'vitest';

import { aReturnText } from '#testing/raw-returns.js';
import {
  readStagedFields,
  sendReferrals,
  type StagingServer,
  startStagingServer,
} from '#testing/staged-returns.js';

let server: StagingServer;
beforeAll(async () => {
  server = await startStagingServer();
});
afterAll(() => server.close());

/** Two referrals from April and one from July 2026. */
const springAndSummer = aReturnText(
  { reference: 'R1', received_on: '2026-04-07' },
  { reference: 'R2', received_on: '2026-04-08' },
  { reference: 'R3', received_on: '2026-07-09' },
);

it.each([
  { named: '2026-27-Q2', likely: { key: '2026-27-Q1' } },
  { named: '2026-27-Q1', likely: null },
])('a file sent for $named has its likely quarter named: $likely', async ({ named, likely }) => {
  const { id } = await sendReferrals(server.sender, springAndSummer, `stage=yes&quarter=${named}`);
  const fields = 'period { key } likelyPeriod { key }';
  expect(await readStagedFields(server.sender, id, fields)).toEqual({
    period: { key: named },
    likelyPeriod: likely,
  });
});
