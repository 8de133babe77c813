import { render } from '@testing-library/react';
import { BrowserRouter } from 'react-router';

import { App } from '#app/App.js';
import { createClient } from '#graphql/client.js';

import { createFakeLink, type FakeAnswers } from './fake-api.js';

/** The whole application at an address, with the API answered by hand. */
export function renderApp(address: string, answers: FakeAnswers = {}) {
  window.history.replaceState(null, '', address);
  return render(
    <BrowserRouter>
      <App client={createClient(createFakeLink(answers))} />
    </BrowserRouter>,
  );
}
