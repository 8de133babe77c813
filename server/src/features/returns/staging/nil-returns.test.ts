import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { clear, Staging } from '#testing/staging.js';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('a nil return', () => {
  it('counts as received, and figures say 0 rather than not available', async () => {
    expect((await at.nil()).problems).toEqual([]);
    const { data } = await at.sender.ask(
      '{ figures(where: { quarter: { in: ["2025-26-Q1"] }, agency: { in: ["RBC"] } }) { totals { referrals { value text flags } } } }',
    );
    expect(data.figures.totals.referrals).toMatchObject({ value: 0, text: '0' });
  });

  it('withdraws earlier records only if that is confirmed by people who may send returns', async () => {
    await at.importText(clear);
    expect((await at.nil()).problems[0].message).toMatch(
      /^1 of 1 record for Q1 2025\/26 will be withdrawn, because there is nothing to report\. It was sent by Command line on \d+ \w+ \d{4}\.$/,
    );
    expect(await at.records()).toHaveLength(1);
    expect(await at.nil(at.stranger)).toBe('FORBIDDEN');
    expect(await at.nil(at.administrator)).toBe('FORBIDDEN');
    expect((await at.nil(at.sender, true)).changes).toEqual({
      added: 0,
      corrected: 0,
      withdrawn: 1,
    });
    expect(await at.records()).toHaveLength(0);
  });

  const listed = async (by = at.sender) =>
    (
      await by.ask(
        '{ stagedReturns { id state fileName submissionId isTakenBack canChange passCount period { key } difference { added corrected withdrawn } } }',
      )
    ).data.stagedReturns;

  it('is listed with what was sent, and taken back from there with what it withdrew', async () => {
    await at.importText(clear);
    const before = await at.records();
    expect((await at.nil()).stagedId).toBeNull();
    expect(await listed()).toEqual([]);

    const { stagedId } = await at.nil(at.sender, true);
    const [sent, ...others] = await listed();
    expect(others).toEqual([]);
    expect(sent).toMatchObject({
      ...{ id: stagedId, state: 'PUBLISHED', fileName: 'Nothing to report, Q1 2025/26' },
      ...{ isTakenBack: false, canChange: false, passCount: 0, period: { key: '2025-26-Q1' } },
      difference: { added: 0, corrected: 0, withdrawn: 1 },
    });
    expect(await listed(at.stranger)).toEqual([]);
    const undo = (isOnlyShown: boolean) =>
      at.publishing('undoReturn', { submission: sent.submissionId, isOnlyShown }, at.sender);
    expect((await undo(true)).changes).toEqual({ added: 1, corrected: 0, withdrawn: 0 });
    expect(await at.records()).toEqual([]);
    expect((await undo(false)).problems).toEqual([]);
    expect(await at.records()).toEqual(before);
    expect(await listed()).toMatchObject([{ id: stagedId, isTakenBack: true }]);
  });

  it('leaves the quarter as not sent when it is taken back, if nothing had been sent before', async () => {
    const { stagedId } = await at.nil();
    const [sent] = await listed();
    expect(sent).toMatchObject({ id: stagedId, difference: { withdrawn: 0 } });
    const undone = { submission: sent.submissionId, isOnlyShown: false };
    expect((await at.publishing('undoReturn', undone, at.sender)).changes).toEqual({
      ...{ added: 0, corrected: 0, withdrawn: 0 },
    });
    const { data } = await at.sender.ask(
      '{ figures(where: { quarter: { in: ["2025-26-Q1"] }, agency: { in: ["RBC"] } }) { totals { referrals { value } } } }',
    );
    expect(data.figures.totals.referrals).toMatchObject({ value: null });
  });
});

describe('taking a return back', () => {
  it('shows the effect first, and then takes the return back, for people who may send returns', async () => {
    await at.importText(clear);
    const [{ id } = { id: '' }] = await at.test.asOwner<{ id: string }>(
      'SELECT id FROM submission',
    );
    const undo = (isOnlyShown: boolean, by = at.sender) =>
      at.publishing('undoReturn', { submission: id, isOnlyShown }, by);
    expect((await undo(false, at.stranger)).problems[0].message).toContain('No return has the id');
    expect((await undo(true)).changes).toEqual({ added: 0, corrected: 0, withdrawn: 1 });
    expect(await at.records()).toHaveLength(1);
    expect((await undo(false)).changes).toEqual({ added: 0, corrected: 0, withdrawn: 1 });
    expect(await at.records()).toEqual([]);
  });
});
