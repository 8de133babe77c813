import { render } from '@testing-library/react';
import { BrowserRouter } from 'react-router';

import { App } from '#app/App.js';
import { createClient } from '#graphql/client.js';

import { createFakeLink, type FakeAnswers } from './fake-api.js';

/** Renders the whole application at an address, with fake answers from the API. */
export function renderApp(address: string, answers: FakeAnswers = {}) {
  window.history.replaceState(null, '', address);
  return render(
    <BrowserRouter>
      <App client={createClient(createFakeLink(answers))} />
    </BrowserRouter>,
  );
}
