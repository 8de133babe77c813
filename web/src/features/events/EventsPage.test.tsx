import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import { renderApp } from '#testing/render-app.js';

const measure = { __typename: 'Measure', id: 'reports', key: 'reports', name: 'Reports received' };
const event = {
  ...{ __typename: 'Event', id: 'e', happenedOn: '2026-04-01', title: 'A new form' },
  ...{ measures: [measure], changesRecording: true, version: 1 },
};

function open(actions: readonly string[], events: readonly unknown[] = [event]) {
  renderApp('/admin/events', {
    viewer: { actions: [...actions] },
    measures: [measure],
    others: { events: () => events },
  });
}

describe('events', () => {
  it('name the measures on whose charts they are shown, and are added and removed', async () => {
    open(['ADD_EVENTS']);
    expect(
      await screen.findByRole('heading', {
        level: 1,
        name: '1 event on charts, and changes recording',
      }),
    ).toBeVisible();
    expect(screen.getByText('On Reports received')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add event' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Remove A new form' })).toBeVisible();
  });

  it('can be read without the right to change them; the page says if there are none', async () => {
    open(['SEE_FIGURES'], []);
    expect(
      await screen.findByRole('heading', { level: 1, name: 'No events on any chart' }),
    ).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add event' })).toBeNull();
  });
});
