import { readFileSync } from 'node:fs';
import path from 'node:path';

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildSchema } from 'graphql';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';

import type { QuestionText } from '#features/explore/workbench.type.js';
import { useChoices } from '#graphql/use-choices.js';
import { aMeasure } from '#testing/fake-api.js';
import { renderPart } from '#testing/render-part.js';

import { BuilderPane } from './BuilderPane.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);
const common = ['AREA', 'AGENCY', 'QUARTER', 'CRIME_TYPE'];
const measures = [
  aMeasure({
    ...{
      key: 'disruptions',
      id: 'disruptions',
      name: 'Confirmed disruptions',
      subject: 'DISRUPTION',
    },
    ...{ datasets: ['DISRUPTIONS'], dimensions: [...common, 'OBJECTIVE'] },
  }),
  aMeasure({
    ...{
      key: 'majorModerateShare',
      id: 'majorModerateShare',
      name: 'Major and moderate share',
      subject: 'DISRUPTION',
    },
    ...{ datasets: ['DISRUPTIONS'], dimensions: [...common, 'OBJECTIVE'] },
  }),
  aMeasure({
    ...{ key: 'reports', id: 'reports', name: 'Reports received', subject: 'REPORTS' },
    ...{ datasets: ['REPORTS'], dimensions: [...common, 'CHANNEL'] },
  }),
  aMeasure({
    ...{
      key: 'hoursPerDisruption',
      id: 'hoursPerDisruption',
      name: 'Hours per disruption',
      subject: 'RESOURCING',
    },
    ...{
      datasets: ['RESOURCES', 'DISRUPTIONS'],
      dimensions: common,
      companion: 'majorModerateShare',
    },
  }),
];

function Bench({ text }: { readonly text: string }) {
  const { data } = useChoices();
  const [question, setQuestion] = useState<QuestionText>({ text, variables: {} });
  const [tab, setTab] = useState('1');
  if (data === undefined) return null;
  return (
    <>
      <BuilderPane
        tab={tab}
        question={question}
        schema={schema}
        choices={data}
        onChange={setQuestion}
        litRange={null}
        onLight={() => undefined}
      />
      <button type="button" onClick={() => setTab('2')}>
        Another tab
      </button>
      <textarea
        aria-label="Text"
        value={question.text}
        onChange={(event) => setQuestion({ ...question, text: event.target.value })}
      />
    </>
  );
}

const open = async (text: string) => {
  renderPart(<Bench text={text} />, { measures });
  await screen.findByRole('textbox', { name: 'Text' });
  return userEvent.setup();
};
const written = () => screen.getByLabelText<HTMLTextAreaElement>('Text').value;

describe('the builder', () => {
  it('starts a question, and says what is not recorded for it', async () => {
    const user = await open('');
    await user.click(screen.getByRole('searchbox', { name: 'Find one of 4 measures' }));
    await user.paste('confirmed');
    await user.keyboard('{Enter}');
    expect(written()).toContain('disruptions { ...Shown }');
    await user.click(screen.getByRole('button', { name: 'Add a group' }));
    const groups = within(await screen.findByRole('dialog'));
    await user.click(await groups.findByRole('checkbox', { name: 'Area' }));
    expect(written()).toContain('by: [AREA]');
    expect(groups.queryByRole('checkbox', { name: 'Channel' })).toBeNull();
    expect(groups.getByText('Not recorded for disruptions')).toBeInTheDocument();
  });

  it('clears the search in another tab, and does not type the key that opens it', async () => {
    const user = await open('');
    await user.type(screen.getByRole('searchbox'), '/major');
    expect(screen.getByRole('searchbox')).toHaveValue('major');
    await user.click(screen.getByRole('button', { name: 'Another tab' }));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('offers the figure a year before, together with its change', async () => {
    const user = await open('{ figures { rows { disruptions { text } } } }');
    await user.click(
      await screen.findByRole('button', { name: 'More about Confirmed disruptions' }),
    );
    await user.click(await screen.findByRole('checkbox', { name: 'Figure a year before' }));
    expect(written()).toMatch(
      /change\(to: SAME_PERIOD_LAST_YEAR\) \{\s+signed\s+difference\s+from \{ value text flags \}\s+\}/,
    );
  });

  it('adds the measure without which another would mislead, and says so', async () => {
    const user = await open('');
    await user.click(screen.getByRole('searchbox'));
    await user.paste('hours');
    await user.keyboard('{Enter}');
    expect(written()).toMatch(/hoursPerDisruption.*majorModerateShare/s);
    expect(
      screen.getByText(
        'Hours per disruption added, with Major and moderate share: it would mislead on its own',
      ),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox', { name: 'Major and moderate share' }));
    expect(written()).not.toContain('hoursPerDisruption');
  });

  it('waits while a line is unfinished, and shows the last question that could be read', async () => {
    const user = await open('{ figures { rows { disruptions { text } } } }');
    expect(
      await screen.findByRole('checkbox', { name: 'Confirmed disruptions', checked: true }),
    ).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Text' }), '\n{{');
    expect(await screen.findByText('Line 2 is not finished')).toBeVisible();
    expect(screen.getByText('Chosen, in column order').closest('[inert]')).not.toBeNull();
  });

  it('says why it does not show a text', async () => {
    await open('{ kpis(quarter: "2026-27-Q2") { status } }');
    expect(await screen.findByText('Not in the builder')).toBeVisible();
    expect(screen.getByText(/This text asks for kpis\./)).toBeVisible();
  });

  it('moves a column with Alt and an arrow key', async () => {
    const user = await open('{ figures { rows { disruptions { text } reports { text } } } }');
    (await screen.findByRole('checkbox', { name: 'Reports received' })).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(written()).toBe('{ figures { rows { reports { text } disruptions { text } } } }');
  });

  it('turns a filter into a variable in the strip and back', async () => {
    const user = await open(
      '{ figures(where: { objective: { in: [PURSUE] } }) { rows { disruptions { text } } } }',
    );
    await user.click(await screen.findByRole('button', { name: 'Objective: ask each time' }));
    expect(written()).toBe(
      'query ($objective: Objective!) { figures(where: { objective: { in: [$objective] } }) { rows { disruptions { text } } } }',
    );
    await user.click(
      screen.getByRole('button', { name: 'Objective: asked for each time, above the answer' }),
    );
    expect(written()).toBe(
      'query { figures(where: { objective: { in: [PURSUE] } }) { rows { disruptions { text } } } }',
    );
  });

  it('names a month that its picker does not offer', async () => {
    await open(
      '{ figures(where: { month: { from: "2019-01", to: "2026-09" } }) { rows { reports { text } } } }',
    );
    expect(await screen.findByText('January 2019 to September 2026')).toBeVisible();
  });

  it('names a quarter that its picker does not offer', async () => {
    await open(
      '{ figures(where: { quarter: { from: "2016-17-Q1", to: "2026-27-Q2" } }) { rows { reports { text } } } }',
    );
    expect(await screen.findByText('Q1 2016/17 to Q2 2026/27')).toBeVisible();
  });
});
