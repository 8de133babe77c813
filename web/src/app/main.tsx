import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';

import { showYears } from '#graphql/cache.js';
import { askChoices } from '#graphql/choices.js';
import { createClient } from '#graphql/client.js';
import { toYearKind } from '#lib/years.js';

import { App } from './App.js';
import { isFigurePage } from './figure-pages.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element to draw into');

const client = createClient();
showYears(toYearKind(new URLSearchParams(window.location.search).get('years')));

/** Whoever comes for the first page is spared two waits: its code and its figures are on the way before anything is drawn. */
async function startFirstPage(): Promise<void> {
  void import('#features/overview/OverviewPage.js');
  const { askOverview } = await import('#features/overview/overview-question.js');
  await askOverview(client, window.location.search);
}
if (window.location.pathname === '/') void startFirstPage();
if (isFigurePage(window.location.pathname)) void askChoices(client);

// A page that the browser kept would show what another person saw, to whoever goes back after signing out.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

createRoot(root).render(
  <StrictMode>
    <BrowserRouter>
      <App client={client} />
    </BrowserRouter>
  </StrictMode>,
);
