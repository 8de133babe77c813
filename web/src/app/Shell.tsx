import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';

import type { ShellQuery, ShellQueryVariables } from '#graphql/operations.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';

import { BrokenPage } from './BrokenPage.js';
import { MadeUpStrip } from './MadeUpStrip.js';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.js';
import { VIEWER_BADGE } from './ViewerBadge.js';

const SHELL: TypedDocumentNode<ShellQuery, ShellQueryVariables> = gql`
  query Shell {
    viewer {
      id
      demonstrationNotice
      ...ViewerBadge_Viewer
    }
  }
  ${VIEWER_BADGE}
`;

/** What stands around every page: skip link, top bar, and the strip that says when data is made up. */
export function Shell() {
  const { data, loading } = useQuery(SHELL);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);

  // A new page begins at its top for those who listen and those who use the keyboard, as a fresh document would.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus();
    window.scrollTo(0, 0);
  }, [pathname]);

  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the content
      </a>
      <TopBar viewer={data?.viewer ?? null} />
      {data === undefined || data.viewer.demonstrationNotice === null ? null : <MadeUpStrip notice={data.viewer.demonstrationNotice} />}
      <main className={styles.main} id="main" ref={main} tabIndex={-1} data-waiting={loading}>
        <ErrorBoundary key={pathname} fallback={(onRetry) => <BrokenPage onRetry={onRetry} />}>
          <Suspense fallback={<p className={styles.waiting}>Loading</p>}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}
