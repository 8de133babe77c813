import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { aMeasure, type FiguresAsked, type KpiAsked, refusal } from '#testing/fake-api.js';
import { aBreakdown, aGroup, aKpi, disruptions, force, reading } from '#testing/fake-kpi.js';
import { aFigure, aPeriod, aProtectedFigure } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2023-24-Q2'), aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const police = { id: 'TVP', code: 'TVP', name: 'Thames Valley Police' };

function figures({ by: [dimension] }: FiguresAsked) {
  if (dimension === 'AREA') {
    return aBreakdown([aGroup({ area: reading }, { value: 600, before: 530 }), aGroup({ area: force }, { value: 84, before: 81 })], 684);
  }
  if (dimension === 'AGENCY') {
    return aBreakdown([aGroup({ agency: police }, { value: 418, before: 391 })], 684, { count: 4, value: 266 });
  }
  if (dimension === 'OBJECTIVE') {
    return aBreakdown([aGroup({ objective: 'PURSUE' }, { value: 400 }), aGroup({ objective: 'PREVENT' }, { value: 284 })], 684);
  }
  return aBreakdown([aGroup({ crimeType: 'DRUGS' }, { value: 684 })], 684);
}

const answers = { periods, measures: [disruptions], figures, kpi: (asked: KpiAsked) => aKpi(asked) };

const message = 'Confirmed disruptions rose 11.9% to 684, above the usual range';
const findMessage = () => findDrawnMessage(message);

