import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { aKpi, anObjective } from '#testing/fake-card.js';
import { aList, aTile, aTilesBlock, aTilesPage, ofObjectives } from '#testing/fake-tiles.js';
import { aFigure, aFigureOfOthers, aPeriod, aProtectedFigure } from '#testing/fake-values.js';
import { goToPaper } from '#testing/go-to-paper.js';
import { renderApp } from '#testing/render-app.js';

const periods = [
  aPeriod('2026-27-Q1'),
  aPeriod('2026-27-Q2', 'PROVISIONAL'),
  aPeriod('2026-27-Q3', 'OPEN'),
];

const vacancies = aKpi('Vacancy rate', {
  attention: 1,
  status: 'RED',
  variation: 'WORSENING',
  measure: { id: 'v', key: 'vacancyRate', unit: 'PERCENT' },
});

const blocks = [
  ofObjectives(
    aTile(anObjective('PURSUE', { attention: 5 })),
    aTile(anObjective('PREVENT', { attention: 4, variation: 'IMPROVING' })),
  ),
  aTilesBlock('Disruption', [
    aTile(
      aKpi('Confirmed disruptions', {
        attention: 6,
        measure: { id: 'd', key: 'disruptions', unit: 'COUNT' },
      }),
    ),
  ]),
  aTilesBlock('Reports', [
    aTile(aKpi('Reports received', { attention: 3, status: 'NOT_RATED' }), { target: '' }),
  ]),
  aTilesBlock('Resourcing', [
    aTile(
      aKpi('Abstraction rate', {
        attention: 2,
        status: 'AMBER',
        measure: { id: 'a', key: 'abstractionRate', unit: 'PERCENT' },
      }),
    ),
    aTile(vacancies, {
      base: '',
      why: ['Fell in Q1 2026/27, two quarters so far', '9.5 posts fewer would meet 8%'],
    }),
  ]),
];

interface PageParams {
  readonly scope: {
    readonly quarter: string | null;
    readonly area: string | null;
    readonly agency: string | null;
  };
}

const show = (address: string, page: Readonly<Record<string, unknown>> = {}) =>
  renderApp(address, { periods, others: { page: () => aTilesPage({ blocks, ...page }) } });

const findMessage = async () => {
  const message = await screen.findByRole('heading', { level: 1, name: /^Reports received rose/ });
  // The tiles, or their table, are drawn after the message.
  await screen.findByRole('radio', { name: 'Tiles' });
  return message;
};
const findTile = async (name: string) => {
  const tile = (await screen.findByRole('heading', { name })).closest('article');
  if (tile === null) throw new Error('A headline stands in a tile');
  return within(tile);
};
const headings = (level: number) =>
  screen.getAllByRole('heading', { level }).map(({ textContent }) => textContent);

