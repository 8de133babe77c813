import { useQuery } from '@apollo/client/react';
import { useQueryState } from 'nuqs';
import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { unmask } from '#graphql/unmask.js';
import { showYears } from '#graphql/years-read.js';
import { toSignInAddress } from '#lib/own-address.js';
import { toYearKind } from '#lib/years.js';
import { ExplainProvider } from '#parts/explain/ExplainProvider.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';
import { PageMarkingProvider } from '#ui/PageMarking.js';

import { BrokenPage } from './BrokenPage.js';
import { EntryBar } from './EntryBar.js';
import { MadeUpStrip } from './MadeUpStrip.js';
import { findPage } from './pages.js';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.js';

/** Loaded on demand, because few people view pages as somebody else. */
const ViewingAsStrip = lazy(async () => ({
  default: (await import('./ViewingAsStrip.js')).ViewingAsStrip,
}));

/** The page that is shown before anybody has signed in or chosen a post. */
const entry = '/sign-in';

/** The frame of every page: skip link, top bar, and the strip that says when data is made up. */
export function Shell() {
  const here = useLocation();
  const { pathname } = here;
  const isBrought = (findPage(pathname)?.brings ?? 'nothing') !== 'nothing';
  const { data, loading } = useQuery(SHELL, {
    fetchPolicy: isBrought ? 'cache-only' : 'cache-first',
  });
  const viewer = unmask(SHELL_VIEWER, data?.viewer ?? null);
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // Set before anything at another address is painted: a page never mixes two kinds of years.
  const [asked] = useQueryState('years');
  const years = toYearKind(asked);
  useLayoutEffect(() => showYears(years), [years]);

  // A new page starts at its top for screen readers and keyboards, as a fresh document would.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <PageMarkingProvider>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      {pathname === entry ? <EntryBar /> : <TopBar viewer={viewer} />}
      {viewer?.demonstrationNotice ? (
        <MadeUpStrip
          notice={viewer.demonstrationNotice}
          signIn={
            viewer.signInMode === 'CONTINUE_AS' && pathname !== entry ? toSignInAddress(here) : null
          }
        />
      ) : null}
      {viewer?.viewingAs ? (
        <Suspense fallback={null}>
          <ViewingAsStrip viewingAs={viewer.viewingAs} />
        </Suspense>
      ) : null}
      <main
        className={styles.main}
        id="main"
        ref={main}
        tabIndex={-1}
        data-waiting={viewer === null && (loading || isBrought)}
      >
        <ErrorBoundary key={pathname} fallback={() => <BrokenPage />}>
          <Suspense fallback={<p className={styles.waiting}>Loading</p>}>
            <ExplainProvider>
              <Outlet />
            </ExplainProvider>
          </Suspense>
        </ErrorBoundary>
      </main>
    </PageMarkingProvider>
  );
}
