import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';

/**
 * The headline of a page, once its blocks are drawn too: they come after it, and say so otherwise
 * once that takes long.
 */
export async function findDrawnMessage(name: string | RegExp): Promise<HTMLElement> {
  const message = await screen.findByRole('heading', { level: 1, name });
  await waitFor(() => expect(screen.queryByText(/^(Still l|L)oading$/)).toBeNull());
  return message;
}
