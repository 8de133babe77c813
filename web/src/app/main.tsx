import '#styles/tokens.css';
import '#styles/fonts.css';
import '#styles/base.css';

import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, matchPath } from 'react-router';

import { askChoices } from '#graphql/choices.js';
import { createClient } from '#graphql/client.js';
import { askFirst, type FirstQuestion } from '#graphql/first-question.js';
import { showYears } from '#graphql/years-read.js';
import { listenToSteps } from '#lib/steps.js';
import { toYearKind } from '#lib/years.js';

import { App } from './App.js';
import { fetchPage, findPage } from './pages.js';

const client = createClient();
showYears(toYearKind(new URLSearchParams(window.location.search).get('years')));

/** Milliseconds to wait for the code of a page, so that a fast connection shows no placeholder. */
const patience = 200;

/** Starts loading what the page at an address needs: its code and its first question. */
async function beginPage({ pathname, search }: Location): Promise<void> {
  const page = findPage(pathname);
  if (page === undefined) return;
  const address = { search, code: matchPath(page.path, pathname)?.params.code ?? null };
  const ask = (question: FirstQuestion | null | undefined) =>
    question ? void askFirst(client, question) : undefined;

  if (page.brings === 'choices') {
    const asked = askChoices(client);
    const { toFirstQuestion } = await fetchPage(page);
    void asked.then((choices) => ask(choices && toFirstQuestion?.(address, choices)));
  } else {
    const { toFirstQuestion } = await fetchPage(page);
    ask(toFirstQuestion?.(address));
  }
}

listenToSteps();

// A page restored from the browser's cache would show the previous person's data after they sign
// out and somebody goes back.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element to draw into');
  // If a page cannot be fetched here, it is fetched again where it is shown, and the failure is
  // reported there.
  const begun = beginPage(window.location).catch(() => undefined);
  await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, patience))]);
  // A transition renders in slices, so that answers can be processed in between.
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

// Not awaited here: the code of a page waits for this module to finish.
void start();
