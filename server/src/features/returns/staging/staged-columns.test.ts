import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import type { Json } from '#testing/api-client.js';
import { clear, foreign, Staging } from '#testing/staging.js';

let at: Staging;
beforeAll(async () => {
  at = await Staging.open();
});
beforeEach(() => at.begin());
afterAll(() => at.close());

/** A return with two unknown columns, either of which may be the outcome. */
const withTwo = (result: string, remark: string, outcome = '') => {
  const [header = '', row = ''] = clear.trimEnd().split('\n');
  const kept = header.split(',').flatMap((name, index) => (name === 'outcome' ? [] : [index]));
  const take = (line: string) => kept.map((index) => line.split(',')[index]).join(',');
  const own = outcome === '' ? ['', ''] : [',outcome', `,${outcome}`];
  return `${take(header)},Result,Remark${own[0]}\n${take(row)},${result},${remark}${own[1]}\n`;
};
const outcomes = () => at.test.asOwner('SELECT outcome FROM referral');

describe('a staged return with columns to match', () => {
  it('leads to questions about unknown headings, with a guess, and only once', async () => {
    const said = await at.stage(foreign);
    expect(said.isToMap).toBe(true);
    const staged = await at.read(said.id);
    expect(staged.state).toBe('MAPPING');
    const guessed = staged.columns.filter(({ origin }: Json) => origin === 'GUESS');
    expect(guessed.map(({ heading, column }: Json) => [heading, column])).toEqual([
      ['Our ref', 'reference'],
      ['Borough', 'area'],
    ]);
    const columns = staged.columns.map(({ position, column }: Json) => ({ position, column }));
    const mapped = await at.change('stageReturn', {
      id: said.id,
      version: staged.version,
      columns,
    });
    expect(mapped).toMatchObject({ staged: { state: 'SCREENED', passCount: 1 }, problems: [] });
    // The next file with these headings has no questions, by page, command or token.
    expect(await at.stage(foreign)).toMatchObject({ isToMap: false });
    const outcome = await at.importText(foreign);
    expect(outcome.status).toBe('PUBLISHED');
  });

  it('publishes the columns that are shown, even if a colleague chose others for another file', async () => {
    const { id } = await at.stage(withTwo('good', 'bad'));
    const mine = await at.map(id, { Result: 'outcome', Remark: null });
    const other = await at.stage(withTwo('good', 'bad'));
    await at.map(other.id, { Result: null, Remark: 'outcome' });
    expect(await at.read(id)).toMatchObject({ version: mine.staged.version, notYet: null });
    const { version } = mine.staged;
    expect((await at.change('publishReturn', { id, version })).problems).toEqual([]);
    expect(await outcomes()).toEqual([{ outcome: 'good' }]);
  });

  it('leaves out what is shown as left out, even if its heading is a column’s name', async () => {
    const { id } = await at.stage(withTwo('', '', 'secret'));
    const { staged } = await at.map(id, { Result: null, Remark: null, outcome: null });
    expect(staged).toMatchObject({ state: 'SCREENED', notYet: null });
    await at.change('publishReturn', { id, version: staged.version });
    expect(await outcomes()).toEqual([{ outcome: null }]);
  });

  it.each([
    { heading: `"Our\nref"`, because: 'it has two lines' },
    { heading: `Our ref ${'as we write it '.repeat(9)}`.trimEnd(), because: 'it is long' },
  ])('uses a heading that the page cannot show exactly: $because', async ({ heading }) => {
    const text = clear.replace('reference', heading);
    const { id } = await at.stage(text);
    const [first] = (await at.read(id)).columns;
    const { staged, problems } = await at.map(id, { [first.heading]: 'reference' });
    expect(problems).toEqual([]);
    expect(staged).toMatchObject({ state: 'SCREENED', unusable: null, passCount: 1, notYet: null });
    await at.change('publishReturn', { id, version: staged.version });
    expect(await at.records()).toEqual([{ reference: 'R1' }]);
    expect(await at.stage(text)).toMatchObject({ isToMap: false });
  });

  it('drops corrections in a column that gets another meaning, and logs that', async () => {
    const { id } = await at.stage(withTwo('=good', 'fine'));
    const { staged } = await at.map(id, { Result: 'outcome', Remark: null });
    const cell = { row: 2, column: 'outcome', value: 'CORRECTED' };
    const corrected = await at.change('correctCell', { id, version: staged.version, ...cell });
    expect(corrected.staged.corrections).toHaveLength(1);
    const again = await at.map(id, { Result: null, Remark: 'outcome' });
    expect(again.staged).toMatchObject({ corrections: [], notYet: null });
    await at.change('publishReturn', { id, version: again.staged.version });
    expect(await outcomes()).toEqual([{ outcome: 'fine' }]);
    expect(
      await at.test.asOwner(
        `SELECT 1 FROM audit_entry WHERE filter ->> 'droppedCorrections' = '1'`,
      ),
    ).toHaveLength(1);
  });

  it('with more columns than are read is refused before anything is guessed', async () => {
    const many = Array.from({ length: 101 }, (_, index) => `r${index} w`).join(',');
    expect(await at.stage(`reference,${many}\nR1\n`)).toMatchObject({
      outcome: { status: 'UNUSABLE', message: 'It has 102 columns; at most 100 are read.' },
    });
    expect(await at.test.asOwner('SELECT 1 FROM staged_return')).toEqual([]);
  });
});
