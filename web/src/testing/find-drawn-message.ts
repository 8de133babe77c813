import { screen, waitFor } from '@testing-library/react';
import { expect } from 'vitest';

/**
 * Finds a page's headline once its blocks are drawn too: blocks are drawn after the headline, and
 * show a loading message if they take long.
 */
export async function findDrawnMessage(name: string | RegExp): Promise<HTMLElement> {
  const message = await screen.findByRole('heading', { level: 1, name });
  await waitFor(() => expect(screen.queryByText(/^(Still l|L)oading$/)).toBeNull());
  return message;
}
