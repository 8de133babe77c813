import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';

import type { FigureContent, FigureState } from './figure-block.type.js';
import { FigureBlock } from './FigureBlock.js';

const content: FigureContent = {
  message: 'Between 26 and 55 people a quarter',
  summary: 'Lowest: 26; highest: 55.',
  chart: <svg />,
  isChartWhole: false,
  table: {
    caption: 'Referrals by quarter',
    headings: ['Quarter', 'People'],
    rows: [{ key: 'q1', name: 'Q1', cells: [{ text: '26', flags: '[p]' }] }],
  },
  notes: ['[p] provisional.'],
  source: 'referral returns',
  coverage: 'Thames Valley',
  freshness: 'Provisional [p]',
  dataVersion: 1482,
  asOf: '24 November 2026, 09:14',
  marking: 'OFFICIAL',
};

const show = (state: FigureState) => render(<FigureBlock name="referrals" subtitle="Referrals, Thames Valley" size="tall" state={state} />);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('FigureBlock', () => {
  it.each([
    { state: { kind: 'loading' as const }, headline: 'Loading' },
    { state: { kind: 'empty' as const, sentence: 'None are recorded.' }, headline: 'Nothing to show' },
    { state: { kind: 'refused' as const, sentence: 'Ask your administrator.' }, headline: 'You may not see this figure' },
    { state: { kind: 'failed' as const, sentence: 'No connection.', onRetry: () => undefined }, headline: 'This chart did not load' },
    { state: { kind: 'ready' as const, content }, headline: content.message },
  ])('is named "$headline" when $state.kind, and says what it is about in every state', ({ state, headline }) => {
    show(state);
    expect(screen.getByRole('region', { name: state.kind === 'ready' ? headline : `${headline} Referrals, Thames Valley` })).toBeVisible();
    expect(screen.getByText('Referrals, Thames Valley')).toBeVisible();
    if ('sentence' in state) expect(screen.getByText(state.sentence)).toBeVisible();
  });

  it('tells that it is busy only while it loads', () => {
    const { unmount } = show({ kind: 'loading' });
    expect(screen.getByRole('region')).toHaveAttribute('aria-busy', 'true');
    unmount();
    show({ kind: 'ready', content });
    expect(screen.getByRole('region')).toHaveAttribute('aria-busy', 'false');
  });

  it('asks again when told to', async () => {
    const onRetry = vi.fn();
    show({ kind: 'failed', sentence: 'No connection.', onRetry });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('gives the chart to those who do not see it as a sentence', () => {
    show({ kind: 'ready', content });
    expect(screen.getByRole('img', { name: 'Lowest: 26; highest: 55.' })).toBeVisible();
  });

  it('turns to the table by keyboard alone', async () => {
    show({ kind: 'ready', content });
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true');
    expect(screen.getByRole('table', { name: 'Referrals by quarter' })).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'Q1' })).toBeVisible();
  });

  it('has its table only where that is looked at', async () => {
    show({ kind: 'ready', content });
    expect(screen.queryAllByRole('table', { hidden: true })).toHaveLength(0);
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    expect(screen.getAllByRole('table', { hidden: true })).toHaveLength(1);
  });

  it.each([
    { isChartWhole: false, isTableEnough: false, tables: 1, because: 'paper carries both' },
    { isChartWhole: true, isTableEnough: false, tables: 0, because: 'the chart says all of it' },
    { isChartWhole: true, isTableEnough: true, tables: 1, because: 'paper carries the table alone' },
  ])('has $tables table on paper: $because', async ({ isChartWhole, isTableEnough, tables }) => {
    show({ kind: 'ready', content: { ...content, isChartWhole, isTableEnough } });
    fireEvent(window, new Event('beforeprint'));
    expect(screen.queryAllByRole('table', { hidden: true })).toHaveLength(tables);
    await userEvent.click(screen.getByRole('tab', { name: 'Table' }));
    expect(screen.getAllByRole('table', { hidden: true })).toHaveLength(1);

    await userEvent.click(screen.getByRole('tab', { name: 'Chart' }));
    fireEvent(window, new Event('afterprint'));
    expect(screen.queryAllByRole('table', { hidden: true })).toHaveLength(0);
  });

  it('has its table on paper that it comes to late', () => {
    const screenOnly = window.matchMedia;
    window.matchMedia = (media) => Object.assign(screenOnly(media), { matches: media === 'print' });
    show({ kind: 'ready', content });
    window.matchMedia = screenOnly;
    expect(screen.queryAllByRole('table', { hidden: true })).toHaveLength(1);
  });

  it('draws a table that it opens with once the reader comes near, has waited, or prints', () => {
    const told: (() => void)[] = [];
    const Near = IntersectionObserver;
    vi.stubGlobal(
      'IntersectionObserver',
      class extends Near {
        override readonly observe = () => undefined;
        constructor(tell: IntersectionObserverCallback) {
          super(tell);
          told.push(() => super.observe(document.body));
        }
      },
    );
    const tables = () => screen.queryAllByRole('table', { hidden: true });
    const opened: FigureState = { kind: 'ready', content: { ...content, opensWithTable: true } };

    const { unmount } = show(opened);
    expect(tables()).toHaveLength(0);
    act(() => told.splice(0).forEach((tell) => tell()));
    expect(tables()).toHaveLength(1);
    unmount();

    show(opened);
    fireEvent(window, new Event('beforeprint'));
    expect(tables()).toHaveLength(1);
    cleanup();

    vi.useFakeTimers();
    show(opened);
    act(() => {
      vi.advanceTimersByTime(2_900);
    });
    expect(tables()).toHaveLength(0);
    act(() => {
      vi.advanceTimersByTime(200);
    });
    expect(tables()).toHaveLength(1);
  });

  it('draws a table that it opened with at once for whoever turns back to it, and leaves it to whoever presses its tab again', () => {
    show({ kind: 'ready', content: { ...content, opensWithTable: true } });
    fireEvent(window, new Event('beforeprint'));
    const table = () => screen.getByRole('table');
    const first = table();
    fireEvent.click(screen.getByRole('tab', { name: 'Table' }));
    expect(table()).toBe(first);

    vi.stubGlobal(
      'IntersectionObserver',
      class extends IntersectionObserver {
        override readonly observe = () => undefined;
      },
    );
    fireEvent.click(screen.getByRole('tab', { name: 'Chart' }));
    fireEvent.click(screen.getByRole('tab', { name: 'Table' }));
    expect(table()).toBeInTheDocument();
  });

  it('writes notes, source, coverage, freshness, data version and marking in that order', () => {
    show({ kind: 'ready', content });
    const words = screen.getByRole('region').textContent;
    const places = ['[p] provisional.', 'referral returns', 'Thames Valley. ', 'Provisional [p]', 'Data version 1,482', 'OFFICIAL'].map(
      (part) => words.lastIndexOf(part),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('copies a link to itself and says so', async () => {
    const user = userEvent.setup();
    show({ kind: 'ready', content });
    await user.click(screen.getByRole('button', { name: 'More for Referrals, Thames Valley' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy link' }));

    expect(await screen.findByRole('status')).toHaveTextContent('Link copied');
    expect(await navigator.clipboard.readText()).toBe(`${window.location.origin}/#referrals`);
  });

  it('keeps a fault in its chart to itself, and draws again when told to', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    let isBroken = true;
    const Chart = () => {
      if (isBroken) throw new Error('no such scale');
      return <svg />;
    };
    show({ kind: 'ready', content: { ...content, chart: <Chart /> } });
    expect(screen.getByText('This figure could not be drawn. The rest of the page is not affected.')).toBeVisible();
    complaint.mockClear();

    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('region', { name: content.message })).toBeVisible();
  });

  it('forgets a fault when another answer comes', () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue();
    const Chart = () => {
      throw new Error('no such scale');
    };
    const block = (state: FigureState) => <FigureBlock name="referrals" subtitle="Referrals" size="tall" state={state} />;
    const { rerender } = render(block({ kind: 'ready', content: { ...content, chart: <Chart /> } }));
    complaint.mockClear();

    rerender(block({ kind: 'empty', sentence: 'None are recorded.' }));
    expect(screen.getByText('None are recorded.')).toBeVisible();
  });
});
