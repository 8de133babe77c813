import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { confirm, Moderation, TODAY, waiting } from '#testing/moderation.js';
import { sentDisruptions } from '#testing/sent-rows.js';

let at: Moderation;
beforeAll(async () => {
  at = await Moderation.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

describe('the effect of a decision', () => {
  it('equals the figures after the decision', async () => {
    await at.send(
      sentDisruptions('RBC', [
        { occurred_on: '2026-10-05' },
        { ...waiting, impact: 'MAJOR', quantity: 3, submitted_on: '2026-11-02' },
        { ...waiting, impact: 'MINOR', submitted_on: '2026-10-05', occurred_on: '2026-10-02' },
      ]),
    );
    const ids = ['RBC:D2', 'RBC:D3'];
    const { data, errors } = await at.moderator.ask(
      `{ moderationEffect(cases: ${JSON.stringify(ids)}, outcome: CONFIRM, panelOn: "${TODAY}") { measure period { key } before { text } after { text } } }`,
    );
    expect(errors).toEqual([]);
    expect(data.moderationEffect).toEqual(
      [
        ['disruptions', '1', '5'],
        ['majorModerateShare', '0.0%', '60.0%'],
        ['moderatedIn28Days', '100.0%', '80.0%'],
      ].map(([measure, before, after]) => ({
        ...{ measure, period: { key: '2026-27-Q3' } },
        ...{ before: { text: before }, after: { text: after } },
      })),
    );
    for (const id of ids) await at.step({ id }, confirm);
    const figures = await at.moderator.ask(
      '{ figures(where: { quarter: { in: ["2026-27-Q3"] } }) { totals { disruptions { text } majorModerateShare { text } moderatedIn28Days { text } } } }',
    );
    for (const { measure, after } of data.moderationEffect)
      expect(figures.data.figures.totals[measure].text).toBe(after.text);
  });
});

describe('the effect on a quarter without returns', () => {
  it('shows what is not available as such, and the decided figure with its flags', async () => {
    await at.send(
      sentDisruptions('RBC', [
        { ...waiting, occurred_on: '2026-09-30', submitted_on: '2026-10-30' },
      ]),
    );
    const { data } = await at.moderator.ask(
      `{ moderationEffect(cases: ["RBC:D1"], outcome: CONFIRM, panelOn: "${TODAY}") { measure period { key } before { value flags } after { value flags } } }`,
    );
    const shown = async () => {
      const of = (quarter: string) =>
        `figures(where: { quarter: { in: ["${quarter}"] } }) { totals { disruptions { value flags } majorModerateShare { value flags } moderatedIn28Days { value flags } } }`;
      const { data: answered } = await at.moderator.ask(
        `{ acts: ${of('2026-27-Q2')} panel: ${of('2026-27-Q3')} }`,
      );
      return [
        { key: '2026-27-Q2', totals: answered.acts.totals },
        { key: '2026-27-Q3', totals: answered.panel.totals },
      ].flatMap(({ key, totals }) =>
        ['disruptions', 'majorModerateShare', 'moderatedIn28Days'].map((measure) => ({
          ...{ measure, period: { key }, figure: totals[measure] },
        })),
      );
    };
    const before = await shown();
    await at.step({ id: 'RBC:D1' }, confirm);
    const after = await shown();
    const moved = before.flatMap(({ measure, period, figure }, index) =>
      JSON.stringify(figure) === JSON.stringify(after[index]?.figure)
        ? []
        : [{ measure, period, before: figure, after: after[index]?.figure }],
    );
    expect(moved.length).toBeGreaterThan(0);
    expect(data.moderationEffect).toEqual(moved);
  });
});
