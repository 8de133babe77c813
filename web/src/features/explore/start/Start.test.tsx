import { readFileSync } from 'node:fs';
import path from 'node:path';

import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { buildSchema } from 'graphql';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';

import { useChoices } from '#graphql/use-choices.js';
import { aMeasure, aTable, type FigureParams, refusal } from '#testing/fake-api.js';
import { aFigure, aPeriod } from '#testing/fake-values.js';
import { renderPart } from '#testing/render-part.js';

import { Start } from './Start.js';

const schema = buildSchema(
  readFileSync(path.resolve(import.meta.dirname, '../../../../../server/schema.graphql'), 'utf8'),
);

function Page() {
  const { data } = useChoices();
  if (data === undefined) return null;
  return (
    <Start
      choices={data}
      schema={schema}
      asked={[]}
      saved={null}
      findSaved={() => null}
      onOpen={() => undefined}
      onHistory={() => undefined}
    />
  );
}

const periods = ['2026-27-Q1', '2026-27-Q2'].map((key) => aPeriod(key));
const open = (
  figures: (asked: FigureParams) => unknown,
  rest: Parameters<typeof renderPart>[1] = {},
) =>
  renderPart(
    <MemoryRouter>
      <Page />
    </MemoryRouter>,
    { periods, figures, ...rest },
  );
const card = async (name: RegExp) => within(await screen.findByRole('button', { name }));

it('sketches on each card the answer for the latest closed quarter', async () => {
  const asked: FigureParams[] = [];
  open((question) => {
    asked.push(question);
    if (question.by.join(' ') !== 'AREA') return aTable([], 0);
    return aTable(
      [{ key: { area: { id: 'B', name: 'Buckinghamshire' } }, disruptions: aFigure(148) }],
      148,
    );
  });
  const most = await card(/^Where were the most disruptions/);
  expect(await most.findByText('Buckinghamshire')).toBeInTheDocument();
  expect(most.getByText('148')).toBeInTheDocument();
  expect(most.getByText('By area, Q2 2026/27')).toBeVisible();
  expect(
    (await card(/^How has each objective/)).getByText('By quarter and objective'),
  ).toBeVisible();
  expect(asked).toHaveLength(10);
  expect(asked.map(({ where }) => where.quarter.in ?? [where.quarter.to])).toEqual(
    asked.map(() => ['2026-27-Q2']),
  );
});

it('keeps cards that can be pressed if their figures are refused', async () => {
  let count = 0;
  open(() => {
    count += 1;
    throw refusal('No figures for you.', 'FORBIDDEN');
  });
  expect((await card(/^Where were the most disruptions/)).getByText('By area')).toBeVisible();
  await expect.poll(() => count).toBeGreaterThan(0);
  expect(screen.queryByRole('alert')).toBeNull();
});

it('finds crime types by their words, and does not type the key that opens the search', async () => {
  open(() => aTable([], 0), {
    measures: [
      aMeasure({ key: 'disruptions', id: 'disruptions', dimensions: ['AREA', 'CRIME_TYPE'] }),
    ],
  });
  const box = await screen.findByRole('searchbox', {
    name: 'Find a measure, a ready question or a saved one',
  });
  await userEvent.type(box, '/drug trafficking');
  expect(box).toHaveValue('drug trafficking');
  const lists = within(screen.getByRole('list', { name: 'Crime types and other lists' }));
  expect(lists.getByRole('button', { name: /^Crime types?: Drugs/ })).toBeVisible();
});
