import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { ExplainedFigure } from '#lib/figure-question.js';

import { ExplainContext } from './explain-context.js';
import type { BlockQuestion, FigureContent } from './figure-block.type.js';
import { FigureMenu } from './FigureMenu.js';

const explains: ExplainedFigure = {
  measure: 'disruptions',
  where: { quarter: { in: ['2026-27-Q2'] } },
};
const question: BlockQuestion = {
  figures: {
    measures: ['disruptions'],
    by: ['IMPACT'],
    where: { quarter: { in: ['2026-27-Q2'] }, area: null },
  },
  isFile: true,
  explains,
};
const content: FigureContent = {
  message: 'Fewer',
  summary: 'Few.',
  chart: <svg />,
  isChartWhole: true,
  table: { caption: 'Disruptions by impact, Q2 2026/27', headings: ['Impact', 'Q2'], rows: [] },
  notes: [],
  source: 'disruption returns',
  coverage: 'all in',
  freshness: 'Final',
  dataVersion: 1,
  asOf: 'today',
  marking: 'OFFICIAL',
};

const onExplain = vi.fn();
const show = (asked?: BlockQuestion) =>
  render(
    <ExplainContext value={onExplain}>
      <FigureMenu
        name="impact"
        subtitle="Disruptions"
        content={asked === undefined ? content : { ...content, question: asked }}
      />
    </ExplainContext>,
  );
const open = async (asked?: BlockQuestion) => {
  show(asked);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'More for Disruptions' }));
  await screen.findByRole('menu');
  return user;
};

const saved: string[] = [];
beforeEach(() => {
  saved.length = 0;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push(this.download);
  });
  URL.createObjectURL = () => 'blob:made';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const answerWith = (answer: () => Response) => {
  const asked: { readonly address: string; readonly init: RequestInit | undefined }[] = [];
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    asked.push({ address, init });
    return Promise.resolve(answer());
  });
  return asked;
};

const aFile = () =>
  new Response('…', {
    headers: {
      'content-disposition': 'attachment; filename="OFFICIAL-disruptions-by-impact.xlsx"',
    },
  });

describe('a figure’s menu', () => {
  it('offers all actions if its block has a question', async () => {
    await open(question);
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      'Save as CSV',
      'Save as Excel',
      'Save picture (PNG)',
      'Copy GraphQL query',
      'Explain this number',
    ]);
  });

  it('uses the page’s table if there is no question', async () => {
    const user = await open();
    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Copy link',
      'Save table as CSV',
      'Save picture (PNG)',
    ]);
    await user.click(screen.getByRole('menuitem', { name: 'Save table as CSV' }));
    expect(saved).toEqual(['OFFICIAL-impact.csv']);
  });

  it('has the server write the figures into a file, under the name that the server gives', async () => {
    const asked = answerWith(aFile);
    const user = await open(question);
    await user.click(screen.getByRole('menuitem', { name: 'Save as Excel' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Saved as Excel');
    expect(saved).toEqual(['OFFICIAL-disruptions-by-impact.xlsx']);
    const [{ address } = { address: '' }] = asked;
    expect(address).toMatch(/^\/export\/figures\.xlsx\?question=/);
    expect(JSON.parse(new URL(address, 'http://x').searchParams.get('question') ?? '')).toEqual({
      ...question.figures,
      title: 'Disruptions by impact, Q2 2026/27',
    });
  });

  it('sends a question as a body if its address would be too long', async () => {
    const asked = answerWith(aFile);
    const agencies = Array.from({ length: 900 }, (_, index) => `AGENCY${index}`);
    const user = await open({
      ...question,
      figures: { ...question.figures, where: { agency: { in: agencies } } },
    });
    await user.click(screen.getByRole('menuitem', { name: 'Save as CSV' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Saved as CSV');
    expect(asked).toEqual([
      { address: '/export/figures.csv', init: expect.objectContaining({ method: 'POST' }) },
    ]);
  });

  it.each([
    {
      answer: () => Response.json({ error: 'You may not see figures here.' }, { status: 403 }),
      says: 'You may not see figures here.',
    },
    {
      answer: () => new Response('…', { status: 502 }),
      says: 'Stronghold is not responding; your connection is fine. Try again in a minute.',
    },
  ])('says why there is no file: $says', async ({ answer, says }) => {
    answerWith(answer);
    const user = await open(question);
    await user.click(screen.getByRole('menuitem', { name: 'Save as CSV' }));
    expect(await screen.findByRole('status')).toHaveTextContent(says);
    expect(saved).toEqual([]);
  });

  it('says that the server is not responding', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    const user = await open(question);
    await user.click(screen.getByRole('menuitem', { name: 'Save as CSV' }));
    expect(await screen.findByRole('status')).toHaveTextContent(
      'Stronghold cannot be reached. Check your connection, then try again.',
    );
  });

  it('copies the document that asks for the figures', async () => {
    const user = await open(question);
    await user.click(screen.getByRole('menuitem', { name: 'Copy GraphQL query' }));
    expect(await screen.findByRole('status')).toHaveTextContent('Query copied');
    expect(await navigator.clipboard.readText()).toContain(
      'by: [IMPACT]\n    where: { quarter: { in: ["2026-27-Q2"] } }',
    );
  });

  it('opens the explanation of the figure that the block shows', async () => {
    const user = await open(question);
    await user.click(screen.getByRole('menuitem', { name: 'Explain this number' }));
    expect(onExplain).toHaveBeenCalledExactlyOnceWith(
      explains,
      screen.getByRole('button', { name: 'More for Disruptions' }),
    );
  });

  it.each([
    { key: '{Enter}', label: 'Copy link' },
    { key: ' ', label: 'Copy link' },
    { key: '{ArrowDown}', label: 'Copy link' },
    { key: '{ArrowUp}', label: 'Explain this number' },
  ])('opens with the key "$key" at "$label", and returns the focus', async ({ key, label }) => {
    const user = userEvent.setup();
    show(question);
    await user.tab();
    const opener = screen.getByRole('button', { name: 'More for Disruptions' });
    expect(opener).toHaveFocus();
    expect(opener).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard(key);
    await waitFor(() => expect(screen.getByRole('menuitem', { name: label })).toHaveFocus());
    expect(opener).toHaveAttribute('aria-expanded', 'true');
    expect(opener).toHaveAttribute('aria-controls', screen.getByRole('menu').id);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    await waitFor(() => expect(opener).toHaveFocus());
    expect(opener).toHaveAttribute('aria-expanded', 'false');
  });
});
