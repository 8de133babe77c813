import { expect, it } from 'vitest';

import { MailRounds } from './mail-rounds.js';

it('sends one round at a time, continues after a failure, and does not start a round once it has been stopped', async () => {
  let [running, most, begun] = [0, 0, 0];
  const faults: unknown[] = [];
  const rounds = new MailRounds(
    async () => {
      begun += 1;
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (begun === 1) throw new Error('no database');
    },
    (fault) => void faults.push(fault),
  );
  const hasBegun = async (count: number) => {
    while (begun < count) await new Promise((resolve) => setImmediate(resolve));
  };
  rounds.begin();
  rounds.begin();
  rounds.begin();
  await hasBegun(3);
  rounds.begin();
  await rounds.stop();
  expect(running).toBe(0);
  rounds.begin();
  await rounds.stop();
  expect({ most, begun, faults: faults.map(String) }).toEqual({
    most: 1,
    begun: 3,
    faults: ['Error: no database'],
  });
});
