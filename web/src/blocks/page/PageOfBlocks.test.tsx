import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { aBlock, aCell, aColumn, aPage, aRow, aSeries } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { findDrawnMessage } from '#testing/find-drawn-message.js';
import { renderApp } from '#testing/render-app.js';

const periods = [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')];
const open = (page: unknown) => renderApp('/resourcing', { periods, others: { page } });
const findMessage = () => findDrawnMessage('Vacancies are at their lowest');
const empty = (finding: unknown, notes: readonly unknown[] = []) =>
  aBlock({
    ...{ finding, notes },
    summary: 'No return has come for Q2 2026/27.',
    table: {
      rowHeading: 'Agency',
      columns: [aColumn('Posts vacant')],
      rows: [aRow(['TVP', 'Thames Valley Police'], [aCell('no return')])],
    },
  });

describe('a page of blocks', () => {
  it('reserves the space of its blocks while they load, and says so', async () => {
    let arrive: (page: unknown) => void = () => undefined;
    open(() => new Promise((resolve) => (arrive = resolve)));
    expect(await screen.findAllByRole('heading', { level: 2, name: 'Loading' })).toHaveLength(4);
    arrive(aPage());
    await findMessage();
    expect(document.querySelector('[aria-busy="true"]')).toBeNull();
  });

  it('shows its own marking at the top too, not the highest that the reader may see', async () => {
    open(aPage({ marking: 'OFFICIAL' }));
    await findMessage();
    expect(screen.getAllByText('OFFICIAL')).toHaveLength(2);
    expect(screen.queryByText('OFFICIAL-SENSITIVE')).toBeNull();
  });

  it('heads each block with its finding, and says below what it covers and why', async () => {
    open(aPage({ blocks: [aBlock({ because: 'In all +1.1%.' })] }));
    await findMessage();
    const block = screen.getByRole('region', {
      name: 'One of 2 agencies has something to look at',
    });
    expect(block).toHaveAttribute('id', 'agencies');
    expect(within(block).getByText('Vacancy rate by agency', { selector: 'p' })).toBeVisible();
    expect(within(block).getByText('In all +1.1%.')).toBeVisible();
  });

  it('gives the reason for left-out blocks once', async () => {
    open(aPage({ notes: ['Money is not recorded by crime type.'] }));
    await findMessage();
    expect(screen.getByText('Money is not recorded by crime type.')).toBeVisible();
  });

  it('shows the server’s message and no chart if nothing is recorded', async () => {
    open(
      aPage({
        blocks: [
          empty({ kind: 'NOTHING_RECORDED', text: 'Vacancy rate: no figure for this quarter' }),
        ],
      }),
    );
    await findMessage();
    const block = screen.getByRole('region', { name: 'Vacancy rate: no figure for this quarter' });
    expect(within(block).getByText('No return has come for Q2 2026/27.')).toBeVisible();
    expect(within(block).queryByRole('table')).toBeNull();
    expect(within(block).queryByRole('link')).toBeNull();
  });

  it.each([
    {
      note: {
        code: 'NOTHING_RECORDED',
        text: 'All 28 returns are in, so this is a true zero.',
        refersTo: ['objective'],
      },
      title: 'None recorded',
      ways: [['Show all objectives', '/resourcing?area=E06000038']],
    },
    {
      note: {
        code: 'WITHHELD',
        text: 'With these filters chosen, a small group of people could be identified.',
        refersTo: ['area', 'objective'],
      },
      title: 'Withheld to protect people',
      ways: [
        ['Without area', '/resourcing?objective=PURSUE'],
        ['Without objective', '/resourcing?area=E06000038'],
        ['How people are protected', '/disclosure'],
      ],
    },
    {
      note: {
        code: 'NONE_OF_YOURS',
        text: 'What others recorded is withheld to protect people.',
        refersTo: [],
      },
      title: 'None of these are yours',
      ways: [['How people are protected', '/disclosure']],
    },
  ])(
    'says in place of a chart what $note.code means, and where to continue',
    async ({ note, title, ways }) => {
      const page = aPage({ blocks: [empty({ kind: 'NOT_JUDGED', text: 'Referrals' }, [note])] });
      renderApp('/resourcing?area=E06000038&objective=PURSUE', { periods, others: { page } });
      await findMessage();
      const block = screen.getByRole('region', { name: 'Referrals' });
      for (const words of [title, note.text]) expect(within(block).getByText(words)).toBeVisible();
      expect(within(block).queryByRole('table')).toBeNull();
      expect(
        within(block)
          .queryAllByRole('link')
          .map((link) => [link.textContent, link.getAttribute('href')]),
      ).toEqual(ways);
    },
  );

  it('keeps the chart and shows the note below it if the figures can be read', async () => {
    const note = {
      code: 'LIKE_WITH_LIKE',
      text: 'Rated without Slough, whose return is missing.',
      refersTo: ['SBC'],
    };
    open(aPage({ blocks: [aBlock({ notes: [note] })] }));
    await findMessage();
    const block = screen.getByRole('region');
    expect(within(block).getByText(note.text)).toBeVisible();
    expect(within(block).getByRole('table')).toBeVisible();
  });

  it('asks for the page again if one block failed on the server, and keeps the other blocks', async () => {
    const note = {
      code: 'FAILED',
      text: 'The rest of the page is fine. Reference: 7f3a1900.',
      refersTo: ['7f3a1900'],
    };
    const table = { rowHeading: '', columns: [], rows: [] };
    let count = 0;
    const failed = aBlock({
      id: 'vacancies',
      finding: { kind: 'NOT_JUDGED', text: 'Vacancies' },
      notes: [note],
      table,
    });
    open(() => {
      count += 1;
      return aPage({ blocks: [count === 1 ? failed : aSeries({ id: 'vacancies' }), aBlock()] });
    });
    await findMessage();
    const block = screen.getByRole('region', { name: 'Vacancies' });
    expect(within(block).getByText(/Reference: 7f3a1900/)).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: /^One of 2 agencies/ })).getByRole('table'),
    ).toBeVisible();
    await userEvent.click(within(block).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Vacancies: 7.6%' })).toBeVisible();
  });

  it('keeps the loaded content while offline, and says when it was loaded', async () => {
    let isCut = false;
    renderApp('/resourcing', { periods, others: { page: aPage() }, isCut: () => isCut });
    await findMessage();
    isCut = true;
    await userEvent.click(screen.getByRole('link', { name: 'Thames Valley Police' }));
    const strip = await screen.findByRole('alert');
    expect(strip).toHaveTextContent(
      'Stronghold cannot be reached. You are seeing figures from 24 November 2026, 09:14.',
    );
    expect(
      screen.getByRole('heading', { level: 1, name: 'Vacancies are at their lowest' }),
    ).toBeVisible();
    isCut = false;
    await userEvent.click(within(strip).getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('asks again if its question failed', async () => {
    let isBroken = true;
    open(() => {
      if (isBroken) throw refusal('Something went wrong here.', 'INTERNAL_SERVER_ERROR');
      return aPage();
    });
    const failed = await screen.findByRole('region', { name: 'This page could not load' });
    expect(within(failed).getByText('Something went wrong here.')).toBeVisible();
    isBroken = false;
    await userEvent.click(within(failed).getByRole('button', { name: 'Try again' }));
    await findMessage();
  });

  it('passes on a refusal in the server’s words', async () => {
    open(() => {
      throw refusal('Resources are open to leaders only.', 'FORBIDDEN');
    });
    const refused = await screen.findByRole('region', { name: 'You may not see this page' });
    expect(within(refused).getByText('Resources are open to leaders only.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('keeps the other blocks if one cannot be drawn, and draws that one again on request', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    vi.stubGlobal(
      'ResizeObserver',
      class extends ResizeObserver {
        override readonly observe = () => {
          throw new Error('no such width');
        };
      },
    );
    open(aPage({ blocks: [aSeries({ id: 'vacancies' }), aBlock()] }));
    await findMessage();
    const failed = screen.getByRole('region', { name: 'Vacancies: 7.6%' });
    expect(within(failed).getByText('This chart did not load')).toBeVisible();
    expect(
      within(screen.getByRole('region', { name: /^One of 2 agencies/ })).getByRole('table'),
    ).toBeVisible();

    vi.unstubAllGlobals();
    complaint.mockClear();
    await userEvent.click(within(failed).getByRole('button', { name: 'Try again' }));
    expect(within(failed).getByRole('slider')).toBeVisible();
  });

  it('keeps the earlier figures, dimmed, until the new ones have loaded', async () => {
    let isHeld = false;
    open(() => (isHeld ? new Promise(() => undefined) : aPage()));
    await findMessage();
    isHeld = true;
    await userEvent.click(screen.getByRole('link', { name: 'Thames Valley Police' }));
    await waitFor(() => expect(document.querySelector('[data-stale="true"]')).not.toBeNull());
    expect(
      screen.getByRole('heading', { level: 1, name: 'Vacancies are at their lowest' }),
    ).toBeVisible();
  });

  it('says once that nothing has been published yet', async () => {
    open(aPage({ dataVersion: 0 }));
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' }),
    ).toBeVisible();
    expect(screen.queryByRole('region')).toBeNull();
    expect(await screen.findByText('npm start -- --fresh')).toBeVisible();
  });

  it('shows commands only to the person who runs the installation', async () => {
    renderApp('/resourcing', {
      periods,
      viewer: { id: 'somebody', isLocalAdministrator: false },
      others: { page: aPage({ dataVersion: 0 }) },
    });
    await screen.findByRole('heading', { level: 1, name: 'Nothing has been published yet' });
    expect(screen.getByRole('link', { name: 'make a token' })).toBeVisible();
    // The commands are fetched when they are shown, which takes a moment.
    await expect(
      screen.findByText('npm start -- --fresh', undefined, { timeout: 300 }),
    ).rejects.toThrow();
  });

  it('switches to its table by keyboard alone, with an explanation for every number', async () => {
    open(aPage());
    await findMessage();
    screen.getByRole('tab', { name: 'Chart' }).focus();
    await userEvent.keyboard('{ArrowRight}');
    const table = await screen.findByRole('table', { name: 'Vacancy rate by agency, Q2 2026/27' });
    expect(within(table).getByRole('button', { name: '51.7 of 711.2' })).toBeVisible();
    expect(within(table).getByRole('link', { name: 'Thames Valley Police' })).toHaveAttribute(
      'href',
      '/resourcing?agency=TVP',
    );
  });

  it('offers the actions for a block’s figures', async () => {
    open(aPage());
    await findMessage();
    await userEvent.click(screen.getByRole('button', { name: 'More for Vacancy rate by agency' }));
    const items = within(await screen.findByRole('menu')).getAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      'Save as CSV',
      'Save as Excel',
      'Save picture (PNG)',
      'Copy GraphQL query',
      'Explain this number',
      'Pin to My page',
    ]);
  });
});
