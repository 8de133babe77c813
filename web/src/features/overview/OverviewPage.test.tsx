import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { aCard, aChange, aKpi, anObjective, aRunningCard, aTarget, type CardAsked } from '#testing/fake-card.js';
import { aFigure, aFigureOfOthers, aPeriod, aProtectedFigure } from '#testing/fake-values.js';
import { goToPaper } from '#testing/go-to-paper.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2', 'PROVISIONAL'), aPeriod('2026-27-Q3', 'OPEN')];

const kpis = [
  anObjective('PURSUE', { attention: 5 }),
  anObjective('PREVENT', { attention: 4, variation: 'IMPROVING' }),
  aKpi('Confirmed disruptions', { subject: 'DISRUPTION', attention: 6 }),
  aKpi('Reports received', { subject: 'REPORTS', attention: 3, status: 'NOT_RATED', target: null }),
  aKpi('Vacancy rate', { subject: 'RESOURCING', attention: 1, status: 'RED', measure: { id: 'v', key: 'vacancyRate', unit: 'PERCENT' } }),
  aKpi('Abstraction rate', { subject: 'RESOURCING', attention: 2, status: 'AMBER' }),
];

const show = (address: string, card: Readonly<Record<string, unknown>> = {}) =>
  renderApp(address, { periods, scorecard: () => aCard({ kpis, ...card }) });

const findMessage = async () => {
  const message = await screen.findByRole('heading', { level: 1, name: /^Reports received rose/ });
  // The tiles, or their table, follow the message.
  await screen.findByRole('radio', { name: 'Tiles' });
  return message;
};
const findTile = async (name: string) => {
  const tile = (await screen.findByRole('heading', { name })).closest('article');
  if (tile === null) throw new Error('A headline stands in a tile');
  return within(tile);
};
const headings = (level: number) => screen.getAllByRole('heading', { level }).map(({ textContent }) => textContent);

