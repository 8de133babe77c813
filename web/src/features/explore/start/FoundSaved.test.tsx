import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';

import { renderPart } from '#testing/render-part.js';

import { FoundSaved } from './FoundSaved.js';

const edge = (id: string, name: string, owner: unknown) => ({
  node: { id, name, owner },
});

it('finds a saved question by its words, says whose it is, and opens it', async () => {
  const savedQueries = vi.fn(() => ({
    edges: [
      edge('a', 'Vacancies by agency', { isYou: true, name: 'Analyst' }),
      edge('b', 'Vacancies of the fire service', { isYou: false, name: null }),
    ],
  }));
  const onOpen = vi.fn();
  renderPart(<FoundSaved words="vacan" onOpen={onOpen} />, { others: { savedQueries } });
  await userEvent.click(
    await screen.findByRole('button', {
      name: /^Vacancies of the fire service/,
    }),
  );
  expect(onOpen).toHaveBeenCalledWith('b');
  expect(screen.getByText('saved by you')).toBeVisible();
  expect(savedQueries).toHaveBeenCalledOnce();
});

it('does not send a request for one or two letters', async () => {
  const savedQueries = vi.fn(() => ({ edges: [] }));
  renderPart(<FoundSaved words="va" onOpen={() => undefined} />, { others: { savedQueries } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(savedQueries).not.toHaveBeenCalled();
});
