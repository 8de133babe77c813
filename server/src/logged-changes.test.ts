import { GraphQLObjectType } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { ChangeLog, fieldsOfReturns, toCases } from '#testing/change-log.js';
import { changesOfPacks } from '#testing/logged-changes/of-packs.js';
import { changesOfPeople } from '#testing/logged-changes/of-people.js';
import { changesOfQuestions } from '#testing/logged-changes/of-questions.js';
import { changesOfRecords } from '#testing/logged-changes/of-records.js';
import { changesOfRegisters } from '#testing/logged-changes/of-registers.js';
import { changesOfSchedules } from '#testing/logged-changes/of-schedules.js';

import { builtSchema } from './schema.js';

const [TVP, RBC] = [1, 11];

const at = new ChangeLog();
beforeAll(() => at.open());
beforeEach(() => at.begin());
afterAll(() => at.close());

/**
 * The fields of Mutation by subject, each with its log entry. Add each new field to the table of
 * its subject.
 */
const tables = [
  changesOfPacks(at),
  changesOfPeople(at),
  changesOfQuestions(at),
  changesOfRecords(at),
  changesOfRegisters(at),
  changesOfSchedules(at),
];

describe('a change', () => {
  it.each(tables.flatMap(toCases))('by $field is logged: $entry.what', ({ field, ...change }) =>
    at.expectLogged(field, change),
  );

  it('is in one table for each field of Mutation, or tested with returns, so that no new field is forgotten', async () => {
    const mutations = (await builtSchema).getMutationType();
    expect(mutations).toBeInstanceOf(GraphQLObjectType);
    expect([...tables.flatMap((table) => Object.keys(table)), ...fieldsOfReturns].sort()).toEqual(
      Object.keys(mutations?.getFields() ?? {}).sort(),
    );
  });

  it('is logged as a refusal if it is refused', async () => {
    const grant = { role: 'ANALYST', agencies: ['TVP'], marking: 'OFFICIAL_SENSITIVE' };
    expect(
      (await at.change('grantAccess', { person: at.analyst.id, ...grant })).problems,
    ).toHaveLength(1);
    expect(
      await at.test.asOwner('SELECT FROM access_grant WHERE $1 = ANY (agency_ids)', [TVP]),
    ).toEqual([]);
    expect(await at.entries()).toEqual([
      {
        ...{
          action: 'REFUSAL',
          person_id: at.administrator.id,
          person_name: 'Council administrator',
          agency_id: RBC,
        },
        what: expect.stringMatching(
          /^You may not see or change people’s access here: it needs the role of administrator/,
        ),
      },
    ]);
  });
});
