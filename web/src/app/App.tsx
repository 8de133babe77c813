import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import { lazy } from 'react';
import { Route, Routes } from 'react-router';

import { BarePage } from './BarePage.js';
import { routes } from './pages.js';
import { Shell } from './Shell.js';

const NotFoundPage = lazy(async () => ({
  default: (await import('./NotFoundPage.js')).NotFoundPage,
}));

interface AppProps {
  readonly client: ApolloClient;
}

/**
 * Every page, and what all pages share. The router is around it, so that a test can set an address.
 */
export function App({ client }: AppProps) {
  return (
    <ApolloProvider client={client}>
      <NuqsAdapter>
        <Routes>
          <Route element={<Shell />}>
            {routes
              .filter(({ isAlone }) => !isAlone)
              .map(({ path, Component }) => (
                <Route key={path} path={path} element={<Component />} />
              ))}
            <Route path="*" element={<NotFoundPage />} />
          </Route>
          {routes
            .filter(({ isAlone }) => isAlone)
            .map(({ path, Component }) => (
              <Route key={path} path={path} element={<BarePage Page={Component} />} />
            ))}
        </Routes>
      </NuqsAdapter>
    </ApolloProvider>
  );
}
