import { ApolloProvider } from '@apollo/client/react';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';

import { createClient } from '#graphql/client.js';

import { createFakeLink, type FakeAnswers } from './fake-api.js';

/** Renders a part of a page on its own, with fake answers from the API. */
export function renderPart(part: ReactNode, answers: FakeAnswers = {}) {
  return render(
    <ApolloProvider client={createClient(createFakeLink(answers))}>{part}</ApolloProvider>,
  );
}
