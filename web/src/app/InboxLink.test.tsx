import { fireEvent, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';

import { renderPart } from '#testing/render-part.js';

import { InboxLink } from './InboxLink.js';

function renderLink(countNew: () => number) {
  const inbox = () => ({ totalCount: countNew(), edges: [], pageInfo: { endCursor: null, hasNextPage: false } });
  renderPart(
    <MemoryRouter>
      <InboxLink />
    </MemoryRouter>,
    { others: { inbox } },
  );
}

it('says how much is new, and looks again when one comes back to the page', async () => {
  let count = 0;
  renderLink(() => count);
  expect(await screen.findByRole('link', { name: 'Inbox nothing new' })).toHaveAttribute('href', '/inbox');
  count = 3;
  fireEvent(document, new Event('visibilitychange'));
  expect(await screen.findByRole('link', { name: 'Inbox 3 new' })).toBeVisible();
});

it('keeps a long number short, and tells it in full to whoever hears it', async () => {
  renderLink(() => 120);
  expect(await screen.findByRole('link', { name: 'Inbox 99+ new' })).toBeVisible();
});