describe('the Overview', () => {
  it('shows its message, its details and its subtitle, with one question', async () => {
    const asked: unknown[] = [];
    renderApp('/', {
      periods,
      others: {
        page: ({ scope }: PageParams) => {
          asked.push(scope);
          return aTilesPage({ blocks });
        },
      },
    });

    expect(await findMessage()).toBeVisible();
    expect(screen.getByText('The vacancy rate is 9.5 posts over target.')).toBeVisible();
    expect(
      screen.getByText(
        /^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\..*59 of 64 returns are in\.$/,
      ),
    ).toBeVisible();
    expect(screen.getByText('Local administrator')).toBeVisible();
    expect(asked).toEqual([{ quarter: null, area: null, agency: null }]);
  });

  it('says that it shows the latest quarter with data if later ones have none', async () => {
    const old = [
      aPeriod('2022-23-Q2'),
      { ...aPeriod('2026-27-Q2'), datasetsReceived: [] },
      { ...aPeriod('2026-27-Q3', 'OPEN'), datasetsReceived: [] },
    ];
    renderApp('/', { periods: old });
    await findMessage();
    expect(screen.getByText('Figures to Q2 2022/23, the latest quarter with data')).toBeVisible();
    expect(await screen.findByRole('button', { name: /Q2 2022\/23.*Quarter$/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Clear filters' })).not.toBeInTheDocument();
  });

  it('shows everything about a headline that a meeting asks for', async () => {
    show('/');
    const tile = await findTile('Pursue');
    for (const words of [
      '40',
      'Target 38',
      'On target',
      'No real change',
      '+22 (+5.4%)',
      'on last quarter',
      '+7 (+1.7%)',
      'on Q2 2025/26',
    ])
      expect(tile.getByText(words)).toBeVisible();
    expect(
      tile.getByRole('img', {
        name: /^Pursue, 13 quarters to Q2 2026\/27: between 40 .* latest 40\.$/,
      }),
    ).toBeVisible();
  });

  it('says why a figure changed or is off target, and nothing about others', async () => {
    show('/');
    const tile = await findTile('Vacancy rate');
    expect(
      tile.getByText('Fell in Q1 2026/27, two quarters so far.', { selector: 'b' }),
    ).toBeVisible();
    expect(tile.getByText(/9\.5 posts fewer would meet 8%\.$/)).toBeVisible();
    expect((await findTile('Pursue')).queryByText(/would meet/)).toBeNull();
  });

  it('offers all actions for each figure, on its tile and in its row', async () => {
    show('/');
    await findTile('Vacancy rate');
    const actions = [
      'Copy link',
      'Save as CSV',
      'Save as Excel',
      'Save picture (PNG)',
      'Copy GraphQL query',
      'Explain this number',
      'Pin to My page',
    ];
    const expectMenu = async () => {
      await userEvent.click(screen.getByRole('button', { name: 'More for Vacancy rate' }));
      const items = within(await screen.findByRole('menu')).getAllByRole('menuitem');
      expect(items.map(({ textContent }) => textContent)).toEqual(actions);
      await userEvent.keyboard('{Escape}');
    };
    await expectMenu();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    await expectMenu();
  });

  it('puts figures that need attention first; another order is named in the address', async () => {
    show('/');
    await findMessage();
    expect(headings(3)).toEqual(['Pursue', 'Prevent', 'Resourcing', 'Reports', 'Disruption']);
    expect(headings(4)).toEqual([
      'Vacancy rate',
      'Abstraction rate',
      'Reports received',
      'Confirmed disruptions',
    ]);

    await userEvent.click(screen.getByRole('radio', { name: 'Usual order' }));
    await waitFor(() => expect(window.location.search).toBe('?order=usual'));
    expect(headings(3)).toEqual(['Pursue', 'Prevent', 'Disruption', 'Reports', 'Resourcing']);
  });

  it('counts the ratings of its tiles in its tally', async () => {
    show('/');
    await findMessage();
    const tally = screen.getByRole('list', { name: 'Headlines by status' });
    expect(
      within(tally)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Off target1', 'Near target1', 'On target3', 'Not rated1']);
    for (const [name, count] of [
      ['Off target', 1],
      ['Near target', 1],
      ['On target', 3],
      ['Not rated', 1],
    ] as const)
      expect(
        screen.getAllByText(name).filter((word) => word.closest('article') !== null),
      ).toHaveLength(count);
    const variations = screen.getByRole('list', { name: 'Headlines by variation' });
    expect(within(variations).getByText('Improving').closest('li')).toHaveTextContent('Improving1');
  });

  it('links a tile to its measure with the same scope and the tile’s objective', async () => {
    show('/?area=E06000038');
    const tile = await findTile('Prevent');
    expect(tile.getByRole('link')).toHaveAttribute(
      'href',
      '/measures/disruptions?area=E06000038&objective=PREVENT',
    );
    expect((await findTile('Vacancy rate')).getByRole('link')).toHaveAttribute(
      'href',
      '/measures/vacancyRate?area=E06000038',
    );
  });

  it('says why there is no figure, and never shows zero', async () => {
    const missing = aKpi('Vacancy rate', {
      figure: aFigure(null, ['NOT_AVAILABLE']),
      status: 'NO_DATA',
    });
    const moves = [
      { text: 'not comparable', on: 'on last quarter' },
      { text: 'not comparable', on: 'on Q2 2025/26' },
    ];
    show('/', { blocks: [aTilesBlock('Resourcing', [aTile(missing, { moves })])] });
    const tile = await findTile('Vacancy rate');
    expect(tile.getByText('[x] not available')).toBeVisible();
    expect(tile.getAllByText('not comparable')).toHaveLength(2);
    expect(tile.queryByText('0')).toBeNull();
    expect(
      screen.getByText('[x] not available: no return received, or not recorded at this level.'),
    ).toBeVisible();
  });

  it('says in a table what its tiles say', async () => {
    show('/?view=table');
    await findMessage();
    const table = screen.getByRole('table', { name: /^Headlines of Q2 2026\/27/ });
    expect(within(table).getByRole('row', { name: /^Vacancy rate/ })).toHaveTextContent(
      /40.*38.*Off target.*\+22 \(\+5.4%\).*Fell in Q1.*17 of 19/,
    );
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

  it('names five agencies with missing returns, more on request, and also names them on paper', async () => {
    show('/', {
      blocks: [
        ...blocks,
        aList(['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `Council ${name}`)),
      ],
    });
    const panel = (
      await screen.findByRole('heading', { level: 3, name: 'Not returned, 14 of 64' })
    ).closest('section');
    if (panel === null) throw new Error('A panel is a section');
    expect(within(panel).getAllByRole('listitem')).toHaveLength(5);
    expect(within(panel).getByRole('link', { name: 'Council A' })).toHaveAttribute(
      'href',
      '/?agency=Council+A',
    );
    expect(within(panel).getByText('Council A').closest('li')).toHaveTextContent(
      'Referrals, Resources',
    );

    await userEvent.click(within(panel).getByRole('button', { name: 'and 2 more' }));
    expect(within(panel).getAllByRole('listitem')).toHaveLength(7);
    expect(within(panel).getByRole('button', { name: 'Show fewer' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    goToPaper();
    expect(
      await screen.findByText(/Council F \(Referrals, Resources\); and 1 more\.$/),
    ).toBeInTheDocument();
  });

  it('does not call anything a change in a quarter that is not closed', async () => {
    const open = aPeriod('2026-27-Q3', 'OPEN');
    const kpi = aKpi('Reports received', {
      period: open,
      status: 'NOT_RATED',
      variation: 'WORSENING',
    });
    const moves = [{ text: '+12', on: 'same days, Q3 2025/26' }];
    show('/?quarter=2026-27-Q3', {
      period: open,
      blocks: [aTilesBlock('Reports', [aTile(kpi, { moves })])],
    });
    const tile = await findTile('Reports received');
    expect(tile.getByText('Not rated')).toBeVisible();
    expect(tile.getByText('same days, Q3 2025/26')).toBeVisible();
    expect(screen.queryByText('Worsening')).toBeNull();
  });

  it('keeps the figures until the new ones have loaded, and says that they are loading', async () => {
    let release: () => void = () => undefined;
    const arrives = new Promise<void>((resolve) => (release = resolve));
    const page = async ({ scope: { area } }: PageParams) => {
      if (area === null) return aTilesPage({ blocks });
      await arrives;
      return aTilesPage({ title: 'No real change in Reading', blocks });
    };
    renderApp('/', { periods, others: { page } });
    await findMessage();

    await userEvent.click(await screen.findByRole('button', { name: /Area/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Reading' }));
    expect(await screen.findByText('Loading figures')).toBeInTheDocument();
    expect((await findMessage()).closest('[aria-busy="true"]')).not.toBeNull();
    expect(window.location.search).toBe('?area=E06000038');

    release();
    const message = await screen.findByRole('heading', {
      level: 1,
      name: 'No real change in Reading',
    });
    expect(message.closest('[aria-busy="false"]')).not.toBeNull();
    expect(screen.queryByText('Loading figures')).toBeNull();
  });

  it('names the parts of the address that it did not understand, and shows the rest', async () => {
    const asked: unknown[] = [];
    const page = ({ scope }: PageParams) => {
      asked.push(scope);
      if (scope.area !== null)
        throw refusal('area: no area has the code "nowhere".', 'BAD_USER_INPUT');
      return aTilesPage({ blocks });
    };
    renderApp('/?area=nowhere&quarter=2026-27-Q1', { periods, others: { page } });

    expect(
      await screen.findByText('“nowhere” is not a known area, so all areas are shown.'),
    ).toBeVisible();
    expect(await findMessage()).toBeVisible();
    expect(asked.at(-1)).toEqual({ quarter: '2026-27-Q1', area: null, agency: null });
  });

  it('says what to do if nothing has been published yet', async () => {
    show('/', { dataVersion: 0 });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' }),
    ).toBeVisible();
    expect(await screen.findByText(/stronghold import referrals/)).toBeVisible();
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('says so if no period has started', async () => {
    renderApp('/', { periods: [] });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'No period has begun yet' }),
    ).toBeVisible();
  });

  it('says what access a refused page needs, and still shows the reader’s name', async () => {
    const page = () => {
      throw refusal('The Overview is open to the cleared only.', 'FORBIDDEN', {
        needs: 'Being cleared.',
        grantedBy: 'The police.',
      });
    };
    renderApp('/', { others: { page } });
    expect(
      await screen.findByRole('heading', { level: 1, name: 'This page is not open to you' }),
    ).toBeVisible();
    expect(screen.getByText('Being cleared.')).toBeVisible();
    expect(await screen.findByText('Local administrator')).toBeVisible();
  });

  it('loads again when the reader presses Try again', async () => {
    let isBroken = true;
    const page = () => {
      if (isBroken)
        throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return aTilesPage({ blocks });
    };
    renderApp('/', { periods, others: { page } });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    isBroken = false;
    await userEvent.click(retry);
    expect(await findMessage()).toBeVisible();
  });

  it('keeps the filters if only the figures fail, and asks for them again', async () => {
    let isBroken = true;
    const page = ({ scope: { quarter } }: PageParams) => {
      if (quarter !== null && isBroken)
        throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
      return aTilesPage({
        id: quarter ?? 'standard',
        blocks: [aTilesBlock('Resourcing', [aTile(vacancies, { target: '6% or less' })])],
      });
    };
    renderApp('/', { periods, others: { page } });
    await findMessage();
    await userEvent.click(await screen.findByRole('button', { name: /Quarter/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Q1 2026/27' }));

    expect(
      await screen.findByRole('heading', { level: 1, name: 'This page could not load' }),
    ).toBeVisible();
    expect(screen.getByRole('group', { name: 'Filters' })).toBeVisible();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect((await findTile('Vacancy rate')).getByText('Target 6% or less')).toBeVisible();
  });
});

describe('the Overview for somebody who sees protected referrals', () => {
  const moves = [
    { text: 'too close to tell', on: 'on last quarter' },
    { text: 'about +12', on: 'on Q2 2025/26' },
  ];
  const ofReferrals = (figure: unknown) =>
    aTilesBlock('Safeguarding', [aTile(aKpi('NRM referrals', { figure }), { moves })]);
  const findTile = () => {
    const found = screen
      .getAllByRole('article')
      .find((article) => within(article).queryByRole('link', { name: 'NRM referrals' }));
    if (found === undefined) throw new Error('There is no tile of NRM referrals');
    return found;
  };

  it.each([
    { who: 'a council', figure: aProtectedFigure(47, 40), large: /about 87/, note: '47 of yours' },
    {
      who: 'a council with few others',
      figure: aProtectedFigure(12, 0),
      large: /^12$/,
      note: 'of yours, too few of others to show',
    },
    {
      who: 'a council without any',
      figure: aProtectedFigure(0, 0),
      large: /^\[c\]$/,
      note: 'too few to show',
    },
    { who: 'a board member', figure: aFigureOfOthers(40), large: /about 40/, note: 'Target 38' },
  ])(
    'tells $who what there is, but not a change that may be random rounding',
    async ({ figure, large, note }) => {
      renderApp('/', {
        periods,
        others: { page: () => aTilesPage({ blocks: [ofReferrals(figure)] }) },
      });

      await screen.findByRole('link', { name: 'NRM referrals' });
      const shown = within(findTile());
      expect(
        shown.getByText(
          (_, element) => element?.tagName === 'B' && large.test(element.textContent),
        ),
      ).toBeVisible();
      expect(shown.getByText(note)).toBeVisible();
      expect(shown.getByText('too close to tell')).toBeVisible();
      expect(shown.getByText('about +12')).toBeVisible();
      expect(shown.queryByText('0')).toBeNull();
      expect(screen.getByRole('link', { name: 'How people are protected' })).toHaveAttribute(
        'href',
        '/disclosure',
      );
    },
  );
});
