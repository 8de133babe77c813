import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';

import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';

import { showYears } from '#graphql/cache.js';
import { askChoices } from '#graphql/choices.js';
import { createClient } from '#graphql/client.js';
import { toYearKind } from '#lib/years.js';

import { App } from './App.js';
import { fetchPage, findPage } from './pages.js';

const client = createClient();
showYears(toYearKind(new URLSearchParams(window.location.search).get('years')));

/** Milliseconds that the code of a page is waited for, so that on a fast line nothing is drawn in its stead. */
const patience = 200;

/** Begins what the page at an address will need: its code, and what it asks first. */
async function beginPage({ pathname, search }: Location): Promise<void> {
  const page = findPage(pathname);
  if (page?.brings === 'choices') void askChoices(client);
  if (pathname === '/') void askFirst(search);
  // A page that cannot be fetched is fetched again, and missed, where it is shown.
  if (page !== undefined) await fetchPage(page).catch(() => undefined);
}

async function askFirst(search: string): Promise<void> {
  const { askOverview } = await import('#features/overview/overview-question.js');
  await askOverview(client, search);
}

// A page that the browser kept would show what another person saw, to whoever goes back after signing out.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element to draw into');
  await Promise.race([beginPage(window.location), new Promise((resolve) => setTimeout(resolve, patience))]);
  // A transition is drawn in slices, so that answers are taken in meanwhile.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <BrowserRouter>
          <App client={client} />
        </BrowserRouter>
      </StrictMode>,
    ),
  );
}

// Not awaited here: the code of a page waits for this module to be through.
void start();
