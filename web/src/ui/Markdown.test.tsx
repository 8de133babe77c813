import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { Markdown } from './Markdown.js';

it('formats text as Markdown', () => {
  const { container } = render(<Markdown text={'**Online** reports.\n\n- one\n- two'} />);
  expect(screen.getByText('Online').tagName).toBe('STRONG');
  expect(container.querySelectorAll('li')).toHaveLength(2);
});

it('leaves out HTML, scripts and pictures, and never adds a heading to the page', () => {
  const text =
    '# Loud\n\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n<b>kept out</b> ![told](https://elsewhere.example/p.png) said';
  const { container } = render(<Markdown text={text} />);
  expect(container.querySelector('script, img, b, h1')).toBeNull();
  expect(container).toHaveTextContent('Loud');
  expect(container).toHaveTextContent('said');
});

it('links to pages, and to nothing that runs', () => {
  render(
    <Markdown
      text={
        '[page](https://elsewhere.example/) [harm](javascript:alert(1)) [harm too](data:text/html,x)'
      }
    />,
  );
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://elsewhere.example/']);
  expect(links[0]).toHaveAttribute('rel', 'noreferrer noopener nofollow');
});

it('confines the direction of letters to the text itself', () => {
  const { container } = render(<Markdown text={'said \u202Ebackwards'} />);
  expect(container.firstElementChild).toHaveAttribute('dir', 'auto');
});

it('shows a table between pipes as a table, with plain text in its cells', () => {
  const table = '| Agency | Reports |\n| --- | --: |\n| **Reading** | 12 |\n| <b>Slough</b> | 4 |';
  const { container } = render(<Markdown text={`Before.\n\n${table}\n\nA | B\nof two`} />);
  expect(
    screen
      .getAllByRole('columnheader')
      .map((head) => [head.textContent, head.getAttribute('scope')]),
  ).toEqual([
    ['Agency', 'col'],
    ['Reports', 'col'],
  ]);
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
    'Reading',
    '12',
    'Slough',
    '4',
  ]);
  expect(container).toHaveTextContent('A | B of two');
  expect(container.querySelector('b')).toBeNull();
});

it.each([
  {
    what: 'a hard break',
    table: '| Agency | Reports |  \n| --- | --: |  \n| Reading | 12 |  \n| Slough | 4 |',
  },
  {
    what: 'a backslash',
    table: '| Agency | Reports |\\\n| --- | --: |\\\n| Reading | 12 |\\\n| Slough | 4 |',
  },
])('keeps each row of a table whose lines end with $what', ({ table }) => {
  render(<Markdown text={table} />);
  expect(screen.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'AgencyReports',
    'Reading12',
    'Slough4',
  ]);
});

it('keeps an escaped pipe in its cell, and makes rows as long as the headings', () => {
  render(
    <Markdown text={'| A \\| B | C |\n| --- | --- |\n| a \\| x | 1 |\n| b |\n| c | 2 | 3 |'} />,
  );
  expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
    'A | B',
    'C',
  ]);
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
    'a | x',
    '1',
    'b',
    '',
    'c',
    '2',
  ]);
});

it('keeps a line right above a table as text', () => {
  const { container } = render(
    <Markdown
      text={'**By agency** \\| all\n| Agency | Reports |\n| --- | --: |\n| Reading | 12 |'}
    />,
  );
  expect(container.querySelector('p')).toHaveTextContent('By agency | all');
  expect(screen.getByText('By agency').tagName).toBe('STRONG');
  expect(screen.getAllByRole('cell').map((cell) => cell.textContent)).toEqual(['Reading', '12']);
});
