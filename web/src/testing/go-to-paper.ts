import { fireEvent } from '@testing-library/react';

/** Presses "print": from then on, content for paper only is in the page. */
export function goToPaper(): void {
  fireEvent(window, new Event('beforeprint'));
}
