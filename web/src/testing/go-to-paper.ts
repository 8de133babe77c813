import { fireEvent } from '@testing-library/react';

/** Presses "print": what only paper shows is in the page from then on. */
export function goToPaper(): void {
  fireEvent(window, new Event('beforeprint'));
}
