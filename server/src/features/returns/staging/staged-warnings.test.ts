import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { aReturnText } from '#testing/raw-returns.js';
import { RBC } from '#testing/staged-returns.js';
import { Staging, withWarning } from '#testing/staging.js';

import { readStaged } from './staged-return.reader.js';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

const without = ({ findings: _, ...others }: Json): Json => others;

describe('a staged return with findings', () => {
  it('needs a warning acknowledged again if its cell was corrected', async () => {
    const { id } = await at.stage(withWarning);
    const { version, findings } = await at.read(id);
    const meant = findings.map((each: Json) => each.id);
    const said = await at.change('acknowledgeWarnings', {
      ...{ id, version, findings: meant, why: 'It is how we number them' },
    });
    expect(said.staged.notYet).toBeNull();
    const cell = { row: 2, column: 'reference', value: '=HYPERLINK("x")' };
    const { staged } = await at.change('correctCell', {
      id,
      version: said.staged.version,
      ...cell,
    });
    expect(staged.notYet).toMatch(/^1 warning has not been acknowledged/);
    expect(staged.findings[0]).toMatchObject({ why: null, acknowledgedBy: null });
    // The acknowledgement does not come back with the value.
    const back = { id, version: staged.version, ...cell, value: '=R1' };
    expect((await at.change('correctCell', back)).staged.notYet).toMatch(/^1 warning/);
  });

  it('is published once every warning has been acknowledged by name with a reason', async () => {
    const { id } = await at.stage(withWarning);
    const { version, findings } = await at.read(id);
    const refused = await at.change('publishReturn', { id, version });
    expect(refused.problems[0].message).toMatch(/^1 warning has not been acknowledged/);
    expect(await at.records()).toEqual([]);
    const now = (await at.read(id)).version;
    const ids = findings.map((each: Json) => each.id);
    const short = await at.change('acknowledgeWarnings', {
      id,
      version: now,
      findings: ids,
      why: ' ',
    });
    expect(short.problems[0].message).toContain('why it is right');
    const { staged } = await at.change('acknowledgeWarnings', {
      ...{ id, version: now, findings: ids, why: 'It is how we number them' },
    });
    expect(staged.findings[0]).toMatchObject({
      ...{ why: 'It is how we number them', acknowledgedBy: 'Data manager' },
    });
    expect((await at.change('publishReturn', { id, version: staged.version })).problems).toEqual(
      [],
    );
    expect(await at.records()).toEqual([{ reference: '=R1' }]);
  });

  it('keeps more findings than the command prints, and none of them is skipped', async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => ({ reference: `=R${index}` }));
    const { id } = await at.stage(aReturnText(...rows));
    const { data } = await at.sender.ask(
      'query ($id: ID!) { stagedReturn(id: $id) { warnCount notYet findings(page: 24) { row } } }',
      { id },
    );
    expect(data.stagedReturn).toMatchObject({
      ...{ warnCount: 1_200, notYet: expect.stringMatching(/^1,200 warnings have not/) },
    });
    expect(data.stagedReturn.findings).toHaveLength(50);
  });

  it('is listed with the counts of its findings, without each finding', async () => {
    const { id } = await at.stage(aReturnText({ reference: '=R1' }, { reference: '=R2' }));
    const list = async (fields: string) =>
      (await at.sender.ask(`{ stagedReturns { ${fields} } }`)).data.stagedReturns[0];
    const { version, findings } = await at.read(id);
    const meant = { findings: [findings[0].id], why: 'It is meant' };
    await at.change('acknowledgeWarnings', { id, version, ...meant });
    const counts = 'notYet passCount warnCount warningCount failureCount';
    expect(await list(counts)).toEqual(await list(`${counts} findings { id }`).then(without));
    expect((await list('notYet')).notYet).toMatch(/^1 warning has not/);
    const listed = { agencyIds: [RBC], id: null, now: new Date('2026-11-24') };
    const readList = async (hasFindings: boolean) => {
      const [found] = await readStaged(at.test.database, { ...listed, hasFindings });
      return found?.outcome?.is === 'SCREENED' ? found.outcome.file : null;
    };
    expect(await readList(false)).toEqual({ ...(await readList(true)), issues: [], marks: {} });
    // A staged return that was written before warnings were counted.
    await at.test.asOwner("UPDATE staged_return SET outcome = outcome #- '{file,warnings}'");
    expect((await list('notYet')).notYet).toMatch(/^1 warning has not/);
  });

  it.each(['\u0000', '\u200b', '\u202e'])(
    'refuses a text with %j, which nobody can see',
    async (unseen) => {
      const { id } = await at.stage(withWarning);
      const { version, findings } = await at.read(id);
      const cell = { row: 2, column: 'reference', value: `R1${unseen}` };
      const sentence = 'It contains an invisible character. Type it again.';
      expect((await at.change('correctCell', { id, version, ...cell })).problems).toEqual([
        { message: sentence },
      ]);
      const meant = findings.map((each: Json) => each.id);
      const why = `Our${unseen} numbers`;
      expect(
        (await at.change('acknowledgeWarnings', { id, version, findings: meant, why })).problems,
      ).toEqual([{ message: sentence }]);
      expect((await at.read(id)).version).toBe(version);
    },
  );
});
