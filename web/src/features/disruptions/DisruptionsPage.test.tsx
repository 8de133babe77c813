import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { type FiguresAsked, type KpiAsked, refusal } from '#testing/fake-api.js';
import { answerDisruptions, disruptionAnswers, judgeDisruptions } from '#testing/fake-disruptions.js';
import { aFigure, aFigureOfOthers } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { goToPaper } from '#testing/go-to-paper.js';
import { renderApp } from '#testing/render-app.js';

const message = 'Confirmed disruptions rose 11.9% to 684, above the usual range';
const findMessage = () => findDrawnMessage(message);
const findBlock = (name: RegExp | string) => screen.findByRole('region', { name });

describe('the page of disruptions', () => {
  it('says its message and gives every chart its table, caption and source', async () => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    expect(screen.getByText(/^Q2 2026\/27 \(July to September 2026\), Thames Valley, all agencies\./)).toBeVisible();

    const blocks = screen.getAllByRole('region');
    expect(blocks).toHaveLength(8);
    for (const block of blocks) {
      await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
      const panel = within(block).getByRole('tabpanel', { name: 'Table' });
      expect(within(panel).getByRole('table', { name: /Thames Valley, all agencies|Thames Valley/ })).toBeVisible();
      expect(within(block).getByText(/^Source: .*17 of 19 returns in.*Data version 1,482, 24 November 2026, 09:14/)).toBeVisible();
    }
  });

  it('says of every block what its figures say', async () => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([
      'Pursue was 400, above its usual range; Prevent was 400, above its usual range; Protect was 400, above its usual range; Prepare was 400, above its usual range',
      'No real change in any of the 12 results',
      'Drugs under Pursue make 58% of disruptions',
      'Most in Reading: 600 of 684',
      'majorModerateShare were 40, with no real change',
      '227 groups were active at the end of Q2 2026/27, 13 more than a quarter before',
      'Thames Valley Police led all disruptions; 1 of 2 agencies supported more than they led',
      'multiAgencyShare were 40, with no real change',
    ]);
  });

  it('tells each quarter of a panel as the arrow keys move through it, and opens the one chosen', async () => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    const slider = screen.getByRole('slider', { name: 'Prevent, quarter by quarter' });
    expect(slider).toHaveAttribute('aria-valuetext', 'Q2 2026/27. 684. A real change');

    slider.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(slider).toHaveAttribute('aria-valuetext', 'Q1 2026/27. 611');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(window.location.search).toBe('?quarter=2026-27-Q1'));
  });

  it('filters by a cell of the heat table, and takes it back when it is chosen again', async () => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    await userEvent.click(screen.getByRole('link', { name: '200 Drugs under Prevent' }));
    await waitFor(() => expect(window.location.search).toBe('?objective=PREVENT&crimeType=DRUGS'));

    const chosen = await screen.findByRole('link', { name: '200 Drugs under Prevent', current: true });
    await userEvent.click(chosen);
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it.each([
    { block: /^Most in Reading/, name: 'Reading', search: '?area=E06000038' },
    { block: /^Thames Valley Police led/, name: 'Thames Valley Police', search: '?agency=TVP' },
  ])('filters by $name, by its bar and by its row in the table alike', async ({ block, name, search }) => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    const region = await findBlock(block);
    goToPaper();
    const links = within(region).getAllByRole('link', { name, hidden: true });
    expect(links.map((link) => link.getAttribute('href'))).toEqual([`/disruptions${search}`, `/disruptions${search}`]);
  });

  it('asks for what the address says, and leaves each block unfiltered by what it compares', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/disruptions?area=E06000038&agency=TVP&objective=PURSUE&crimeType=DRUGS', {
      ...disruptionAnswers,
      figures: (question) => {
        asked.push(question);
        return answerDisruptions(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeDisruptions(question);
      },
    });
    await findMessage();

    const all = {
      quarter: { in: ['2026-27-Q2'] },
      area: { within: ['E06000038'] },
      agency: { in: ['TVP'] },
      agencyKind: null,
      objective: { in: ['PURSUE'] },
      crimeType: { in: ['DRUGS'] },
    };
    const wheres = new Map(asked.map(({ by, where }) => [by.join(), where]));
    expect(wheres.get('IMPACT')).toEqual(all);
    expect(wheres.get('CRIME_TYPE,OBJECTIVE')).toEqual({ ...all, objective: null, crimeType: null });
    expect(wheres.get('AREA')).toEqual({ ...all, area: null });
    expect(wheres.get('AGENCY')).toEqual({ ...all, agency: null });
    expect(wheres.get('QUARTER')).toEqual({ ...all, objective: null, quarter: { in: ['2026-27-Q1', '2026-27-Q2'] } });
    const objectives = kpis.filter(({ measure, objective }) => measure === 'disruptions' && objective !== 'PURSUE');
    expect(objectives.map(({ objective, crimeType }) => `${objective} ${crimeType}`)).toEqual([
      'PREVENT DRUGS',
      'PROTECT DRUGS',
      'PREPARE DRUGS',
    ]);
  });

  it('counts a range whole, tells what is of one quarter which one, and draws objectives by the step that is asked', async () => {
    const asked: FiguresAsked[] = [];
    const kpis: KpiAsked[] = [];
    renderApp('/disruptions?from=2026-27-Q1&step=month&agency=POLICE', {
      ...disruptionAnswers,
      figures: (question) => {
        asked.push(question);
        return answerDisruptions(question);
      },
      kpi: (question) => {
        kpis.push(question);
        return judgeDisruptions(question);
      },
    });
    const message = '684 confirmed disruptions from Q1 2026/27 to Q2 2026/27';
    expect(await findDrawnMessage(message)).toBeVisible();
    expect(
      screen.getByText(/73 more than Q1 2025\/26 to Q2 2025\/26\. Real changes and targets are told of single quarters\./),
    ).toBeVisible();

    const range = { from: '2026-27-Q1', to: '2026-27-Q2' };
    const wheres = new Map(asked.map(({ by, where }) => [by.join(), where]));
    for (const by of ['IMPACT', 'CRIME_TYPE,OBJECTIVE', 'AREA', 'AGENCY', 'MONTH,OBJECTIVE']) {
      expect(wheres.get(by)?.quarter, by).toEqual(range);
    }
    expect(asked.some(({ by, where }) => by.length === 0 && where.quarter.from === range.from)).toBe(true);
    expect(wheres.get('IMPACT')).toMatchObject({ agency: null, agencyKind: { in: ['POLICE'] } });
    expect(wheres.get('AGENCY')).toMatchObject({ agency: null, agencyKind: null });
    expect(wheres.get('QUARTER')?.quarter).toEqual({ in: ['2026-27-Q1', '2026-27-Q2'] });
    expect(kpis.filter(({ measure }) => measure === 'disruptions')).toMatchObject([{ quarter: '2026-27-Q2', agencyKind: 'POLICE' }]);

    expect(screen.getByText(/^Confirmed disruptions by district, Q1 2026\/27 to Q2 2026\/27,/)).toBeVisible();
    expect(screen.getByText(/^What confirmed disruptions led to, Q2 2026\/27,/)).toBeVisible();
    expect(screen.getByText(/^Active organised crime groups on the registers, Q2 2026\/27,/)).toBeVisible();
    expect(screen.getByRole('slider', { name: 'Pursue, month by month' })).toHaveAttribute('aria-valuetext', 'September 2026. 140');
    expect(screen.getByRole('heading', { level: 2, name: 'Pursue 110 to 140 and Prevent 20 a month' })).toBeVisible();
  });

  it('leads from a month to its quarter', async () => {
    renderApp('/disruptions?from=2026-27-Q1&step=month', disruptionAnswers);
    const block = await findBlock('Pursue 110 to 140 and Prevent 20 a month');
    await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
    expect(within(block).getByRole('link', { name: 'September 2026' })).toHaveAttribute('href', '/disruptions?quarter=2026-27-Q2');
  });

  it('says that a range is upside down, and shows the quarter alone', async () => {
    renderApp('/disruptions?from=2026-27-Q2&quarter=2026-27-Q1', disruptionAnswers);
    const words = 'A range cannot begin after it ends: Q2 2026/27 comes after Q1 2026/27, so Q1 2026/27 is shown alone.';
    expect(await screen.findByText(words)).toBeVisible();
    expect(await screen.findByRole('button', { name: /^Q1 2026\/27 Quarter/ })).toBeVisible();
  });

  it('sets a range and a step behind a button that says how many are set', async () => {
    renderApp('/disruptions', disruptionAnswers);
    await findMessage();
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    await userEvent.click(await screen.findByRole('button', { name: /Range from$/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Q1 2026/27' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Month' }));
    await waitFor(() => expect(window.location.search).toBe('?from=2026-27-Q1&step=month'));
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(screen.getByRole('button', { name: 'More filters, 2 set' })).toBeVisible();

    await userEvent.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(window.location.search).toBe(''));
  });

  it('names what it did not understand in the address and shows the rest', async () => {
    renderApp('/disruptions?quarter=soon&objective=PUNISH', disruptionAnswers);
    expect(await screen.findByText('“soon” is not a quarter we hold, so Q2 2026/27 is shown.')).toBeVisible();
    expect(screen.getByText('“PUNISH” is not an objective we know, so all objectives are shown.')).toBeVisible();
    await findMessage();
  });

  it('shows everything but the block that failed, and that one too once it can', async () => {
    let isBroken = true;
    renderApp('/disruptions', {
      ...disruptionAnswers,
      figures: (asked: FiguresAsked) => {
        if (isBroken && asked.by[0] === 'AREA') throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
        return answerDisruptions(asked);
      },
    });
    await findMessage();
    const failed = await findBlock(/^This chart did not load Confirmed disruptions by district/);
    expect(screen.getAllByRole('tab', { name: 'Chart' })).toHaveLength(7);

    isBroken = false;
    await userEvent.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(await findBlock('Most in Reading: 600 of 684')).toBeVisible();
  });

  it('passes on a refusal of one block in the words of the server', async () => {
    renderApp('/disruptions', {
      ...disruptionAnswers,
      kpi: (asked: KpiAsked) => {
        if (asked.measure === 'arrests') throw refusal('Results are open to the cleared only.', 'FORBIDDEN');
        return judgeDisruptions(asked);
      },
    });
    await findMessage();
    expect(await screen.findByText('Results are open to the cleared only.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('tells about people as a partner may see them: hidden is no nought, and an estimate says that it is one', async () => {
    const people = (figure: unknown) => (asked: KpiAsked) =>
      judgeDisruptions(asked, asked.measure === 'peopleSafeguarded' ? { figure, variation: 'TOO_FEW_POINTS' } : {});
    const { unmount } = renderApp('/disruptions', { ...disruptionAnswers, kpi: people(aFigure(null, ['CONFIDENTIAL'])) });
    await findMessage();
    const results = screen.getByRole('region', { name: 'No real change in the 11 results that can be judged' });
    expect(within(results).getByText(/^hidden to protect people/)).toBeVisible();
    expect(within(results).getByText(/^Source:/)).toHaveTextContent(/OFFICIAL$/);
    unmount();

    renderApp('/disruptions', { ...disruptionAnswers, kpi: people(aFigureOfOthers(85)) });
    await findMessage();
    const judged = screen.getByText(/^about 85/).closest<HTMLElement>('section') ?? document.body;
    await userEvent.click(within(judged).getByRole('tab', { name: 'Table' }));
    // The table says what the tile says.
    expect(within(await within(judged).findByRole('tabpanel', { name: 'Table' })).getByText(/^about 85/)).toBeVisible();
  });

  it('says that nothing is recorded, and not that nothing happened', async () => {
    const nothing = { figure: { ...aFigure(null, ['NOT_AVAILABLE']), numerator: null, denominator: null }, trend: [], controlChart: null };
    renderApp('/disruptions', {
      ...disruptionAnswers,
      figures: (asked: FiguresAsked) => ({
        ...answerDisruptions(asked),
        rows: [],
        totals: { key: {}, disruptions: aFigure(null, ['NOT_AVAILABLE']) },
      }),
      kpi: (asked: KpiAsked) => judgeDisruptions(asked, nothing),
    });
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2, name: 'Nothing to show' })).toHaveLength(8));
    expect(
      screen.getByText('No results of confirmed disruptions are recorded for Thames Valley, all agencies in Q2 2026/27.'),
    ).toBeVisible();
  });

  it('says once that nothing has been published yet', async () => {
    renderApp('/disruptions', { ...disruptionAnswers, kpi: (asked: KpiAsked) => judgeDisruptions(asked, { dataVersion: 0 }) });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
  });

  it('says to whoever is not cleared why groups of a place are not counted for them', async () => {
    renderApp('/disruptions?area=E06000038', {
      ...disruptionAnswers,
      viewer: { isCleared: false, marking: 'OFFICIAL' },
      figures: (asked: FiguresAsked) => (asked.by[0] === 'QUARTER' ? { ...answerDisruptions(asked), rows: [] } : answerDisruptions(asked)),
    });
    await findMessage();
    expect(await screen.findByText(/^No count of groups is shown to you for Reading, all agencies\./)).toBeVisible();
  });
});
