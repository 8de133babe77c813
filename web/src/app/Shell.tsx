import { useFragment, useQuery } from '@apollo/client/react';
import { Suspense, useEffect, useRef } from 'react';
import { Outlet, useLocation } from 'react-router';

import { SHELL, SHELL_VIEWER } from '#graphql/shell-viewer.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';

import { BrokenPage } from './BrokenPage.js';
import { MadeUpStrip } from './MadeUpStrip.js';
import styles from './Shell.module.css';
import { TopBar } from './TopBar.js';

/** Pages whose own question brings the viewer: the shell waits for it there, and asks nothing itself. */
const bringers: readonly string[] = ['/'];

/** What stands around every page: skip link, top bar, and the strip that says when data is made up. */
export function Shell() {
  const { pathname } = useLocation();
  const isBrought = bringers.includes(pathname);
  const { data, loading } = useQuery(SHELL, { fetchPolicy: isBrought ? 'cache-only' : 'cache-first' });
  const { data: found, complete } = useFragment({ fragment: SHELL_VIEWER, from: data?.viewer ?? null });
  const viewer = complete ? found : null;
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
      <TopBar viewer={viewer} />
      {viewer?.demonstrationNotice ? <MadeUpStrip notice={viewer.demonstrationNotice} /> : null}
      <main className={styles.main} id="main" ref={main} tabIndex={-1} data-waiting={viewer === null && (loading || isBrought)}>
        <ErrorBoundary key={pathname} fallback={(onRetry) => <BrokenPage onRetry={onRetry} />}>
          <Suspense fallback={<p className={styles.waiting}>Loading</p>}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}
