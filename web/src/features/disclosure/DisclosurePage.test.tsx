import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';

import { refusal } from '#testing/fake-api.js';
import { renderApp } from '#testing/render-app.js';

it('explains the rule and its effects to anybody, signed in or not', async () => {
  renderApp('/disclosure', {
    others: {
      viewer: () => {
        throw refusal('Sign in first.', 'UNAUTHENTICATED');
      },
    },
  });

  expect(
    await screen.findByRole('heading', {
      level: 1,
      name: 'How we protect people in small numbers',
    }),
  ).toBeVisible();
  expect(
    within(screen.getByRole('region', { name: 'The rule for what others recorded' })).getAllByRole(
      'listitem',
    ),
  ).toHaveLength(6);
  expect(screen.getByRole('row', { name: 'shown as 40 12 52 [e] about 50' })).toBeVisible();
});
