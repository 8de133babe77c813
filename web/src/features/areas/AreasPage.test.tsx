import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { knownMeasures } from '#testing/fake-measures.js';
import { aBlock, aCell, aColumn, aPage, aQuestion, aRow } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const outlines = path.resolve(import.meta.dirname, '../../charts/boundaries/districts.json');
beforeEach(() => {
  // The boundaries come from a file on the site.
  vi.stubGlobal('fetch', async () => new Response(await readFile(outlines)));
});

const message = 'Oxford has more confirmed disruptions than chance explains';
const scale = (to: number) => ({
  from: 0,
  to,
  ticks: [
    { value: 0, text: '0' },
    { value: to, text: String(to) },
  ],
});
const place = (
  [code, name]: readonly [string, string],
  { value, base, mark }: { readonly value: number; readonly base: number; readonly mark: string },
) =>
  aRow(
    [code, name],
    [
      aCell(value.toFixed(2), { value, mark, usual: { lower: 0.8, upper: 1.2 } }),
      aCell(base.toLocaleString('en-GB'), { value: base }),
      aCell(mark === 'PLAIN' ? '' : 'more than chance explains'),
    ],
    { isMarked: mark !== 'PLAIN' },
  );
const table = {
  rowHeading: 'District',
  columns: [
    aColumn('Per 1,000 people', { drawing: 'DOT', scale: scale(2) }),
    aColumn('Residents', { scale: scale(600_000) }),
    aColumn('Against the others'),
  ],
  rows: [
    place(['E07000178', 'Oxford'], { value: 1.3, base: 165_184, mark: 'ABOVE_OTHERS' }),
    place(['E06000038', 'Reading'], { value: 0.97, base: 178_196, mark: 'PLAIN' }),
    place(['E06000060', 'Buckinghamshire'], { value: 1.05, base: 566_694, mark: 'PLAIN' }),
  ],
};
const question = aQuestion({ by: ['AREA'], measures: ['disruptionsPer1000'] });
const limits = [150_000, 600_000].map((base) => ({
  base,
  lower: 0.8,
  upper: 1.2,
  innerLower: 0.9,
  innerUpper: 1.1,
}));
const funnel = aBlock({
  ...{
    id: 'districts',
    view: 'FUNNEL',
    about: 'Confirmed disruptions per 1,000 people, four quarters',
    question,
    table,
  },
  finding: { kind: 'OUTLIER', text: 'One of 13 districts differs by more than chance explains' },
  funnel: { centre: 1.03, centreText: 'all 1.03', limits },
});
const map = aBlock({
  ...{
    id: 'map',
    view: 'MAP',
    about: 'Outlined: Reading',
    question,
    table,
    outlined: ['E06000038'],
  },
  finding: { kind: 'NOT_JUDGED', text: 'Where they are' },
});

/** Renders the page, and collects every question that it asks. */
function open(address: string) {
  const asked: {
    readonly key: string;
    readonly measure: string;
    readonly scope: Readonly<Record<string, unknown>>;
  }[] = [];
  const page = (put: (typeof asked)[number]) => {
    asked.push(put);
    return aPage({ name: 'Areas', title: message, blocks: [funnel, map] });
  };
  renderApp(address, {
    periods: [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')],
    measures: knownMeasures,
    others: { page },
  });
  return asked;
}

describe('the Areas page', () => {
  it.each([
    { address: '/areas', measure: 'disruptions', scope: { area: null, compare: null } },
    {
      address: '/areas/E06000038?compare=E23000029&measure=reports',
      measure: 'reports',
      scope: { area: 'E06000038', compare: 'E23000029' },
    },
    {
      address: '/areas/E06000038?map=reports&unit=count',
      measure: 'reports',
      scope: { area: 'E06000038', compare: null },
    },
    {
      address: '/areas?from=2026-27-Q1&agency=TVP',
      measure: 'disruptions',
      scope: { from: '2026-27-Q1', agency: 'TVP' },
    },
  ])('asks one question for $address', async ({ address, measure, scope }) => {
    const asked = open(address);
    await findDrawnMessage(message);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({
      key: 'AREA',
      measure,
      scope: { quarter: '2026-27-Q2', ...scope },
    });
  });

  it('colours only outliers on the map, outlines compared areas, and links each district to its page', async () => {
    open('/areas');
    await findDrawnMessage(message);
    const block = await screen.findByRole('region', { name: 'Where they are' });
    const oxford = await within(block).findByRole('link', {
      name: 'Oxford: 1.30, 165,184, more than chance explains',
    });
    expect(
      [...block.querySelectorAll('a path')]
        .map((path) => path.getAttribute('data-fill'))
        .toSorted(),
    ).toEqual(['ABOVE', 'WITHIN', 'WITHIN']);
    expect(within(block).getByRole('list', { name: 'Key' })).toHaveTextContent(
      /^above what chance explains$/,
    );
    expect([...block.querySelectorAll('svg text')].map(({ textContent }) => textContent)).toEqual([
      'Oxford',
      'Reading',
    ]);
    expect(oxford).toHaveAttribute('href', '/areas/E07000178');
    await userEvent.click(within(block).getByRole('link', { name: /^Reading: / }));
    await waitFor(() => expect(window.location.pathname).toBe('/areas/E06000038'));
    expect(await screen.findByRole('navigation', { name: 'Where this area is' })).toHaveTextContent(
      'Thames Valley / Reading',
    );
  });

  it('moves through the funnel from the smallest district to the largest with the keys, and Enter opens one', async () => {
    open('/areas?measure=reports');
    await findDrawnMessage(message);
    const slider = await screen.findByRole('slider', {
      name: 'Confirmed disruptions per 1,000 people, four quarters',
    });
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      'Oxford: 1.30, 165,184, more than chance explains',
    );
    slider.focus();
    await userEvent.keyboard('{End}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Buckinghamshire: 1.05, 566,694');
    await userEvent.keyboard('{ArrowLeft}{Enter}');
    await waitFor(() =>
      expect(window.location.pathname + window.location.search).toBe(
        '/areas/E06000038?measure=reports',
      ),
    );
  });

  it('shows the list of areas if the code is not known', async () => {
    open('/areas/E07000004?measure=reports');
    expect(
      await screen.findByRole('heading', { level: 1, name: 'We do not know this area code' }),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Reading' })).toHaveAttribute(
      'href',
      '/areas/E06000038?measure=reports',
    );
  });

  it('names the parts of the address that it does not understand, and shows the rest', async () => {
    open('/areas?measure=weather');
    expect(
      await screen.findByText(/“weather” is not a measure with figures for districts/),
    ).toBeVisible();
    await findDrawnMessage(message);
  });
});