describe('the page of a measure', () => {
  it('says its message and what the message is about', async () => {
    renderApp('/measures/disruptions', answers);
    expect(await findMessage()).toBeVisible();
    expect(screen.getByText(/Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\. Higher is better\./)).toBeVisible();
    expect(within(screen.getByRole('navigation', { name: 'You are here' })).getByRole('link', { name: 'Measures' })).toHaveAttribute(
      'href',
      '/measures',
    );
  });

  it('judges the figure in five facts', async () => {
    renderApp('/measures/disruptions', answers);
    await findMessage();
    const facts = screen.getAllByRole('term').map((term) => term.parentElement?.textContent);
    expect(facts).toEqual([
      'StatusOn targettarget 655',
      'VariationImprovingabove the upper limit',
      'Reaching the targetHit and miss655 lies in the usual range',
      'On last quarter+73 (+11.9%)611 in Q1 2026/27',
      'On Q2 2025/26+57 (+9.1%)627 a year before',
    ]);
  });

  it('tells each quarter as the arrow keys move through the chart, and opens the one chosen', async () => {
    renderApp('/measures/disruptions', answers);
    const block = await screen.findByRole('region', { name: 'One real change in 13 quarters: Q2 2026/27' });
    const slider = within(block).getByRole('slider', { name: 'Confirmed disruptions, quarter by quarter' });
    expect(slider).toHaveAttribute('aria-valuetext', expect.stringContaining('A real change: above the upper limit'));

    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Q1 2026/27. 611. Usual range 556 to 675');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuenow', '1');
    await userEvent.keyboard('{End}{ArrowLeft}{Enter}');
    await waitFor(() => expect(window.location.search).toBe('?quarter=2026-27-Q1'));
  });

  it('tells a change of level once, since when and against what', async () => {
    const text = 'Rose in Q4 2025/26, three quarters so far';
    const levels = { level: 634, baselineMean: 604.5, baselineLower: 590, baselineUpper: 620 };
    const found = { quarter: aPeriod('2025-26-Q4'), side: 'HIGH', backSince: null, text, ...levels };
    const kpi = (asked: KpiAsked) => {
      const { controlChart } = aKpi(asked);
      return aKpi(asked, { controlChart: { ...controlChart, break: found }, assurance: 'NONE' });
    };
    renderApp('/measures/disruptions', { ...answers, kpi });
    const block = await screen.findByRole('region', { name: text });
    const facts = screen.getAllByRole('term').map((term) => term.parentElement?.textContent);
    expect(facts.slice(1, 3)).toEqual([
      'VariationImprovingrose in Q4 2025/26, three quarters so far',
      'Reaching the targetNot knownfewer than 8 quarters since the level changed',
    ]);
    const slider = within(block).getByRole('slider', { name: 'Confirmed disruptions, quarter by quarter' });
    slider.focus();
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 684. 634 on average since Q4 2025/26');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(slider).toHaveAttribute(
      'aria-valuetext',
      'Q4 2025/26. 610. A real change: rose in Q4 2025/26, three quarters so far. 634 on average since Q4 2025/26',
    );
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Q3 2025/26. 609. Usual range 590 to 620');
  });

  it('says in the table what the chart shows', async () => {
    renderApp('/measures/disruptions', answers);
    const block = await screen.findByRole('region', { name: /^One real change/ });
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const table = within(block).getByRole('table', { name: /^Confirmed disruptions by quarter, Thames Valley, all agencies/ });
    expect(within(table).getAllByRole('row')).toHaveLength(14);
    expect(within(table).getByRole('row', { name: 'Q2 2026/27 684 none 556 616 675 above the upper limit' })).toBeVisible();
  });

  it('asks for what the address says, and leaves each breakdown unfiltered by what it breaks down', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/measures/disruptions?area=E06000038&agency=TVP&objective=PURSUE&crimeType=DRUGS', {
      ...answers,
      figures: (question) => {
        asked.push(question);
        return figures(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return aKpi(question);
      },
    });
    await findMessage();
    expect(kpis).toEqual([
      {
        measure: 'disruptions',
        quarter: '2026-27-Q2',
        area: 'E06000038',
        agency: 'TVP',
        agencyKind: null,
        objective: 'PURSUE',
        crimeType: 'DRUGS',
      },
    ]);
    const all = {
      quarter: { in: ['2026-27-Q2'] },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      agencyKind: null,
      objective: { in: ['PURSUE'] },
      crimeType: { in: ['DRUGS'] },
    };
    const wheres = Object.fromEntries(asked.map(({ by, where }) => [by[0], where]));
    expect(wheres.AREA).toEqual({ ...all, area: null });
    expect(wheres.AGENCY).toEqual({ ...all, agency: null });
    expect(wheres.OBJECTIVE).toEqual({ ...all, objective: null });
    expect(wheres.CRIME_TYPE).toEqual({ ...all, crimeType: null });
  });

  it('filters by a bar and by its row in the table alike, and takes it back when it is chosen again', async () => {
    renderApp('/measures/disruptions', answers);
    const block = await screen.findByRole('region', { name: 'Thames Valley Police led 61% of disruptions' });
    const [bar] = within(block).getAllByRole('link', { name: 'Thames Valley Police' });
    expect(bar).toHaveAttribute('href', '/measures/disruptions?agency=TVP');
    if (bar !== undefined) await userEvent.click(bar);
    await waitFor(() => expect(window.location.search).toBe('?agency=TVP'));

    const again = await screen.findByRole('region', { name: 'Thames Valley Police led 61% of disruptions' });
    await userEvent.click(within(again).getByRole('tab', { name: 'Table' }));
    const row = within(within(again).getByRole('table')).getByRole('link', { name: 'Thames Valley Police' });
    await waitFor(() => expect(row).toHaveAttribute('aria-current', 'true'));
    await userEvent.click(row);
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('says how many are not listed, and what is coded to no district', async () => {
    renderApp('/measures/disruptions', answers);
    const byAgency = await screen.findByRole('region', { name: /led 61%/ });
    expect(within(byAgency).getAllByText('4 other agencies')[0]).toBeVisible();
    const byDistrict = screen.getByRole('region', { name: 'Most in Reading: 600 of 684' });
    expect(within(byDistrict).getByText('More are coded only to Thames Valley (84).')).toBeVisible();
    expect(within(byDistrict).queryByText(/Added up from/)).toBeNull();
  });

  it('says that nothing is placed in a district instead of drawing an empty chart', async () => {
    renderApp('/measures/disruptions', {
      ...answers,
      figures: (asked) => (asked.by[0] === 'AREA' ? aBreakdown([aGroup({ area: force }, { value: 55 })], 55) : figures(asked)),
    });
    expect(
      await screen.findByText('In Q2 2026/27 no record says which district it belongs to. All are coded to Thames Valley (55).'),
    ).toBeVisible();
  });

  it('has no control for what the measure is not told by, and says so when the address names it', async () => {
    const returnsOnTime = aMeasure({ id: 'returnsOnTime', key: 'returnsOnTime', name: 'Returns on time', dimensions: ['AGENCY'] });
    renderApp('/measures/returnsOnTime?area=E06000038', { ...answers, measures: [returnsOnTime] });
    expect(await screen.findByText('“Returns on time” is not told by area, so that part of the address is left out.')).toBeVisible();
    const filters = within(screen.getByRole('group', { name: 'Filters' })).getAllByRole('button');
    expect(filters.map((button) => button.textContent)).toEqual(['QuarterQ2 2026/27', 'AgencyAll agencies', 'More filters']);
  });

  it('asks for every agency of a kind, which has no target of its own', async () => {
    const kpis: KpiAsked[] = [];
    renderApp('/measures/disruptions?agency=POLICE', {
      ...answers,
      kpi: (question) => {
        kpis.push(question);
        return aKpi(question);
      },
    });
    await findMessage();
    expect(kpis).toMatchObject([{ agency: null, agencyKind: 'POLICE' }]);
    expect(screen.getByText(/^Q2 2026\/27 .*Thames Valley, Police forces/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Set target' })).toBeNull();
  });

  it('draws what it is compared with beside it, and names it in the table', async () => {
    const kpis: KpiAsked[] = [];
    renderApp('/measures/disruptions?area=E06000038&compare=E06000039', {
      ...answers,
      others: {
        areas: [force, reading, { ...reading, id: 'E06000039', code: 'E06000039', name: 'Slough' }].map((area) => ({
          ...area,
          largerAreas: [],
        })),
      },
      kpi: (question) => {
        kpis.push(question);
        return aKpi(question);
      },
    });
    await findMessage();
    expect(kpis.map(({ area }) => area)).toEqual(['E06000038', 'E06000039']);
    const block = screen.getByRole('region', { name: /real change/ });
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('columnheader', { name: 'Slough' })).toBeVisible();
    expect(within(block).getByText('The dashed line is Slough. Limits, targets and real changes are not its own.')).toBeVisible();
  });

  it('passes over a range and a step, which it has no use for', async () => {
    renderApp('/measures/disruptions?from=soon&step=weekly', answers);
    await findMessage();
    expect(screen.queryByText('Part of this address was not understood')).toBeNull();
  });

  it('says that there is no such measure, and where all of them are', async () => {
    renderApp('/measures/bogus', answers);
    expect(await screen.findByRole('heading', { level: 1, name: 'There is no such measure' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'All measures' })).toHaveAttribute('href', '/measures');
  });

  it('is reached from the list of measures', async () => {
    renderApp('/measures', answers);
    expect(await screen.findByRole('link', { name: 'Confirmed disruptions' })).toHaveAttribute('href', '/measures/disruptions');
  });
});

describe('the page of a measure, when something is wrong', () => {
  it('keeps the rest when parts cannot be answered, and asks for them again when told to', async () => {
    let isBroken = true;
    renderApp('/measures/disruptions', {
      ...answers,
      figures: (asked) => {
        if (isBroken && asked.by[0] !== 'AREA') throw refusal('Something went wrong here. The reference is 1234.', 'INTERNAL_SERVER_ERROR');
        return figures(asked);
      },
    });
    expect(await findMessage()).toBeVisible();
    expect(screen.getByRole('region', { name: /^Most in Reading/ })).toBeVisible();
    const [retry, ...others] = screen.getAllByRole('button', { name: 'Try again' });
    expect(others).toHaveLength(2);

    isBroken = false;
    if (retry !== undefined) await userEvent.click(retry);
    expect(await screen.findByRole('region', { name: /led 61%/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('passes on a refusal in the words of the server, with nothing to try again', async () => {
    renderApp('/measures/disruptions', {
      ...answers,
      kpi: () => {
        throw refusal('Disruptions are open to partners only.', 'FORBIDDEN');
      },
    });
    expect(await screen.findByText('Disruptions are open to partners only.')).toBeVisible();
    expect(await screen.findByRole('region', { name: /led 61%/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
    expect(screen.getByRole('heading', { level: 1, name: 'Confirmed disruptions' })).toBeVisible();
  });

  it('keeps the former figures, marked as waiting, until the next are there', async () => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    renderApp('/measures/disruptions', {
      ...answers,
      kpi: async (asked) => {
        if (asked.agency !== 'TVP') return aKpi(asked);
        await released;
        return aKpi(asked, { sentence: 'Confirmed disruptions of the force were 418.' });
      },
    });
    const region = await screen.findByRole('region', { name: /led 61%/ });
    const [bar] = within(region).getAllByRole('link', { name: 'Thames Valley Police' });
    if (bar !== undefined) await userEvent.click(bar);

    await waitFor(() => expect(screen.getByText('Loading figures')).toBeInTheDocument());
    expect(screen.getByRole('heading', { level: 1, name: message })).toBeVisible();
    expect(screen.getByText(/Thames Valley, all agencies\. Higher is better/)).toBeVisible();
    release();
    expect(await screen.findByRole('heading', { level: 1, name: 'Confirmed disruptions of the force were 418' })).toBeVisible();
    expect(screen.queryByText('Loading figures')).toBeNull();
  });

  it('says that there are no figures, and not that there is nothing', async () => {
    const nothing = aFigure(null, ['NOT_AVAILABLE']);
    renderApp('/measures/disruptions', {
      ...answers,
      kpi: (asked) =>
        aKpi(asked, {
          sentence: 'Confirmed disruptions are not available for Q2 2026/27.',
          figure: { ...nothing, numerator: null, denominator: null },
          trend: [{ quarter: aPeriod('2026-27-Q2'), figure: nothing, target: null }],
          controlChart: null,
          status: 'NO_DATA',
          variation: 'TOO_FEW_POINTS',
          assurance: 'NONE',
          target: null,
          previousQuarter: null,
          sameQuarterLastYear: null,
        }),
      figures: () => aBreakdown([], 0),
    });
    expect(await screen.findByText('There are no figures for Thames Valley, all agencies, Q2 2026/27.')).toBeVisible();
    expect(screen.getByText('0 of at least 8 quarters')).toBeVisible();
  });
});

describe('the explanation of a number', () => {
  const cherwell = {
    id: 'CDC',
    code: 'CDC',
    name: 'Cherwell District Council',
    kind: 'LOCAL_AUTHORITY_DISTRICT',
    family: 'LOCAL_AUTHORITY',
  };
  const change = { signed: '+73 (+11.9%)', difference: 73, text: '73 more than Q1 2026/27 (+11.9%)' };
  const asked: FiguresAsked[] = [];
  const explained = {
    ...answers,
    figures: (question: FiguresAsked) => {
      if (question.by.length > 0) return figures(question);
      asked.push(question);
      return {
        ...aBreakdown([], 684),
        id: JSON.stringify(question.where),
        totals: { key: {}, figure: { ...aFigure(684, ['PROVISIONAL']), change: () => change } },
        returnsBehind: [
          { dataset: 'DISRUPTIONS', period: aPeriod('2026-27-Q2'), returnsDue: 19, returnsReceived: 18, missing: [cherwell] },
        ],
        revisions: [{ dataset: 'DISRUPTIONS', period: aPeriod('2026-27-Q2'), number: 1, publishedOn: '2026-11-02' }],
      };
    },
  };

  it('opens, is read from its heading, and gives the reader back when it closes', async () => {
    renderApp('/measures/disruptions', explained);
    await findMessage();
    await userEvent.click(screen.getByRole('button', { name: 'Explain this number' }));
    const drawer = await screen.findByRole('complementary', { name: 'Explain this number' });
    const heading = within(drawer).getByRole('heading', { level: 2, name: 'Explain this number' });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(await within(drawer).findByText('Sum of quantity = 684.')).toBeVisible();
    expect(within(drawer).getByText('18 of 19 in. Missing [x]: Cherwell District Council.')).toBeVisible();
    expect(within(drawer).getByText('Quarter: Q2 2026/27; every area, agency, crime type and objective.')).toBeVisible();
    expect(within(drawer).getByText('[r] Q2 2026/27: revision 1 on 2 November 2026.')).toBeVisible();
    expect(within(drawer).getByText('Open to every partner.')).toBeVisible();
    expect(await within(drawer).findByRole('table', { name: 'Change by district, the greatest first' })).toHaveTextContent(
      'Reading+70In none of the districts+3',
    );
    expect(within(drawer).getByRole('group', { name: 'GraphQL query' })).toHaveTextContent('quarter: { in: ["2026-27-Q2"] }');

    await userEvent.click(within(drawer).getByRole('button', { name: 'Close the explanation' }));
    expect(screen.queryByRole('complementary', { name: 'Explain this number' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Explain this number' })).toHaveFocus();
  });

  it('tells of any number of a table by keyboard alone, and Escape leads back to it', async () => {
    renderApp('/measures/disruptions', explained);
    await findMessage();
    const districts = await screen.findByRole('region', { name: 'Most in Reading: 600 of 684' });
    await userEvent.click(within(districts).getByRole('tab', { name: 'Table' }));
    const number = within(districts).getByRole('button', { name: '600' });
    number.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('complementary', { name: 'Explain this number' });
    await waitFor(() => expect(within(drawer).getByRole('heading', { level: 2 })).toHaveFocus());
    await waitFor(() => expect(asked.at(-1)?.where).toEqual({ quarter: { in: ['2026-27-Q2'] }, area: { in: ['E06000038'] } }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: 'Explain this number' })).toBeNull();
    expect(number).toHaveFocus();
  });

  it('tells of what has no agency, objective or crime type by itself', async () => {
    renderApp('/measures/disruptions', {
      ...explained,
      figures: (question: FiguresAsked) => {
        const [dimension = ''] = question.by;
        if (!['AGENCY', 'OBJECTIVE', 'CRIME_TYPE'].includes(dimension)) return explained.figures(question);
        const rows = [aGroup({ agency: police, objective: 'PURSUE', crimeType: 'DRUGS' }, { value: 671 }), aGroup({}, { value: 13 })];
        return { ...aBreakdown(rows, 684), id: JSON.stringify(question) };
      },
    });
    await findMessage();
    const quarter = { in: ['2026-27-Q2'] };
    for (const [name, where] of [
      ['No agency recorded', { quarter, agency: { isNull: true } }],
      ['No objective recorded', { quarter, objective: { isNull: true } }],
      ['No crime type recorded', { quarter, crimeType: { isNull: true } }],
    ] as const) {
      const region = within(await screen.findByRole('main'))
        .getAllByRole('region')
        .find((block) => within(block).queryAllByText(name).length > 0);
      if (region === undefined) throw new Error(`There is no row of “${name}”`);
      await userEvent.click(within(region).getByRole('tab', { name: 'Table' }));
      await userEvent.click(within(within(region).getByRole('row', { name: new RegExp(`^${name}`) })).getByRole('button', { name: '13' }));
      await waitFor(() => expect(asked.at(-1)?.where).toEqual(where));
    }
  });

  it('says what went wrong, and asks again when told to', async () => {
    let isBroken = true;
    renderApp('/measures/disruptions', {
      ...explained,
      figures: (question: FiguresAsked) => {
        if (isBroken && question.by.length === 0) throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
        return explained.figures(question);
      },
    });
    await findMessage();
    await userEvent.click(screen.getByRole('button', { name: 'Explain this number' }));
    expect(await screen.findByText('Something went wrong here.')).toBeVisible();
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Sum of quantity = 684.')).toBeVisible();
  });

  it('copies the query', async () => {
    const user = userEvent.setup();
    renderApp('/measures/disruptions?objective=PURSUE', explained);
    await findMessage();
    await user.click(screen.getByRole('button', { name: 'Explain this number' }));
    await user.click(await screen.findByRole('button', { name: 'Copy query' }));
    expect(await screen.findByText('Query copied')).toBeVisible();
    expect(await navigator.clipboard.readText()).toContain('objective: { in: [PURSUE] }');
  });
});

describe('the page of a protected measure', () => {
  const referrals = aMeasure({ dimensions: ['QUARTER', 'AREA'], key: 'referrals', id: 'referrals', name: 'Safeguarding referrals' });
  const change = { signed: null, difference: 8, text: 'Too close to Q1 2026/27 to tell apart', from: aProtectedFigure(40, 40) };
  const row = (area: unknown, figure: unknown) => ({ key: { area }, figure: { ...Object(figure), change: () => change } });
  const total = { key: {}, figure: aProtectedFigure(47, 40) };
  const protections = [{ measure: 'referrals', cuts: ['time', 'area'], cutCount: 2, mostCuts: 3, areOthersShown: true }];
  const slough = { id: 'E06000039', code: 'E06000039', name: 'Slough', kind: 'DISTRICT' };
  const trend = [aProtectedFigure(40, 40), aProtectedFigure(0, 0), aProtectedFigure(47, 40)].map((figure, index) => ({
    quarter: aPeriod(`2025-26-Q${index + 1}`),
    figure,
    target: null,
  }));
  const page = {
    periods,
    measures: [referrals],
    figures: () => ({
      ...aBreakdown([row(reading, aProtectedFigure(47, 40)), row(slough, aProtectedFigure(0, 0))], 0),
      totals: total,
      protections,
    }),
    kpi: (asked: KpiAsked) =>
      aKpi(asked, {
        sentence: 'Safeguarding referrals were about 87, with no real change.',
        measure: referrals,
        figure: aProtectedFigure(47, 40),
        previousQuarter: change,
        sameQuarterLastYear: change,
        trend,
        controlChart: null,
        variation: 'TOO_FEW_POINTS',
        target: null,
      }),
  };

  it('tells one’s own beside about how many there are, gaps for what is hidden, and no change below 10', async () => {
    renderApp('/measures/referrals', page);

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Safeguarding referrals were about 87, with no real change' }),
    ).toBeVisible();
    expect(screen.getAllByText('Too close to tell')).toHaveLength(2);
    const districts = await screen.findByRole('region', { name: 'Most in Reading: about 87' });
    expect(within(districts).getByText('47 of yours, about 40 of others')).toBeVisible();
    await userEvent.click(within(districts).getByRole('tab', { name: 'Table' }));
    expect(within(districts).getByRole('row', { name: /^Reading about 87 \[e\] 47 about 40 too close to tell/ })).toBeVisible();
    expect(within(districts).getByRole('row', { name: /^Slough \[c\] none fewer than 5, perhaps none/ })).toBeVisible();

    const chart = screen.getByRole('region', { name: /^Too few quarters/ });
    expect(within(chart).getByText(/hidden to protect people in Q2 2025\/26\.$/)).toBeVisible();
    expect(within(chart).getByText(/a gap \[c\] is too few to show, perhaps none/)).toBeVisible();
    expect(within(chart).getByRole('link', { name: 'How people are protected' })).toHaveAttribute('href', '/disclosure');
  });
});
