import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { Markdown } from './Markdown.js';

it('shows what Markdown says of words', () => {
  const { container } = render(<Markdown text={'**Online** reports.\n\n- one\n- two'} />);
  expect(screen.getByText('Online').tagName).toBe('STRONG');
  expect(container.querySelectorAll('li')).toHaveLength(2);
});

it('leaves out HTML, script and pictures, and makes no heading of the page', () => {
  const text =
    '# Loud\n\n<script>alert(1)</script><img src=x onerror=alert(1)>\n\n<b>kept out</b> ![told](https://elsewhere.example/p.png) said';
  const { container } = render(<Markdown text={text} />);
  expect(container.querySelector('script, img, b, h1')).toBeNull();
  expect(container).toHaveTextContent('Loud');
  expect(container).toHaveTextContent('said');
});

it('leads to pages, and to nothing that runs', () => {
  render(<Markdown text={'[page](https://elsewhere.example/) [harm](javascript:alert(1)) [harm too](data:text/html,x)'} />);
  const links = screen.getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://elsewhere.example/']);
  expect(links[0]).toHaveAttribute('rel', 'noreferrer noopener nofollow');
});

it('keeps the direction of letters to itself', () => {
  const { container } = render(<Markdown text={'said \u202Ebackwards'} />);
  expect(container.firstElementChild).toHaveAttribute('dir', 'auto');
});
