import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { AgenciesPage } from '#features/admin-agencies/AgenciesPage.js';
import { ContactsPage } from '#features/admin-contacts/ContactsPage.js';
import { LogPage } from '#features/admin-log/LogPage.js';
import { PeoplePage } from '#features/admin-people/PeoplePage.js';
import { DueDatesPage } from '#features/admin-returns/DueDatesPage.js';
import { OwedPage } from '#features/admin-returns/OwedPage.js';
import { TargetsPage } from '#features/admin-targets/TargetsPage.js';
import { TokensPage } from '#features/admin-tokens/TokensPage.js';
import { EventsPage } from '#features/events/EventsPage.js';

import { NotFoundPage } from './NotFoundPage.js';

/** The administration pages, by the last part of their address. */
const pages: ReadonlyMap<string, ReactNode> = new Map([
  ['agencies', <AgenciesPage key="agencies" />],
  ['contacts', <ContactsPage key="contacts" />],
  ['due-dates', <DueDatesPage key="due-dates" />],
  ['events', <EventsPage key="events" />],
  ['log', <LogPage key="log" />],
  ['owed', <OwedPage key="owed" />],
  ['people', <PeoplePage key="people" />],
  ['targets', <TargetsPage key="targets" />],
  ['tokens', <TokensPage key="tokens" />],
]);

/**
 * The administration page at an address. All these pages share one file, because people who open
 * one usually open another.
 */
export function AdminPage() {
  const { page = '' } = useParams();
  return pages.get(page) ?? <NotFoundPage />;
}
