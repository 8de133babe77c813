import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { type FiguresAsked, type KpiAsked, refusal } from '#testing/fake-api.js';
import { answerResourcing, judgeResourcing, resourcingAnswers } from '#testing/fake-resourcing.js';
import { aFigure, aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { goToPaper } from '#testing/go-to-paper.js';
import { renderApp } from '#testing/render-app.js';

const message =
  'The time committed was 10,000 hours, with no real change; the vacancy rate fell 0.2 percentage points to 11.4%, below the usual range';
const findMessage = () => findDrawnMessage(message);
const findBlock = (name: RegExp | string) => screen.findByRole('region', { name });

describe('the page of resources', () => {
  it('says its message and gives every chart its table, caption and source', async () => {
    renderApp('/resourcing', resourcingAnswers);
    await findMessage();
    expect(
      screen.getByText('Q2 2026/27 (July to September 2026), Thames Valley, all agencies. Most of the fall came from Pursue. Provisional.'),
    ).toBeVisible();

    goToPaper();
    const blocks = screen.getAllByRole('region');
    expect(blocks).toHaveLength(9);
    for (const block of blocks) {
      expect(within(block).getByRole('table', { name: /Thames Valley/, hidden: true })).toBeInTheDocument();
      expect(within(block).getByText(/^Source: .*resource returns.*Data version 1,482, 24 November 2026, 09:14/)).toHaveTextContent(
        /OFFICIAL$/,
      );
    }
  });

  it('says of every block what its figures say', async () => {
    renderApp('/resourcing', resourcingAnswers);
    await findMessage();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Prevent takes 25% of hours and makes 47% of confirmed disruptions',
      'Analysts lack 9.5 of 71.0 posts (13.4%); financial investigators lack 1.5 of 12.5 posts',
      'No real change in the hours of any objective',
      'The abstraction rate was 8.2%, on target, with no real change',
      'Highest in Thames Valley Police, 8.6%; lowest in Barnardo’s, 4.4%',
      'Thames Valley Police forecasts furthest from its budget, +3.4%',
      '£100k was spent against a budget of £100k; the forecast variance was +1.1%, on target, with no real change',
      'The time committed for each confirmed disruption was 100 hours, with no real change; 23.0% of disruptions were major or moderate',
      'Thames Valley Police gives 90% of all hours; nothing is in from Royal Berkshire Fire and Rescue Service',
    ]);
  });

  it('makes shares of hours from sums, and says apart what has no objective and that the national line is of money', async () => {
    renderApp('/resourcing', resourcingAnswers);
    const block = await findBlock(/^Prevent takes 25%/);
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const cellsOf = (name: RegExp) =>
      within(within(block).getByRole('row', { name }))
        .getAllByRole('cell')
        .map(({ textContent }) => textContent.trim());
    expect(cellsOf(/^Pursue/)).toEqual(['6,500 [p]', '65.0%', '53', '53.0%', '£76,000 [p]', '76.0%', '79%']);
    expect(cellsOf(/^No objective recorded/)).toEqual(['1,000 [p]', '10.0%', '0', '0.0%', '£0 [p]', '0.0%', 'not published']);
    expect(within(block).getByText(/1,000 hours have no objective recorded/)).toBeVisible();
    expect(
      within(block).getByText(/National Audit Office, 2019.*That is spending, not hours.*76.0% on Pursue and 24.0% on Prevent/),
    ).toBeVisible();
  });

  it('writes no percentage on fewer than 20, in no bar and in no cell', async () => {
    renderApp('/resourcing', resourcingAnswers);
    const posts = await findBlock(/^Analysts lack/);
    expect(within(posts).getByText('1.5 of 12.5 vacant')).toBeVisible();
    expect(within(posts).queryByText('Probation')).toBeNull();
    const perDisruption = await findBlock(/^The time committed for each/);
    expect(within(perDisruption).getAllByText(/3 of 9/)).not.toHaveLength(0);
    expect(within(perDisruption).queryByText(/33\.3%/)).toBeNull();
  });

  it('tells how the vacancies of analysts went, in words too', async () => {
    renderApp('/resourcing', resourcingAnswers);
    const posts = await findBlock(/^Analysts lack/);
    expect(within(posts).getByText('−1.9 points on a year before; line: 3 quarters to Q2 2026/27')).toBeVisible();
    expect(
      within(posts).getByLabelText(
        'Vacancy rate of analysts, 3 quarters to Q2 2026/27: between 13.0% in Q2 2026/27 and 15.0% in Q2 2025/26; latest 13.0%.',
      ),
    ).toBeInTheDocument();
  });

  it('sorts agencies by any column, with what has no figure last and the total after it', async () => {
    renderApp('/resourcing', resourcingAnswers);
    const block = await findBlock(/^Thames Valley Police gives 90%/);
    const table = within(block).getByRole('table');
    const names = () =>
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent);
    expect(names()).toEqual(['Thames Valley Police', 'Barnardo’s', 'Royal Berkshire Fire and Rescue Service', 'All agencies']);

    const spend = within(table).getByRole('columnheader', { name: 'Spend' });
    expect(spend).not.toHaveAttribute('aria-sort');
    await userEvent.click(within(spend).getByRole('button', { name: 'Spend' }));
    expect(spend).toHaveAttribute('aria-sort', 'descending');
    within(spend).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    expect(spend).toHaveAttribute('aria-sort', 'ascending');
    expect(names()).toEqual(['Barnardo’s', 'Thames Valley Police', 'Royal Berkshire Fire and Rescue Service', 'All agencies']);
    expect(within(within(table).getByRole('row', { name: /^Royal/ })).getAllByText('[x] not available')).toHaveLength(6);
  });

  it('filters by an agency, by its bar and by its row in the table alike, and takes it back', async () => {
    renderApp('/resourcing', resourcingAnswers);
    const block = await findBlock(/^Highest in Thames Valley Police/);
    goToPaper();
    const links = within(block).getAllByRole('link', { name: 'Thames Valley Police', hidden: true });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/resourcing?agency=TVP', '/resourcing?agency=TVP']);
    const [bar] = within(block).getAllByRole('link', { name: 'Thames Valley Police' });
    await userEvent.click(bar ?? block);
    await waitFor(() => expect(window.location.search).toBe('?agency=TVP'));

    const [chosen] = await screen.findAllByRole('link', { name: 'Thames Valley Police', current: true });
    expect(chosen).toHaveAttribute('href', '/resourcing');
  });

  it('asks for what the address says, and leaves each block unfiltered by what it compares', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/resourcing?area=E06000038&agency=TVP&objective=PURSUE', {
      ...resourcingAnswers,
      figures: (question) => {
        asked.push(question);
        return answerResourcing(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeResourcing(question);
      },
    });
    await findMessage();

    const all = {
      quarter: { in: ['2026-27-Q2'] },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      agencyKind: null,
      objective: { in: ['PURSUE'] },
    };
    const wheresOf = (by: string) => asked.filter((question) => question.by.join() === by).map(({ where }) => where);
    expect(wheresOf('STAFF_GROUP')).toEqual([all]);
    expect(wheresOf('FUNDING_SOURCE')).toEqual([all]);
    expect(wheresOf('OBJECTIVE')).toEqual([{ ...all, objective: null }]);
    expect(wheresOf('AGENCY')).toEqual(Array.from({ length: 4 }, () => ({ ...all, agency: null })));
    expect(wheresOf('STAFF_GROUP,QUARTER')).toEqual([
      { ...all, quarter: { from: '2025-26-Q2', to: '2026-27-Q2' }, staffGroup: { in: ['ANALYST', 'FINANCIAL_INVESTIGATOR'] } },
    ]);
    expect(kpis.map(({ measure, objective }) => `${measure} ${objective}`)).toEqual([
      'hoursCommitted PURSUE',
      'vacancyRate PURSUE',
      'hoursCommitted PURSUE',
      'hoursCommitted PREVENT',
      'hoursCommitted PROTECT',
      'hoursCommitted PREPARE',
      'abstractionRate PURSUE',
      'forecastVariance PURSUE',
      'hoursPerDisruption PURSUE',
    ]);
    expect(kpis.every(({ area, agency }) => area === 'E06000038' && agency === 'TVP')).toBe(true);
  });

  it('counts hours and money of a whole range and posts at its end, says which, and judges nothing of it', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/resourcing?from=2026-27-Q1&agency=POLICE', {
      ...resourcingAnswers,
      figures: (question) => {
        asked.push(question);
        return answerResourcing(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeResourcing(question);
      },
    });
    const title = '10,000 hours committed from Q1 2026/27 to Q2 2026/27; the vacancy rate was 11.4% at the end of Q2 2026/27';
    expect(await findDrawnMessage(title)).toBeVisible();
    expect(
      screen.getByText(
        'Q1 2026/27 to Q2 2026/27, Thames Valley, Police forces. 73 hours more than a year before. Real changes and targets are told of single quarters.',
      ),
    ).toBeVisible();

    const range = { from: '2026-27-Q1', to: '2026-27-Q2' };
    const wheres = new Map(asked.map(({ by, where }) => [by.join(), where]));
    for (const by of ['', 'OBJECTIVE', 'FUNDING_SOURCE', 'AGENCY', 'QUARTER', 'QUARTER,OBJECTIVE', 'STAFF_GROUP,QUARTER']) {
      expect(wheres.get(by)?.quarter, by).toEqual(range);
    }
    expect(wheres.get('STAFF_GROUP')).toMatchObject({ quarter: { in: ['2026-27-Q2'] }, agencyKind: { in: ['POLICE'] } });
    expect(kpis.map(({ measure, quarter }) => `${measure} ${quarter}`)).toEqual([
      'hoursCommitted 2026-27-Q2',
      'vacancyRate 2026-27-Q2',
      'hoursPerDisruption 2026-27-Q2',
    ]);

    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Prevent takes 25% of hours and makes 47% of confirmed disruptions',
      'Analysts lack 9.5 of 71.0 posts (13.4%); financial investigators lack 1.5 of 12.5 posts',
      'Hours: Pursue 6,000 to 6,500 and Prevent 2,500 a quarter',
      'The abstraction rate lay between 8.0% and 8.4%',
      'Highest in Thames Valley Police, 8.6%; lowest in Barnardo’s, 4.4%',
      'Thames Valley Police forecasts furthest from its budget, +3.4%',
      '£100k was spent against a budget of £100k; the forecast variance was +1.1%',
      '100 hours for each confirmed disruption; 23.0% of disruptions were major or moderate',
      'Thames Valley Police gives 90% of all hours; nothing is in from Royal Berkshire Fire and Rescue Service',
    ]);
    expect(screen.queryByText(/on target/i)).toBeNull();
    expect(screen.getByText(/^Spend and budget by agency, and forecast against budget, Q1 2026\/27 to Q2 2026\/27,/)).toBeVisible();
    expect(
      screen.getByText(/^Staff in post and funded posts by staff group, full-time equivalents at the end of Q2 2026\/27,/),
    ).toBeVisible();
    expect(
      screen.getByText(/^Posts.* by agency, Q1 2026\/27 to Q2 2026\/27,.* Posts and vacancies at the end of Q2 2026\/27$/),
    ).toBeVisible();
    expect(screen.getAllByText(/^Source: resource returns\. Q2 2026\/27: 2 of [23] returns in\./)).toHaveLength(7);
  });

  it('tells posts of a range at the end of its last closed quarter', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/resourcing?from=2026-27-Q2&quarter=2026-27-Q3', {
      ...resourcingAnswers,
      periods: [...resourcingAnswers.periods, aPeriod('2026-27-Q3', 'OPEN')],
      figures: (question) => {
        asked.push(question);
        return answerResourcing(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeResourcing(question);
      },
    });
    const title = '10,000 hours committed from Q2 2026/27 to Q3 2026/27 so far; the vacancy rate was 11.4% at the end of Q2 2026/27';
    expect(await findDrawnMessage(title)).toBeVisible();
    expect(asked.find(({ by }) => by.join() === 'STAFF_GROUP')?.where.quarter).toEqual({ in: ['2026-27-Q2'] });
    expect(kpis.find(({ measure }) => measure === 'vacancyRate')?.quarter).toBe('2026-27-Q2');
    const posts = await findBlock(/^Analysts lack/);
    expect(within(posts).getByText(/full-time equivalents at the end of Q2 2026\/27,/)).toBeVisible();
    expect(within(posts).getByText(/^Source: resource returns\. Q2 2026\/27: 2 of 2 returns in\./)).toBeVisible();
    expect(screen.getByText(/by agency, Q2 2026\/27 to .* Posts and vacancies at the end of its last closed quarter$/)).toBeVisible();
    expect(screen.getAllByText(/Disruptions of Q3 2026\/27 count as they come in, and its hours and money are returned once/)).toHaveLength(
      2,
    );
  });

  it('tells years where they are asked, and a row leads to what it stands for', async () => {
    renderApp('/resourcing?step=year', resourcingAnswers);
    await findMessage();
    const block = await findBlock(/^Hours: /);
    expect(within(block).getByText(/^Hours committed by objective, by financial year, in thousands,/)).toBeVisible();
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('link', { name: '2026/27, so far' })).toHaveAttribute(
      'href',
      '/resourcing?quarter=2026-27-Q2&from=2026-27-Q1',
    );
    const posts = await findBlock(/^Analysts lack/);
    expect(
      within(posts).getByText('−1.9 points on a year before; line: end of each financial year, 2025/26 to 2026/27 so far'),
    ).toBeVisible();
  });

  it('offers no months, and says of an address that asks for them that there are none', async () => {
    renderApp('/resourcing?step=month', resourcingAnswers);
    await findMessage();
    expect(
      screen.getByText('Resources are returned by quarter and are not known by month, so figures are shown by quarter.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(await screen.findByRole('radio', { name: 'Rolling four quarters' })).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Month' })).toBeNull();
  });

  it('offers no filter that resources cannot be told by, and names one in an address', async () => {
    renderApp('/resourcing?crimeType=DRUGS&agency=NOBODY', resourcingAnswers);
    expect(await screen.findByText('Resources are not recorded by crime type, so those for all crime types are shown.')).toBeVisible();
    expect(
      screen.getByText('“NOBODY” is not an agency we know, so all agencies are shown. Its code may have changed: look for its name.'),
    ).toBeVisible();
    await findMessage();
    const filters = within(screen.getByRole('group', { name: 'Filters' }));
    expect(await filters.findByRole('button', { name: /Objective/ }, { timeout: 10_000 })).toBeVisible();
    expect(filters.queryByRole('button', { name: /Crime type/ })).toBeNull();
  });

  it('shows everything but the block that failed, and that one too once it can', async () => {
    let isBroken = true;
    renderApp('/resourcing', {
      ...resourcingAnswers,
      figures: (asked: FiguresAsked) => {
        if (isBroken && asked.by[0] === 'FUNDING_SOURCE') throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
        return answerResourcing(asked);
      },
    });
    await findMessage();
    const failed = await findBlock(/^This figure did not arrive Spend and budget by funding source/);
    expect(screen.getAllByRole('tab', { name: 'Chart' })).toHaveLength(8);

    isBroken = false;
    await userEvent.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(await findBlock(/^£100k was spent/)).toBeVisible();
  });

  it('offers what can be done with the figures of every block, and explains its first number', async () => {
    renderApp('/resourcing', resourcingAnswers);
    await findMessage();
    goToPaper();
    for (const block of screen.getAllByRole('region')) {
      await userEvent.click(within(block).getByRole('button', { name: /^More for/ }));
      const items = within(await screen.findByRole('menu'))
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent);
      expect(items).toEqual([
        'Copy link',
        expect.stringMatching(/^Save (table )?as CSV$/),
        'Save as Excel',
        'Save picture (PNG)',
        'Copy GraphQL query',
        'Explain this number',
      ]);
      await userEvent.keyboard('{Escape}');
      expect(within(block).getAllByRole('button', { name: /\d/, hidden: true })).not.toHaveLength(0);
    }
  }, 30_000);

  it('explains a number of a table by the row that it stands in, what has no objective among them', async () => {
    const asked: FiguresAsked[] = [];
    renderApp('/resourcing?area=E06000038', {
      ...resourcingAnswers,
      figures: (question) => {
        asked.push(question);
        return answerResourcing(question);
      },
    });
    await findMessage();
    const quarter = { in: ['2026-27-Q2'] };
    const area = { within: ['E06000038'] };
    for (const { block, row, number, where } of [
      {
        block: /^Prevent takes/,
        row: /^No objective/,
        number: '1,000',
        where: { quarter, area, objective: { isNull: true } },
      },
      {
        block: /^Analysts lack/,
        row: /^Financial/,
        number: '1.5 of 12.5',
        where: { quarter, area, staffGroup: { in: ['FINANCIAL_INVESTIGATOR'] } },
      },
      { block: /^Thames Valley Police gives/, row: /^All agencies/, number: '10,000', where: { quarter, area } },
    ]) {
      const region = await findBlock(block);
      await userEvent.click(within(region).getByRole('tab', { name: 'Table' }));
      await userEvent.click(within(within(region).getByRole('row', { name: row })).getByRole('button', { name: number }));
      await waitFor(() => expect(asked.at(-1)).toMatchObject({ by: [], where }), { timeout: 10_000 });
    }
  });

  it('passes on a refusal of one block in the words of the server', async () => {
    renderApp('/resourcing', {
      ...resourcingAnswers,
      kpi: (asked: KpiAsked) => {
        if (asked.measure === 'abstractionRate') throw refusal('Abstraction is open to leaders only.', 'FORBIDDEN');
        return judgeResourcing(asked);
      },
    });
    await findMessage();
    expect(await screen.findByText('Abstraction is open to leaders only.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('says that nothing is recorded, and not that nothing was put in', async () => {
    const nothing = { figure: aFigure(null, ['NOT_AVAILABLE']), trend: [], controlChart: null };
    renderApp('/resourcing', {
      ...resourcingAnswers,
      returns: [],
      figures: (asked: FiguresAsked) => answerResourcing(asked, { rows: [], totals: { key: {} } }),
      kpi: (asked: KpiAsked) => judgeResourcing(asked, nothing),
    });
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2, name: 'Nothing to show' })).toHaveLength(9));
    expect(screen.getByText('No posts are recorded for Thames Valley, all agencies in Q2 2026/27.')).toBeVisible();
  });

  it('says once that nothing has been published yet', async () => {
    renderApp('/resourcing', { ...resourcingAnswers, kpi: (asked: KpiAsked) => judgeResourcing(asked, { dataVersion: 0 }) });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says how much is in from all agencies where it compares them, whichever is chosen', async () => {
    renderApp('/resourcing?agency=TVP', resourcingAnswers);
    const compared = await findBlock(/^Highest in Thames Valley Police/);
    expect(within(compared).getByText(/^Source: resource returns\. 2 of 3 returns in\./)).toBeVisible();
    const own = await findBlock(/^Analysts lack/);
    expect(within(own).getByText(/^Source: resource returns\. 2 of 2 returns in\./)).toBeVisible();
  });
});
