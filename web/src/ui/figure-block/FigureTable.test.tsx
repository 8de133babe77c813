import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import type { FigureTableContent } from './figure-block.type.js';
import { FigureTable } from './FigureTable.js';

const number = (value: number | null, text = String(value), flags = '') => ({ text, flags, value });

const content: FigureTableContent = {
  caption: 'Referrals by area',
  headings: ['Area', 'People', 'Real change'],
  rows: [
    { key: 'a', name: 'Oxford', cells: [number(9), { text: 'no', flags: '', isWords: true }] },
    {
      key: 'b',
      name: 'Reading',
      cells: [number(null, '[c]', '[c]'), { text: 'high', flags: '', isWords: true }],
    },
    {
      key: 'c',
      name: 'Cherwell',
      cells: [number(100, '100', '[p]'), { text: 'no', flags: '', isWords: true }],
    },
    { key: 'd', name: 'Slough', cells: [number(9), { text: 'low', flags: '', isWords: true }] },
    {
      key: 'e',
      name: 'Windsor',
      cells: [number(null, '[x]', '[x]'), { text: 'no', flags: '', isWords: true }],
    },
    {
      key: 'f',
      name: 'Everywhere',
      cells: [number(118), { text: 'no', flags: '', isWords: true }],
      isTotal: true,
    },
  ],
};

const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent);
const heading = (name: string) => screen.getByRole('columnheader', { name });

describe('a figure’s table', () => {
  it('keeps its original order until somebody sorts it', () => {
    render(<FigureTable content={content} />);
    expect(names()).toEqual(['Oxford', 'Reading', 'Cherwell', 'Slough', 'Windsor', 'Everywhere']);
    for (const each of screen.getAllByRole('columnheader'))
      expect(each).not.toHaveAttribute('aria-sort');
  });

  it('sorts numbers descending, then ascending, then back to the original order, by keyboard alone', async () => {
    render(<FigureTable content={content} />);
    within(heading('People')).getByRole('button').focus();
    await userEvent.keyboard('{Enter}');
    // Equal rows keep their order; hidden and missing figures come last, and the total after them.
    expect(names()).toEqual(['Cherwell', 'Oxford', 'Slough', 'Reading', 'Windsor', 'Everywhere']);
    expect(heading('People')).toHaveAttribute('aria-sort', 'descending');

    await userEvent.keyboard(' ');
    expect(names()).toEqual(['Oxford', 'Slough', 'Cherwell', 'Reading', 'Windsor', 'Everywhere']);
    expect(heading('People')).toHaveAttribute('aria-sort', 'ascending');

    await userEvent.keyboard('{Enter}');
    expect(names()).toEqual(['Oxford', 'Reading', 'Cherwell', 'Slough', 'Windsor', 'Everywhere']);
    expect(heading('People')).not.toHaveAttribute('aria-sort');
  });

  it('sorts names and words alphabetically', async () => {
    render(<FigureTable content={content} />);
    await userEvent.click(within(heading('Area')).getByRole('button'));
    expect(names()).toEqual(['Cherwell', 'Oxford', 'Reading', 'Slough', 'Windsor', 'Everywhere']);
    await userEvent.click(within(heading('Real change')).getByRole('button'));
    expect(names()).toEqual(['Reading', 'Slough', 'Oxford', 'Cherwell', 'Windsor', 'Everywhere']);
    expect(heading('Area')).not.toHaveAttribute('aria-sort');
  });

  it('sorts quarters by time, not by their labels', async () => {
    const quarters = ['2025-26-Q4', '2026-27-Q1', '2025-26-Q1'].map((key) => ({
      key,
      name: `Q${key.slice(-1)} ${key.slice(0, 4)}`,
      order: key,
      cells: [number(1)],
    }));
    render(
      <FigureTable
        content={{ caption: 'By quarter', headings: ['Quarter', 'People'], rows: quarters }}
      />,
    );
    await userEvent.click(within(heading('Quarter')).getByRole('button'));
    expect(names()).toEqual(['Q1 2025', 'Q4 2025', 'Q1 2026']);
  });
});
