import { act, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';

import { disruptions } from '#testing/fake-kpi.js';
import { aPage, aSeries } from '#testing/fake-page.js';
import { aPeriod } from '#testing/fake-values.js';
import { renderApp } from '#testing/render-app.js';

const financial = /Q[1-4] \d{4}\/\d{2}/;
const calendar = /Q[1-4] 20\d{2}(?!\/)/;

const answers = {
  periods: [aPeriod('2026-27-Q1'), aPeriod('2026-27-Q2')],
  measures: [disruptions],
  others: { page: aPage({ blocks: [aSeries()] }) },
};

/** All text of the page, including closed tabs and controls. */
const said = () =>
  `${document.body.textContent} ${[...document.querySelectorAll('[aria-valuetext]')].map((each) => each.getAttribute('aria-valuetext')).join(' ')}`;

describe('the years in which quarters are written', () => {
  it.each([
    { page: '/', ready: 'Quarter' },
    { page: '/disruptions?from=2026-27-Q1', ready: 'Table' },
    { page: '/measures/disruptions', ready: 'Table' },
  ])(
    'are of one kind on all of $page, and of the other kind once they are switched',
    async ({ page, ready }) => {
      renderApp(page, answers);
      await waitFor(() => expect(screen.getAllByText(ready).length).toBeGreaterThan(0));
      await waitFor(() => expect(said()).toMatch(financial));
      expect(said()).not.toMatch(calendar);

      // Found by its text, because finding roles among so much takes too long.
      const more = screen.getByText('More filters');
      if (more.getAttribute('aria-expanded') === 'false') await userEvent.click(more);
      await userEvent.click(screen.getByLabelText('Calendar years'));
      await waitFor(() => expect(said()).toMatch(calendar));
      // Earlier figures stay, dimmed, until the figures in the other years have loaded.
      await waitFor(() => expect(said()).not.toMatch(financial));
      expect(window.location.search).toContain('years=calendar');

      act(() => window.history.back());
      await waitFor(() => expect(said()).not.toMatch(calendar));
    },
  );
});
