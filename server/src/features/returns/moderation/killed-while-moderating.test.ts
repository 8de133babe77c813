import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { commandLine } from '#domain/access/actor.js';
import type { Database } from '#platform/database.js';
import { Moderation, TODAY, waiting, WHY } from '#testing/moderation.js';
import { sentDisruptions } from '#testing/sent-rows.js';

import { moderate, type ModerationRequest } from './moderate.js';

const [TVP, RBC] = [1, 11];

let at: Moderation;
beforeAll(async () => {
  at = await Moderation.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

/** A database whose connection ends before the statement with this number, counting from 1. */
function endingAt(database: Database, last: number): Pick<Database, 'write'> {
  let count = 0;
  return {
    write: (work) =>
      database.write((transaction) =>
        work({
          ...transaction,
          query: async (statement) => {
            count += 1;
            if (count === last)
              await transaction.query(sql`SELECT pg_terminate_backend(pg_backend_pid())`);
            return transaction.query(statement);
          },
        }),
      ),
  };
}

describe('a server that is killed', () => {
  it('has decided completely or not at all, whichever statement it had reached', async () => {
    await at.send([
      ...sentDisruptions('RBC', [waiting, { ...waiting, occurred_on: '2026-09-30' }]),
      ...sentDisruptions('TVP', [waiting]),
    ]);
    const request: ModerationRequest = {
      cases: [
        { agencyId: RBC, reference: 'D1', seen: 1 },
        { agencyId: RBC, reference: 'D2', seen: 1 },
        { agencyId: TVP, reference: 'D1', seen: 1 },
      ],
      asked: { act: 'DECIDE', outcome: 'CONFIRM', impact: null, text: WHY, panelOn: TODAY },
      by: { personId: null, post: 'Officer', actor: commandLine, agencyId: null },
      ...{ ownAgencyIds: [], today: TODAY, now: new Date(`${TODAY}T12:00:00Z`) },
    };
    const before = await at.traces();
    for (let last = 1; last < 200; last += 1) {
      const outcome = await moderate(endingAt(at.test.database, last), request).catch(() => null);
      if (outcome !== null) {
        expect(last).toBeGreaterThan(20);
        expect(outcome.problems).toEqual([]);
        break;
      }
      expect(await at.traces()).toEqual(before);
    }
    expect(await at.standing()).toMatchObject([{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }]);
    expect(await at.wrongCells()).toEqual([]);
  });
});