describe('the Overview', () => {
  it('says its message, what it is about and how far to trust it, with one question', async () => {
    const asked: CardAsked[] = [];
    renderApp('/', {
      periods,
      scorecard: ({ quarter, area, agency }: CardAsked) => {
        asked.push({ quarter, area, agency });
        return aCard({ kpis });
      },
    });

    expect(await findMessage()).toBeVisible();
    expect(screen.getByText('The vacancy rate is off target.')).toBeVisible();
    expect(screen.getByText('Q2 2026/27 (July to September 2026), Thames Valley. Provisional: 59 of 64 returns in.')).toBeVisible();
    expect(screen.getByText('Local administrator')).toBeVisible();
    expect(asked).toEqual([{ quarter: null, area: null, agency: null }]);
  });

  it('says that it shows the latest quarter with data where later ones have none', async () => {
    const old = [
      aPeriod('2022-23-Q2'),
      { ...aPeriod('2026-27-Q2'), datasetsReceived: [] },
      { ...aPeriod('2026-27-Q3', 'OPEN'), datasetsReceived: [] },
    ];
    renderApp('/', { periods: old, scorecard: () => aCard({ kpis }) });
    await findMessage();
    expect(screen.getByText('Figures to Q2 2022/23, the latest quarter with data')).toBeVisible();
    expect(await screen.findByRole('button', { name: /Q2 2022\/23.*Quarter$/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Clear filters' })).not.toBeInTheDocument();
  });

  it('tells of a headline all that a meeting asks', async () => {
    show('/');
    const tile = await findTile('Pursue');
    for (const words of ['40', 'Target 38', 'On target', 'No real change', '+22 (+5.4%)', 'on last quarter', '+7 (+1.7%)', 'on Q2 2025/26'])
      expect(tile.getByText(words)).toBeVisible();
    expect(tile.getByText('[p] Provisional, 17 of 19 returns in')).toBeVisible();
    expect(tile.getByRole('img', { name: /^Pursue, 13 quarters to Q2 2026\/27: between 40 .* latest 40\.$/ })).toBeVisible();
  });

  it('puts first what needs attention, and the usual order into the address', async () => {
    show('/');
    await findMessage();
    expect(headings(3)).toEqual(['Pursue', 'Prevent', 'Resourcing', 'Reports', 'Disruption']);
    expect(headings(4)).toEqual(['Vacancy rate', 'Abstraction rate', 'Reports received', 'Confirmed disruptions']);

    await userEvent.click(screen.getByRole('radio', { name: 'Usual order' }));
    await waitFor(() => expect(window.location.search).toBe('?order=usual'));
    expect(headings(3)).toEqual(['Pursue', 'Prevent', 'Disruption', 'Reports', 'Resourcing']);
  });

  it('counts in its tally what its tiles say', async () => {
    show('/');
    await findMessage();
    const tally = screen.getByRole('list', { name: 'Headlines by status' });
    expect(
      within(tally)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Off target1', 'Near target1', 'On target3', 'Not rated1', 'No data0']);
    for (const [name, count] of [
      ['Off target', 1],
      ['Near target', 1],
      ['On target', 3],
      ['Not rated', 1],
    ] as const)
      expect(screen.getAllByText(name).filter((word) => word.closest('article') !== null)).toHaveLength(count);
    const variations = screen.getByRole('list', { name: 'Headlines by variation' });
    expect(within(variations).getByText('Improving').closest('li')).toHaveTextContent('Improving1');
  });

  it('leads from a tile to its measure with the same scope, and the objective', async () => {
    show('/?area=E06000038');
    const tile = await findTile('Prevent');
    expect(tile.getByRole('link')).toHaveAttribute('href', '/measures/disruptions?area=E06000038&objective=PREVENT');
    expect((await findTile('Vacancy rate')).getByRole('link')).toHaveAttribute('href', '/measures/vacancyRate?area=E06000038');
  });

  it('says why there is no figure, and never nought', async () => {
    const missing = aKpi('Vacancy rate', {
      figure: aFigure(null, ['NOT_AVAILABLE']),
      status: 'NO_DATA',
      previousQuarter: aChange(null),
      sameQuarterLastYear: null,
    });
    show('/', { kpis: [missing] });
    const tile = await findTile('Vacancy rate');
    expect(tile.getByText('[x] not available')).toBeVisible();
    expect(tile.getAllByText('Not comparable')).toHaveLength(2);
    expect(tile.queryByText('0')).toBeNull();
    expect(screen.getByText('[x] not available: no return covers it.')).toBeVisible();
  });

  it('says the same in a table', async () => {
    show('/?view=table');
    await findMessage();
    const table = screen.getByRole('table', { name: /^Headlines of Q2 2026\/27 .*Thames Valley, all agencies$/ });
    expect(within(table).getByRole('row', { name: /^Vacancy rate/ })).toHaveTextContent(/40.*38.*Off target.*\+22 \(\+5.4%\).*17 of 19/);
    expect(
      within(table)
        .getAllByRole('columnheader')
        .slice(0, 6)
        .map(({ textContent }) => textContent),
    ).toEqual(['Measure', 'Q2 2026/27', 'Target', 'Status', 'on Q1 2026/27', 'on Q2 2025/26']);
    expect(screen.queryByRole('article')).toBeNull();

    await userEvent.click(screen.getByRole('radio', { name: 'Tiles' }));
    expect(await findTile('Pursue')).toBeDefined();
    expect(screen.getByRole('radio', { name: 'Tiles' })).toHaveFocus();
  });

  it('names who has not returned what, the first five at once', async () => {
    const missingReturns = ['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => ({
      agency: { id: name, code: name, name: `Council ${name}` },
      datasets: ['REFERRALS', 'RESOURCES'],
    }));
    show('/', { missingReturns });
    const panel = (await screen.findByRole('heading', { level: 3, name: 'Not returned yet, 5 of 64' })).closest('section');
    if (panel === null) throw new Error('A panel is a section');
    expect(within(panel).getAllByRole('listitem')).toHaveLength(5);
    expect(within(panel).getByText('Council A')).toHaveTextContent('Referrals, Resources');

    await userEvent.click(within(panel).getByRole('button', { name: 'and 2 more' }));
    expect(within(panel).getAllByRole('listitem')).toHaveLength(7);
    expect(within(panel).getByRole('button', { name: 'Show fewer' })).toHaveAttribute('aria-expanded', 'true');
  });

  it('compares the running quarter like with like, apart from the closed one', async () => {
    show('/', { running: aRunningCard() });
    expect(await screen.findByRole('heading', { name: 'Now: Q3 2026/27 is running, 62 of 92 days, 38 of 64 returns in' })).toBeVisible();
    const table = screen.getByRole('table', { name: 'Q3 2026/27 so far' });
    expect(
      within(table).getByRole('columnheader', { name: 'Compared with the same 62 days and the same agencies last year' }),
    ).toBeVisible();
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => textContent),
    ).toEqual(['Reports received403391+12 (+3.1%)']);
    // The same on paper.
    goToPaper();
    expect(
      await screen.findByText(/Reports received: 403, against 391 in the same days of last year by the same agencies\.$/),
    ).toBeInTheDocument();
  });

  it('calls nothing a change in a quarter that is not closed', async () => {
    const set = { period: aPeriod('2026-27-Q3', 'OPEN'), periodStatus: 'OPEN', status: 'NOT_RATED', variation: 'WORSENING', daysRun: 62 };
    show('/?quarter=2026-27-Q3', { period: aPeriod('2026-27-Q3', 'OPEN'), daysRun: 62, kpis: [aKpi('Reports received', set)] });
    const tile = await findTile('Reports received');
    expect(tile.getByText('Not rated')).toBeVisible();
    expect(tile.getByText('[p] 62 of 92 days, 17 of 19 returns in')).toBeVisible();
    expect(tile.getByText('same days, Q3 2025/26')).toBeVisible();
    expect(screen.queryByText('Worsening')).toBeNull();
    expect(screen.queryByText(/^Now:/)).toBeNull();
  });

  it('keeps the figures, and says that others are on their way, until they are there', async () => {
    let release: () => void = () => undefined;
    const arrives = new Promise<void>((resolve) => (release = resolve));
    const reading = { id: 'E06000038', code: 'E06000038', name: 'Reading', kind: 'DISTRICT' };
    const scorecard = async ({ area }: CardAsked) => {
      if (area === null) return aCard({ kpis });
      await arrives;
      return aCard({ id: 'reading', area: reading, message: 'Nothing has really changed.', kpis: [aKpi('Reports received', { id: 'r' })] });
    };
    renderApp('/', { periods, scorecard });
    await findMessage();

    await userEvent.click(await screen.findByRole('button', { name: /Area/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Reading' }));
    expect(await screen.findByText('Loading figures')).toBeInTheDocument();
    expect((await findMessage()).closest('[aria-busy="true"]')).not.toBeNull();
    expect(window.location.search).toBe('?area=E06000038');

    release();
    const message = await screen.findByRole('heading', { level: 1, name: 'Nothing has really changed.' });
    expect(message.closest('[aria-busy="false"]')).not.toBeNull();
    expect(screen.queryByText('Loading figures')).toBeNull();
  });

  it('names what it did not understand in the address, and shows the rest', async () => {
    const asked: CardAsked[] = [];
    const scorecard = ({ quarter, area, agency }: CardAsked) => {
      asked.push({ quarter, area, agency });
      if (area !== null) throw refusal('area: no area has the code "nowhere".', 'BAD_USER_INPUT');
      return aCard({ kpis });
    };
    renderApp('/?area=nowhere&quarter=2026-27-Q1', { periods, scorecard });

    expect(await screen.findByText('“nowhere” is not an area we know, so all areas are shown.')).toBeVisible();
    expect(await findMessage()).toBeVisible();
    expect(asked.at(-1)).toEqual({ quarter: '2026-27-Q1', area: null, agency: null });
  });

  it('says what to do where nothing has been published yet', async () => {
    const empty = aKpi('Reports received', { figure: aFigure(null, ['NOT_AVAILABLE']), trend: [], controlChart: null });
    const onTime = aKpi('Returns received on time', { subject: 'RETURNS', figure: aFigure(0) });
    show('/', { message: 'Nothing has really changed.', kpis: [empty, onTime] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    expect(screen.getByText(/stronghold import referrals/)).toBeVisible();
    expect(screen.queryByRole('article')).toBeNull();
    expect(screen.queryByText('Nothing has really changed.')).toBeNull();
  });

  it('says so where no period has begun', async () => {
    renderApp('/', { periods: [] });
    expect(await screen.findByRole('heading', { level: 1, name: 'No period has begun yet' })).toBeVisible();
  });

  it('says of a refusal what it needs, and still shows who is reading', async () => {
    const scorecard = () => {
      throw refusal('The scorecard is open to the cleared only.', 'FORBIDDEN', { needs: 'Being cleared.', grantedBy: 'The police.' });
    };
    renderApp('/', { scorecard });
    expect(await screen.findByRole('heading', { level: 1, name: 'This page is not open to you' })).toBeVisible();
    expect(screen.getByText('Being cleared.')).toBeVisible();
    expect(await screen.findByText('Local administrator')).toBeVisible();
  });

  it('asks again after a failure when told to', async () => {
    let isBroken = true;
    const scorecard = () => {
      if (isBroken) throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return aCard({ kpis });
    };
    renderApp('/', { periods, scorecard });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isBroken = false;
    await userEvent.click(retry);
    expect(await findMessage()).toBeVisible();
  });

  it('keeps the filters where only the figures fail, and asks for them again', async () => {
    let isBroken = true;
    const scorecard = ({ quarter }: CardAsked) => {
      if (quarter !== null && isBroken) throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return aCard({ id: quarter ?? 'standard', kpis: [aKpi('Vacancy rate', { target: aTarget(6, '6% or less') })] });
    };
    renderApp('/', { periods, scorecard });
    await findMessage();
    await userEvent.click(await screen.findByRole('button', { name: /Quarter/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Q1 2026/27' }));

    expect(await screen.findByRole('heading', { level: 1, name: 'These figures did not arrive' })).toBeVisible();
    expect(screen.getByRole('group', { name: 'Filters' })).toBeVisible();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await findTile('Vacancy rate')).getByText('Target 6% or less')).toBeVisible();
  });
});

describe('the Overview of somebody to whom referrals are protected', () => {
  const protectedKpi = (figure: unknown) =>
    aKpi('NRM referrals', {
      figure,
      previousQuarter: { ...aChange(null), difference: 8 },
      sameQuarterLastYear: { ...aChange('+12', aFigure(75)), difference: 12 },
    });
  const findTile = () => {
    const found = screen.getAllByRole('article').find((article) => within(article).queryByRole('link', { name: 'NRM referrals' }));
    if (found === undefined) throw new Error('There is no tile of NRM referrals');
    return found;
  };

  it.each([
    { who: 'a council', figure: aProtectedFigure(47, 40), large: /about 87/, note: '47 of yours' },
    { who: 'a council with few others', figure: aProtectedFigure(12, 0), large: /^12$/, note: 'of yours, fewer than 5 of others' },
    { who: 'a council without any', figure: aProtectedFigure(0, 0), large: /^\[c\]$/, note: 'fewer than 5, perhaps none' },
    { who: 'a board member', figure: aFigureOfOthers(40), large: /about 40/, note: 'Target 38' },
  ])('tells $who what there is, and no change that may be the lottery', async ({ figure, large, note }) => {
    renderApp('/', { periods, scorecard: () => aCard({ kpis: [anObjective('PURSUE'), protectedKpi(figure)] }) });

    await screen.findByRole('link', { name: 'NRM referrals' });
    const shown = within(findTile());
    expect(shown.getByText((_, element) => element?.tagName === 'B' && large.test(element.textContent))).toBeVisible();
    expect(shown.getByText(note)).toBeVisible();
    expect(shown.getByText('Too close to tell')).toBeVisible();
    expect(shown.getByText('about +12')).toBeVisible();
    expect(shown.queryByText('0')).toBeNull();
    expect(screen.getByRole('link', { name: 'How people are protected' })).toHaveAttribute('href', '/disclosure');
  });
});
