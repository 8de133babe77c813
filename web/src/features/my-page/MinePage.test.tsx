import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { aBlock } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const periods = ['2026-27-Q1', '2026-27-Q2'].map((key) => aPeriod(key));
const aPin = (id: string, part: Readonly<Record<string, unknown>> = {}) => ({
  ...{
    id,
    name: `Block ${id}`,
    columns: 6,
    height: 'HALF',
    page: 'RESOURCING',
    blockId: 'agencies',
    measure: null,
  },
  ...{ scope: {}, isGone: false, savedQuery: null, problem: null },
  block: aBlock({ finding: { kind: 'OUTLIER', text: `Finding of ${id}` } }),
  ...part,
});
interface Params {
  readonly scope?: unknown;
  readonly pins?: readonly string[];
}

function open(
  address: string,
  pins: readonly ReturnType<typeof aPin>[],
  others: Readonly<Record<string, unknown>> = {},
) {
  const asked: Params[] = [];
  const page = { id: 'mine', version: 3, dataVersion: 147, pins };
  const myPage = (question: Params) => {
    asked.push(question);
    return { ...page, pins: pins.filter(({ id }) => question.pins?.includes(id) ?? true) };
  };
  renderApp(address, { periods, others: { myPage, alerts: { edges: [] }, ...others } });
  return { asked, page };
}

it('asks for all blocks with one quarter, and with an area if one is chosen', async () => {
  const { asked } = open('/mine?area=E06000038', [aPin('a'), aPin('b')]);
  expect(await screen.findByRole('heading', { name: 'Finding of a' })).toBeVisible();
  expect(await screen.findByRole('heading', { name: 'Finding of b' })).toBeVisible();
  expect(screen.getByText('Data version 147')).toBeVisible();
  expect(asked.at(-1)).toEqual({
    scope: { quarter: '2026-27-Q2', area: 'E06000038' },
    pins: ['a', 'b'],
  });
  const [first] = screen.getAllByRole('link', { name: 'Open page' });
  expect(first).toHaveAttribute('href', '/resourcing?quarter=2026-27-Q2&area=E06000038#agencies');
});

it('says how to pin while nothing is pinned', async () => {
  open('/mine', []);
  expect(
    await screen.findByRole('heading', { name: 'Put the figures you follow on one page' }),
  ).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Arrange' })).toBeNull();
});

it('shows the other blocks if one is gone, is not allowed or fails', async () => {
  const failing = () => {
    throw refusal('Something broke.', 'INTERNAL_SERVER_ERROR');
  };
  open('/mine', [
    aPin('a'),
    aPin('b', { isGone: true, page: null, blockId: null, block: null }),
    aPin('c', { block: null, problem: 'Only a cleared viewer sees it.' }),
    aPin('d', { block: failing }),
  ]);
  expect(await screen.findByRole('heading', { name: 'Finding of a' })).toBeVisible();
  const region = (name: string) => within(screen.getByRole('region', { name }));
  expect(
    region('Block b').getByText(/^This question has been deleted, or is no longer shared with you/),
  ).toBeVisible();
  expect(region('Block c').getByText('Only a cleared viewer sees it.')).toBeVisible();
  expect(region('Block d').getByRole('button', { name: 'Try again' })).toBeVisible();
  expect(region('Block b').queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('is arranged with keys on a handle, with the version that was loaded', async () => {
  const arranged: unknown[] = [];
  const pins = [aPin('a'), aPin('b'), aPin('c')];
  const arrangePins = ({
    input,
  }: {
    readonly input: { readonly pins: readonly { readonly pin: string }[] };
  }) => {
    arranged.push(input);
    const inOrder = input.pins.map(({ pin }) => pins.find(({ id }) => id === pin));
    return { problems: [], myPage: { id: 'mine', version: 4, pins: inOrder } };
  };
  open('/mine', pins, { arrangePins });
  await userEvent.click(await screen.findByRole('button', { name: 'Arrange' }));
  const grip = await screen.findByRole('button', { name: 'Move Block a' });
  grip.focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(arranged).toMatchObject([
    { version: 3, pins: [{ pin: 'b' }, { pin: 'a' }, { pin: 'c' }] },
  ]);
  expect(
    await screen.findByText('Place 2 of 3, 6 of 12 columns wide, half height', {
      selector: '[role="status"]',
    }),
  ).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Move Block a' })).toHaveFocus();
});

it('says why an arrangement was refused, and shows the page as it is', async () => {
  const pins = [aPin('a'), aPin('b')];
  const arrangePins = () => ({
    problems: [{ field: 'version', message: 'Your page was changed elsewhere.' }],
    myPage: { id: 'mine', version: 9, pins },
  });
  open('/mine', pins, { arrangePins });
  await userEvent.click(await screen.findByRole('button', { name: 'Arrange' }));
  await userEvent.click(
    within(await screen.findByRole('group', { name: 'Block a' })).getByRole('button', {
      name: 'Later',
    }),
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('Your page was changed elsewhere.');
  expect(
    screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent),
  ).toEqual(['Block a', 'Block b']);
});

it('adds a figure pinned from its menu, and says that it has been pinned', async () => {
  const pinned: unknown[] = [];
  const pinBlock = ({ input }: { readonly input: unknown }) => {
    pinned.push(input);
    return { pin: 'a', problems: [], myPage: { id: 'mine', version: 1, pins: [] } };
  };
  renderApp('/resourcing?area=E06000038', { periods, others: { pinBlock } });
  await userEvent.click(
    await screen.findByRole('button', { name: 'More for Vacancy rate by agency' }),
  );
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Pin to My page' }));
  expect(
    await screen.findByText('Pinned to My page', { selector: '[role="status"]' }),
  ).toBeInTheDocument();
  expect(pinned).toMatchObject([
    { page: 'RESOURCING', block: 'agencies', scope: { area: 'E06000038' } },
  ]);
});
