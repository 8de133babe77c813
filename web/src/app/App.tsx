import type { ApolloClient } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { NuqsAdapter } from 'nuqs/adapters/react-router/v7';
import { lazy } from 'react';
import { Route, Routes } from 'react-router';

import { NotFoundPage } from './NotFoundPage.js';
import { Shell } from './Shell.js';

const OverviewPage = lazy(async () => {
  const { OverviewPage: component } = await import('#features/overview/OverviewPage.js');
  return { default: component };
});

const ReportsPage = lazy(async () => {
  const { ReportsPage: component } = await import('#features/reports/ReportsPage.js');
  return { default: component };
});

const DisruptionsPage = lazy(async () => {
  const { DisruptionsPage: component } = await import('#features/disruptions/DisruptionsPage.js');
  return { default: component };
});

const SafeguardingPage = lazy(async () => {
  const { SafeguardingPage: component } = await import('#features/safeguarding/SafeguardingPage.js');
  return { default: component };
});

const AreasPage = lazy(async () => {
  const { AreasPage: component } = await import('#features/areas/AreasPage.js');
  return { default: component };
});

const ResourcingPage = lazy(async () => {
  const { ResourcingPage: component } = await import('#features/resourcing/ResourcingPage.js');
  return { default: component };
});

const MeasuresPage = lazy(async () => {
  const { MeasuresPage: component } = await import('#features/measures/MeasuresPage.js');
  return { default: component };
});

const MeasureRoute = lazy(async () => {
  const { MeasureRoute: component } = await import('./MeasureRoute.js');
  return { default: component };
});

const AboutPage = lazy(async () => {
  const { AboutPage: component } = await import('#features/about/AboutPage.js');
  return { default: component };
});

const DisclosurePage = lazy(async () => {
  const { DisclosurePage: component } = await import('#features/disclosure/DisclosurePage.js');
  return { default: component };
});

const SignInPage = lazy(async () => {
  const { SignInPage: component } = await import('#features/sign-in/SignInPage.js');
  return { default: component };
});

const AccountPage = lazy(async () => {
  const { AccountPage: component } = await import('#features/account/AccountPage.js');
  return { default: component };
});

const OurDataPage = lazy(async () => {
  const { OurDataPage: component } = await import('#features/our-data/OurDataPage.js');
  return { default: component };
});

const LogPage = lazy(async () => {
  const { LogPage: component } = await import('#features/admin-log/LogPage.js');
  return { default: component };
});

const PeoplePage = lazy(async () => {
  const { PeoplePage: component } = await import('#features/admin-people/PeoplePage.js');
  return { default: component };
});

const TokensPage = lazy(async () => {
  const { TokensPage: component } = await import('#features/admin-tokens/TokensPage.js');
  return { default: component };
});

interface AppProps {
  readonly client: ApolloClient;
}

/** Every page and what they share. The router stands outside, so that a test can hand in an address. */
export function App({ client }: AppProps) {
  return (
    <ApolloProvider client={client}>
      <NuqsAdapter>
        <Routes>
          <Route element={<Shell />}>
            <Route index element={<OverviewPage />} />
            <Route path="reports" element={<ReportsPage />} />
            <Route path="disruptions" element={<DisruptionsPage />} />
            <Route path="safeguarding" element={<SafeguardingPage />} />
            <Route path="resourcing" element={<ResourcingPage />} />
            <Route path="areas" element={<AreasPage />} />
            <Route path="areas/:code" element={<AreasPage />} />
            <Route path="measures" element={<MeasuresPage />} />
            <Route path="measures/:key" element={<MeasureRoute />} />
            <Route path="about" element={<AboutPage />} />
            <Route path="disclosure" element={<DisclosurePage />} />
            <Route path="sign-in" element={<SignInPage />} />
            <Route path="account" element={<AccountPage />} />
            <Route path="our-data" element={<OurDataPage />} />
            <Route path="admin/log" element={<LogPage />} />
            <Route path="admin/people" element={<PeoplePage />} />
            <Route path="admin/tokens" element={<TokensPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </NuqsAdapter>
    </ApolloProvider>
  );
}
