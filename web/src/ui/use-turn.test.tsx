import { render, screen } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { describe, expect, it } from 'vitest';

import { useTurn } from './use-turn.js';

interface PartProps {
  readonly name: string;
  readonly isAsked?: boolean;
  /** Called with the content of the page whenever this part renders. */
  readonly onStands?: (page: string) => void;
}

function Part({ name, isAsked = true, onStands }: PartProps) {
  const hasCome = useTurn(isAsked);
  useLayoutEffect(() => {
    if (hasCome) onStands?.(readPage());
  }, [hasCome, onStands]);
  return <p>{hasCome ? name : 'waits'}</p>;
}

const readPage = () =>
  screen
    .getAllByRole('paragraph')
    .map(({ textContent }) => textContent)
    .join(', ');

describe('useTurn', () => {
  it('draws parts that ask together one after the other, from the top down', () => {
    const pages: string[] = [];
    const onStands = (page: string) => pages.push(page);
    render(
      ['one', 'two', 'three'].map((name) => <Part key={name} name={name} onStands={onStands} />),
    );
    expect(pages).toEqual(['one, waits, waits', 'one, two, waits', 'one, two, three']);
  });

  it('does not wait for parts that have not asked yet or are gone', () => {
    const { rerender } = render([
      <Part key="one" name="one" isAsked={false} />,
      <Part key="two" name="two" />,
    ]);
    expect(readPage()).toBe('waits, two');
    rerender([<Part key="one" name="one" />, <Part key="three" name="three" />]);
    expect(readPage()).toBe('one, three');
  });

  it('continues if the part whose turn it is disappears before it is drawn', () => {
    const { unmount } = render(<Part name="one" />);
    unmount();
    render(<Part name="two" />);
    expect(screen.getByText('two')).toBeVisible();
  });
});
