import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';

import { useOutcome } from './use-outcome.js';

it('invalidates what depends on obligations, and nothing else', async () => {
  const cache = new InMemoryCache();
  const counting = ['returns', 'periods', 'scorecard', 'kpi', 'figures', 'obligations', 'page'];
  cache.restore({
    ROOT_QUERY: {
      __typename: 'Query',
      ...Object.fromEntries([...counting, 'places'].map((name) => [name, 'kept'])),
    },
  });
  const client = new ApolloClient({ cache, link: ApolloLink.empty() });
  const { result } = renderHook(
    () => useOutcome({ version: 1, onDone: () => undefined, onConflict: () => undefined }),
    { wrapper: ({ children }) => <ApolloProvider client={client}>{children}</ApolloProvider> },
  );
  act(() =>
    result.current.take({ ok: true, outcome: { registered: { version: 2 }, problems: [] } }),
  );
  await waitFor(() =>
    expect(cache.extract().ROOT_QUERY).toEqual({ __typename: 'Query', places: 'kept' }),
  );
});
