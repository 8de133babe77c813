import { fireEvent, screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { expect, it } from 'vitest';

import { renderPart } from '#testing/render-part.js';

import { InboxLink } from './InboxLink.js';

function renderLink(countNew: () => number, address = '/') {
  const inbox = () => ({
    totalCount: countNew(),
    edges: [],
    pageInfo: { endCursor: null, hasNextPage: false },
  });
  renderPart(
    <MemoryRouter initialEntries={[address]}>
      <InboxLink />
    </MemoryRouter>,
    { others: { inbox } },
  );
}

it('shows how many messages are new, and checks again when the person returns to the page', async () => {
  let count = 0;
  renderLink(() => count);
  expect(await screen.findByRole('link', { name: 'Inbox nothing new' })).toHaveAttribute(
    'href',
    '/inbox',
  );
  count = 3;
  fireEvent(document, new Event('visibilitychange'));
  expect(await screen.findByRole('link', { name: 'Inbox 3 new' })).toBeVisible();
});

it('shortens a large number, and gives it in full to screen readers', async () => {
  renderLink(() => 120);
  expect(await screen.findByRole('link', { name: 'Inbox 99+ new' })).toBeVisible();
});

it('is marked as current on the page that it leads to, and nowhere else', async () => {
  renderLink(() => 0, '/inbox');
  expect(
    await screen.findByRole('link', { name: 'Inbox nothing new', current: 'page' }),
  ).toBeVisible();
  renderLink(() => 0, '/alerts');
  expect(
    await screen.findByRole('link', { name: 'Inbox nothing new', current: false }),
  ).toBeVisible();
});
