import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { type FiguresAsked, refusal } from '#testing/fake-api.js';
import { answerAreas, areaAnswers, judgeArea, scoreArea } from '#testing/fake-areas.js';
import { aFigure, aProtectedFigure } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const outlines = path.resolve(import.meta.dirname, '../../charts/outlines/districts.json');

beforeEach(() => {
  // The outlines come from a file of the site.
  vi.stubGlobal('fetch', async () => new Response(await readFile(outlines)));
});

/** Waits for words before looking for a part by its role, which goes through the whole page each time. */
async function findBlock(headline: RegExp): Promise<HTMLElement> {
  await screen.findByText(headline, { selector: 'h2' });
  return screen.getByRole('region', { name: headline });
}

const findMap = () => findBlock(/^Highest in|^Most in/);
const findList = () => findBlock(/^13 districts/);
const findTable = () => findBlock(/really changed/);

async function openTable(block: HTMLElement): Promise<HTMLElement> {
  await userEvent.click(within(block).getByRole('tab', { name: 'Table' }));
  return within(block).findByRole('tabpanel', { name: 'Table' });
}

describe('the page of an area', () => {
  it('leads with the force, its map, its list and every headline', async () => {
    renderApp('/areas', areaAnswers);
    const map = await findMap();
    expect(screen.getByRole('heading', { level: 1, name: 'disruptionsPer1000 of the force rose, above the usual range' })).toBeVisible();
    expect(screen.getByText(/Population 2,584,930; a rate is for the one quarter, not a year\./)).toBeVisible();
    expect(within(map).getAllByRole('link', { name: /rank \d+ of 13$/ })).toHaveLength(13);
    expect(within(map).getByText(/Contains OS data © Crown copyright and database right 2020\./)).toBeVisible();
    expect(within(map).getByText(/More are coded only to Thames Valley \(7\)\./)).toBeVisible();
    const judged = await findTable();
    // Once as it is drawn, and once as a table of words.
    expect(within(judged).getByRole('columnheader', { name: 'Thames Valley' })).toBeVisible();
    expect(within(await openTable(judged)).getByRole('columnheader', { name: 'Thames Valley' })).toBeVisible();
  });

  it('says where a district stands, and what it lies in', async () => {
    renderApp('/areas/E06000038', areaAnswers);
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: 'Reading has the third lowest rate of confirmed disruptions of 13 districts, 0.30 per 1,000 people, improving',
      }),
    ).toBeVisible();
    const trail = screen.getByRole('navigation', { name: 'Where this area lies' });
    expect(
      within(trail)
        .getAllByRole('link')
        .map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Thames Valley', '/areas'],
      ['Berkshire (county)', '/areas/TV-C-BERKSHIRE'],
    ]);
  });

  it('leads to one district by the map, the list and both tables alike', async () => {
    renderApp('/areas?map=reports&unit=count', areaAnswers);
    const [map, list] = [await findMap(), await findList()];
    const drawn = [within(map).getByRole('link', { name: /^Oxford: / }), within(list).getByRole('link', { name: 'Oxford' })];
    const inTables = [await openTable(map), await openTable(list)].map((table) => within(table).getByRole('link', { name: 'Oxford' }));
    const hrefs = [...drawn, ...inTables].map((link) => link.getAttribute('href'));
    expect(hrefs).toHaveLength(4);
    expect(new Set(hrefs)).toEqual(new Set(['/areas/E07000178?map=reports&unit=count']));
  });

  it('moves to the neighbour by arrow keys, one stop of Tab for all, and opens what is pressed', async () => {
    renderApp('/areas/E06000038', areaAnswers);
    const map = await findMap();
    const links = within(map).getAllByRole('link', { name: /rank/ });
    expect(links.filter((link) => link.getAttribute('tabindex') === '0').map((link) => link.getAttribute('aria-current'))).toEqual([
      'page',
    ]);

    within(map)
      .getByRole('link', { name: /^Reading: / })
      .focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(within(map).getByRole('link', { name: /^Wokingham: / })).toHaveFocus();
    expect(links.filter((link) => link.getAttribute('tabindex') === '0')).toHaveLength(1);
    await userEvent.click(within(map).getByRole('link', { name: /^Wokingham: / }));
    await waitFor(() => expect(window.location.pathname).toBe('/areas/E06000041'));
  });

  it('shows rates or counts as the address says, and orders the list by them', async () => {
    renderApp('/areas', {
      ...areaAnswers,
      figures: (asked: FiguresAsked) =>
        answerAreas(asked, (district, measure) => aFigure(measure.endsWith('Per1000') ? district.length : 100 - district.length)),
    });
    const list = await findList();
    const names = () =>
      within(list)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent);
    expect(names()[0]).toBe('Windsor and Maidenhead');
    await userEvent.click(screen.getByRole('radio', { name: 'Count' }));
    await waitFor(() => expect(window.location.search).toBe('?unit=count'));
    await waitFor(() => expect(names()[0]).toBe('Oxford'));
    expect(screen.getByRole('heading', { level: 2, name: /^Most in Oxford and Slough, 94/ })).toBeVisible();
  });

  it('sets a second area beside the first', async () => {
    renderApp('/areas/E06000038?compare=E07000178', areaAnswers);
    const table = await findTable();
    expect(within(table).getAllByRole('columnheader', { name: 'Oxford' })[0]).toBeInTheDocument();
    const row = within(table).getAllByRole('row', { name: /^reports 600/ })[0];
    expect(row).toHaveTextContent(/600.*600/);
  });

  it('gives a reason for a figure that is not recorded at this level', async () => {
    renderApp('/areas/E06000038', areaAnswers);
    const table = await findTable();
    expect(within(table).getAllByRole('row', { name: /^vacancyRate \[x\]/ })[0]).toBeInTheDocument();
    expect(within(table).getByText(/The vacancy rate is not available: not recorded at this level\./)).toBeVisible();
  });

  it('makes the districts of a county stand out in map and list', async () => {
    renderApp('/areas/TV-C-BERKSHIRE', areaAnswers);
    const map = await findMap();
    expect(map.querySelectorAll('[aria-current]')).toHaveLength(0);
    expect(map.querySelectorAll('path[class*="chosen"]')).toHaveLength(1);
    const list = await findList();
    const chosen = [...list.querySelectorAll('tr[class*="isChosen"] th')].map(({ textContent }) => textContent);
    expect(chosen.toSorted()).toEqual(['Bracknell Forest', 'Reading', 'Slough', 'West Berkshire', 'Windsor and Maidenhead', 'Wokingham']);
  });

  it('tells a partner its own exactly and the rest as it is protected', async () => {
    renderApp('/areas?map=referrals', {
      ...areaAnswers,
      viewer: { isCleared: false },
      figures: (asked: FiguresAsked) =>
        answerAreas(asked, (district) => {
          if (district === 'Oxford') return aProtectedFigure(12, 0);
          return district === 'Reading' ? aProtectedFigure(0, 0) : aProtectedFigure(0, 35);
        }),
    });
    const map = await findMap();
    expect(within(map).getByRole('link', { name: 'Reading: [c] fewer than 5, perhaps none' })).toBeVisible();
    expect(within(map).getByRole('link', { name: /^Oxford: 12 of yours, fewer than 5 of others/ })).toBeVisible();
    expect(within(map).getByRole('row', { name: 'hidden [c] 1' })).toBeVisible();
    expect(within(map).getByText('“about”: moved a little to protect people')).toBeVisible();
    expect(within(map).getByText(/OFFICIAL-SENSITIVE/)).toBeVisible();
    expect(screen.queryByRole('radio', { name: 'Rate' })).toBeNull();
  });

  it('offers file, query and explanation of every block, and of its figures', async () => {
    renderApp('/areas/E06000038', areaAnswers);
    const map = await findMap();
    for (const headline of [/^Highest in/, /^13 districts/, /on all four subjects/, /really changed/]) {
      const block = screen.getByText(headline, { selector: 'h2' }).closest<HTMLElement>('section') ?? document.body;
      await userEvent.click(within(block).getByLabelText(/^More for /));
      await screen.findByRole('menu');
      for (const action of ['Save as Excel', 'Copy GraphQL query', 'Explain this number']) expect(screen.getByText(action)).toBeVisible();
      await userEvent.keyboard('{Escape}');
      expect((await openTable(block)).querySelectorAll('td button[title="Explain this number"]').length).toBeGreaterThan(0);
    }
    // A count and a rate of each district.
    expect(map.querySelectorAll('td button[title="Explain this number"]')).toHaveLength(26);
  });

  it('helps with the list of areas where the code is not known', async () => {
    renderApp('/areas/E07000004?map=reports', areaAnswers);
    expect(await screen.findByRole('heading', { level: 1, name: 'We know no area of this code' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Oxford' })).toHaveAttribute('href', '/areas/E07000178?map=reports');
    expect(
      screen.getAllByRole('link', { name: /./ }).filter((link) => link.getAttribute('href')?.startsWith('/areas/') ?? false),
    ).toHaveLength(14);
  });

  it('names what it does not understand of the address, and shows the rest', async () => {
    renderApp('/areas?map=weather&agency=TVP', areaAnswers);
    expect(await screen.findByText(/“weather” is not something that the map shows/)).toBeVisible();
    expect(screen.getByText(/so the agency in the address is left out/)).toBeVisible();
    expect(await findMap()).toBeVisible();
  });

  it('asks for all figures in one question', async () => {
    const asked: FiguresAsked[] = [];
    renderApp('/areas/E06000038', {
      ...areaAnswers,
      figures: (question: FiguresAsked) => {
        asked.push(question);
        return answerAreas(question);
      },
    });
    await findMap();
    expect(asked.map(({ by, where }) => ({ by, where }))).toEqual([{ by: ['AREA'], where: { quarter: { in: ['2026-27-Q2'] } } }]);
  });

  it('keeps the rest when one part is refused or fails, and asks for it again', async () => {
    let isBroken = true;
    renderApp('/areas/E06000038', {
      ...areaAnswers,
      figures: (question: FiguresAsked) => {
        if (isBroken) throw refusal('The figures could not be worked out.', 'INTERNAL_SERVER_ERROR');
        return answerAreas(question);
      },
    });
    await waitFor(() => expect(screen.getAllByRole('heading', { level: 2, name: 'This figure did not arrive' })).toHaveLength(2));
    expect(await findTable()).toBeVisible();
    isBroken = false;
    const [retry] = screen.getAllByRole('button', { name: 'Try again' });
    if (retry !== undefined) await userEvent.click(retry);
    expect(await findMap()).toBeVisible();
  });

  it('refuses in words', async () => {
    renderApp('/areas/E06000038', {
      ...areaAnswers,
      scorecard: () => {
        throw refusal('Ask your administrator.', 'FORBIDDEN');
      },
    });
    await waitFor(() => expect(screen.getAllByText('Ask your administrator.')).toHaveLength(2));
    expect(await findMap()).toBeVisible();
  });

  it('has nothing to show before anything is published', async () => {
    renderApp('/areas', {
      ...areaAnswers,
      kpi: (asked) => judgeArea(asked, { dataVersion: 0 }),
      scorecard: (asked) => ({ ...scoreArea(asked), dataVersion: 0 }),
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' })).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
  });
});
