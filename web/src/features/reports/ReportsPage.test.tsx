import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { type FiguresAsked, type KpiAsked, refusal } from '#testing/fake-api.js';
import { answerReports, judgeReports, reportAnswers } from '#testing/fake-reports.js';
import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { goToPaper } from '#testing/go-to-paper.js';
import { renderApp } from '#testing/render-app.js';

const message = 'Reports received rose 11.9% to 684, above the usual range';
const findMessage = () => findDrawnMessage(message);
const findBlock = (name: RegExp | string) => screen.findByRole('region', { name });

describe('the page of reports', () => {
  it('says its message and gives every chart its table, caption and source', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    expect(
      screen.getByText(
        /^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\. Provisional\. 3\.99 for each 1,000 people\./,
      ),
    ).toBeVisible();

    const blocks = screen.getAllByRole('region');
    expect(blocks).toHaveLength(10);
    for (const block of blocks) {
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      const panel = within(block).getByRole('tabpanel', { name: 'Table' });
      expect(within(panel).getByRole('table', { name: /Thames Valley, all agencies/ })).toBeVisible();
      expect(within(block).getByText(/^Source: .*17 of 19 returns in.*Data version 1,482, 24 November 2026, 09:14/)).toBeVisible();
    }
  });

  it('says of every block what its figures say', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'One real change in 13 quarters: Q2 2026/27',
      'Drugs were unusually high; no real change in the other 8',
      'Several have the most, 300 each',
      'Online: three quarters of reports, the most',
      '380 reports met the serious-crime test; 304 named no limb of it',
      'seriousReportShare were 55.6%, with no real change',
      'Reports with a first action in 24 hours were 55.6%, with no real change',
      'Reports linked to a confirmed disruption were 55.6%, with no real change',
      'Phishing is named most: in 60',
      'Most in Reading: 600 of 684',
    ]);
  });

  it('has the figures of every row explained, whatever they are grouped by', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    goToPaper();
    const explained = screen
      .getAllByRole('region')
      .map((block) => [block.id, within(block).queryAllByTitle('Explain this number').length] as const);
    expect(explained).toEqual([
      // 13 quarters, of nine crime types each.
      ['reports', 13],
      ['crime-types-by-quarter', 117],
      // Three types, then all reports.
      ['crime-types', 4],
      ['channels', 3],
      // Two quarters, each with those that meet the test and those that name no limb.
      ['serious-crime-test', 4],
      // Two groups, those that name none, then all reports.
      ['limbs', 4],
      ['first-action', 13],
      ['linked', 13],
      ['signs', 4],
      // Two districts, by number and by people.
      ['districts', 4],
    ]);
  });

  it('has the reports that name no sign explained as those without one', async () => {
    const asked: FiguresAsked[] = [];
    renderApp('/reports?agency=TVP', {
      ...reportAnswers,
      figures: (question) => {
        asked.push(question);
        return answerReports(question);
      },
    });
    const block = await findBlock('Phishing is named most: in 60');
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    asked.length = 0;
    await userEvent.click(within(block).getByRole('button', { name: '620' }));
    await waitFor(() =>
      expect(asked.map(({ where }) => where)).toContainEqual({
        quarter: { in: ['2026-27-Q2'] },
        agency: { in: ['TVP'] },
        sign: { isNull: true },
      }),
    );
  });

  it.each([
    { id: 'reports', csv: 'Save table as CSV', because: 'its table holds limits too' },
    { id: 'channels', csv: 'Save as CSV', because: 'its table is the answer' },
  ])('lets $id be taken away by its question: $because', async ({ id, csv }) => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    const block = screen.getAllByRole('region').find((region) => region.id === id) ?? document.body;
    await userEvent.click(within(block).getByLabelText(/^More for /));
    await screen.findByRole('menu');
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      csv,
      'Save as Excel',
      'Save picture (PNG)',
      'Copy GraphQL query',
      'Explain this number',
    ]);
  });

  it('tells a variation in words and rates nothing that is neither good nor bad', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    const block = await findBlock('One real change in 13 quarters: Q2 2026/27');
    expect(within(block).getByText('Unusually high')).toBeVisible();
    expect(within(block).getByText('Not rated')).toBeVisible();
  });

  it('tells each quarter of a crime type as the arrow keys move through it, and opens the one chosen', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    const slider = screen.getByRole('slider', { name: 'Firearms, quarter by quarter' });
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 684. A real change');

    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Q1 2026/27. 611');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(window.location.search).toBe('?quarter=2026-27-Q1'));
  });

  it('tells both parts of a quarter of the serious-crime test, in its key too', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    const slider = screen.getByRole('slider', { name: 'Serious-crime test, quarter by quarter' });
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 380 meet the test, 304 name no limb');
    slider.focus();
    await userEvent.keyboard('{Home}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Q1 2026/27. 321 meet the test, 290 name no limb');

    const block = await findBlock(/^380 reports met/);
    const parts = within(within(block).getByRole('list', { name: 'Key' })).getAllByRole('listitem');
    expect(parts.map(({ textContent }) => textContent)).toEqual(['Name no limb 290', 'Meet the test 321']);
  });

  it('filters by a crime type, by its bar, its line and its row in the table alike, and takes it back', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    goToPaper();
    const links = screen.getAllByRole('link', { name: 'Firearms', hidden: true });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(Array(3).fill('/reports?crimeType=FIREARMS'));
    await userEvent.click(links[1] ?? document.body);
    await waitFor(() => expect(window.location.search).toBe('?crimeType=FIREARMS'));

    const [chosen] = await screen.findAllByRole('link', { name: 'Firearms', current: true });
    await userEvent.click(chosen ?? document.body);
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('compares districts by their number or by their people, as the address says', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    await userEvent.click(screen.getByRole('radio', { name: 'Per 1,000 people' }));
    await waitFor(() => expect(window.location.search).toBe('?districts=rate'));
    expect(await findBlock('Most per 1,000 people in Slough: 3.91')).toBeVisible();
    expect(screen.getByText(/^More are coded only to Thames Valley \(44\)\./)).toBeVisible();
  });

  it('asks for what the address says, and leaves each block unfiltered by what it compares', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/reports?area=E06000038&agency=TVP&crimeType=DRUGS', {
      ...reportAnswers,
      figures: (question) => {
        asked.push(question);
        return answerReports(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeReports(question);
      },
    });
    await screen.findByText(/^Q2 2026\/27 \(July to September 2026\), Reading, Thames Valley Police, Drugs\./);

    const all = {
      quarter: { in: ['2026-27-Q2'] },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      agencyKind: null,
      crimeType: { in: ['DRUGS'] },
    };
    const wheres = new Map(asked.map(({ by, where }) => [by.join(), where]));
    expect(wheres.get('CHANNEL')).toEqual(all);
    expect(wheres.get('SIGN')).toEqual(all);
    expect(wheres.get('CRIME_TYPE')).toEqual({ ...all, crimeType: null });
    expect(wheres.get('AREA')).toEqual({ ...all, area: null });
    expect(asked.filter(({ by }) => by[0] === 'QUARTER').map(({ where }) => where)).toEqual(
      [false, true].map((isNull) => ({
        ...all,
        quarter: { in: ['2023-24-Q2', '2026-27-Q1', '2026-27-Q2'] },
        seriousLimb: { isNull },
      })),
    );
    const series = kpis.filter(({ measure, crimeType }) => measure === 'reports' && crimeType !== 'DRUGS');
    expect(series).toHaveLength(8);
    expect(series.map(({ area, agency }) => `${area} ${agency}`)).toEqual(Array(8).fill('E06000038 TVP'));
  });

  it('counts a range, tells it by month, and judges nothing of it', async () => {
    const asked: FiguresAsked[] = [];
    renderApp('/reports?from=2026-27-Q1&step=month', {
      ...reportAnswers,
      figures: (question) => {
        asked.push(question);
        return answerReports(question);
      },
    });
    expect(await findDrawnMessage('684 reports received from Q1 2026/27 to Q2 2026/27')).toBeVisible();
    expect(
      screen.getByText(
        'Q1 2026/27 to Q2 2026/27, Thames Valley, all agencies. 73 more than Q1 2025/26 to Q2 2025/26. 3.99 for each 1,000 people. More reports can mean better spotting, so neither way is better. Real changes are told of single quarters.',
      ),
    ).toBeVisible();
    const quarter = { from: '2026-27-Q1', to: '2026-27-Q2' };
    expect(asked.map(({ by }) => by.join())).toContain('MONTH,CRIME_TYPE');
    // Everything that is counted is counted over the whole range.
    for (const { where } of asked) expect(where.quarter).toEqual(quarter);

    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'One real change in 13 quarters: Q2 2026/27',
      'Firearms 20 and Drugs 90 to 110 a month',
      'Several have the most, 300 each',
      'Online: three quarters of reports, the most',
      '120 to 131 reports a month met the serious-crime test; 90 to 96 named no limb of it',
      '51.2% met the serious-crime test',
      '75.0% had their first action within 24 hours in Q1 2026/27 to Q2 2026/27',
      '4.4% were linked to a confirmed disruption in Q1 2026/27 to Q2 2026/27',
      'Phishing is named most: in 60',
      'Most in Reading: 600 of 684',
    ]);
    for (const words of [/^Unusually/, 'Not rated', 'No target']) expect(screen.queryByText(words)).toBeNull();
    expect(screen.getAllByText(/^Source: .*Q2 2026\/27: 17 of 19 returns in/)).toHaveLength(10);
  });

  it.each([
    { slider: 'Drugs, month by month', told: 'September 2026. 110' },
    { slider: 'Serious-crime test, month by month', told: 'September 2026. 131 meet the test, 96 name no limb' },
  ])('tells the last month in $slider and leads from a month to its quarter', async ({ slider: name, told }) => {
    renderApp('/reports?from=2026-27-Q1&step=month&crimeType=DRUGS', reportAnswers);
    const slider = await screen.findByRole('slider', { name });
    expect(slider).toHaveAttribute('aria-valuetext', told);
    slider.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(window.location.search).toBe('?crimeType=DRUGS&quarter=2026-27-Q2'));
  });

  it('has every figure of a month explained as that of the month', async () => {
    const asked: FiguresAsked[] = [];
    renderApp('/reports?from=2026-27-Q1&step=month', {
      ...reportAnswers,
      figures: (question) => {
        asked.push(question);
        return answerReports(question);
      },
    });
    const block = await findBlock('Firearms 20 and Drugs 90 to 110 a month');
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('link', { name: 'August 2026' })).toHaveAttribute('href', '/reports?quarter=2026-27-Q2');
    asked.length = 0;
    await userEvent.click(within(block).getByRole('button', { name: '90' }));
    await waitFor(() =>
      expect(asked.map(({ where }) => where)).toContainEqual({ month: { in: ['2026-08'] }, crimeType: { in: ['DRUGS'] } }),
    );
  });

  it('leads from a quarter of a judged chart to that quarter alone, wherever the range begins', async () => {
    renderApp('/reports?from=2026-27-Q1', reportAnswers);
    const block = await findBlock('One real change in 13 quarters: Q2 2026/27');
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    const links = within(block).getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toContain('/reports?quarter=2023-24-Q2');
  });

  it('shows what it can of a range whose head fails', async () => {
    renderApp('/reports?from=2026-27-Q1', {
      ...reportAnswers,
      figures: (asked: FiguresAsked) => {
        if (asked.by.length === 0) throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
        return answerReports(asked);
      },
    });
    expect(await findBlock('Online: three quarters of reports, the most')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'Reports received' })).toBeVisible();
    // The three judged charts, and the limbs.
    await waitFor(() => expect(screen.getAllByRole('button', { name: 'Try again' })).toHaveLength(4));
  });

  it('keeps filters as one’s own', async () => {
    renderApp('/reports?crimeType=DRUGS&step=month', reportAnswers);
    await userEvent.click(await screen.findByRole('button', { name: 'Remember as mine' }));
    expect(screen.getByText('Pages open with these filters')).toBeVisible();
    localStorage.clear();
  });

  it('says how many reports a share leaves out', async () => {
    renderApp('/reports', reportAnswers);
    await findMessage();
    const block = await findBlock(/^Reports with a first action in 24 hours were/);
    expect(within(block).getByText(/leaves out 503 reports without a first action\./)).toBeVisible();
  });

  it('names what it did not understand in the address and shows the rest', async () => {
    renderApp('/reports?quarter=soon&crimeType=PIRACY&objective=PURSUE', reportAnswers);
    expect(await screen.findByText('“soon” is not a quarter we hold, so Q2 2026/27 is shown.')).toBeVisible();
    expect(screen.getByText('“PIRACY” is not a crime type we know, so all crime types are shown.')).toBeVisible();
    expect(screen.getByText('Reports have no objective, so reports of all kinds are shown.')).toBeVisible();
    await findMessage();
  });

  it('shows everything but the block that failed, and that one too once it can', async () => {
    let isBroken = true;
    renderApp('/reports', {
      ...reportAnswers,
      figures: (asked: FiguresAsked) => {
        if (isBroken && asked.by[0] === 'CHANNEL') throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
        return answerReports(asked);
      },
    });
    await findMessage();
    const failed = await findBlock(/^This figure did not arrive Reports received by channel/);
    expect(screen.getAllByRole('tab', { name: 'Chart' })).toHaveLength(9);

    isBroken = false;
    await userEvent.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(await findBlock(/^Online: three quarters/)).toBeVisible();
  });

  it('passes on a refusal of one block in the words of the server', async () => {
    renderApp('/reports', {
      ...reportAnswers,
      kpi: (asked: KpiAsked) => {
        if (asked.measure === 'reportsToDisruption') throw refusal('Links are open to the cleared only.', 'FORBIDDEN');
        return judgeReports(asked);
      },
    });
    await findMessage();
    expect(await screen.findByText('Links are open to the cleared only.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('tells a protected crime type as a partner may see it: hidden is no nought, and an estimate says that it is one', async () => {
    const isProtectedType = ({ crimeType }: KpiAsked) => crimeType === 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING';
    const hidden = { ...aFigure(null, ['CONFIDENTIAL']), text: '[c]', inWords: 'fewer than 5, perhaps none' };
    const slavery = (figure: unknown) => (asked: KpiAsked) =>
      judgeReports(asked, isProtectedType(asked) ? { figure, variation: 'TOO_FEW_POINTS', controlChart: null } : {});
    const { unmount } = renderApp('/reports', { ...reportAnswers, kpi: slavery(hidden) });
    await findMessage();
    const lines = await findBlock(/^Drugs were unusually high/);
    expect(within(lines).getByText(/; Modern slavery \[c\] fewer than 5, perhaps none;/)).toBeVisible();
    unmount();

    renderApp('/reports', { ...reportAnswers, kpi: slavery(aFigureOfOthers(85)) });
    await findMessage();
    expect(within(await findBlock(/^Drugs were unusually high/)).getByText(/; Modern slavery about 85;/)).toBeVisible();
  });

  it('says that nothing is recorded, and not that nothing happened', async () => {
    const nothing = { figure: { ...aFigure(null, ['NOT_AVAILABLE']), numerator: null, denominator: null }, trend: [], controlChart: null };
    renderApp('/reports', {
      ...reportAnswers,
      figures: (asked: FiguresAsked) => ({
        ...answerReports(asked),
        rows: [],
        totals: {
          key: {},
          reports: aFigure(null, ['NOT_AVAILABLE']),
          reportsActionedIn24h: aFigure(null, ['NOT_AVAILABLE']),
          reportsToDisruption: null,
        },
      }),
      kpi: (asked: KpiAsked) => judgeReports(asked, nothing),
    });
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2, name: 'Nothing to show' })).toHaveLength(10));
    // By crime type, by channel, by limb and by sign.
    expect(screen.getAllByText('No reports are recorded for Thames Valley, all agencies in Q2 2026/27.')).toHaveLength(4);
  });

  it('says once that nothing has been published yet', async () => {
    renderApp('/reports', { ...reportAnswers, kpi: (asked: KpiAsked) => judgeReports(asked, { dataVersion: 0 }) });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
  });
});
