import { type ComponentProps, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { Link, matchPath, NavLink, useLocation } from 'react-router';

import type { Shell_ViewerFragment } from '#graphql/operations.js';

import { ThemeButton } from './ThemeButton.js';
import styles from './TopBar.module.css';
import { ViewerBadge } from './ViewerBadge.js';

/**
 * The inbox link can wait until the page is drawn. If it does not load, the bar has no inbox link.
 */
const InboxLink = lazy(async () => {
  const code = await import('./InboxLink.js').catch(() => {
    // The browser has reported the failure; the link appears when the page is loaded again.
    return { InboxLink: () => null };
  });
  return { default: code.InboxLink };
});

/** Milliseconds after which even a slow machine has drawn the page. */
const rest = 3_000;

interface TopBarProps {
  readonly viewer:
    | (ComponentProps<typeof ViewerBadge>['viewer'] &
        Pick<Shell_ViewerFragment, 'viewingAs' | 'actions'>)
    | null;
}

/** The account is beside the marking if there is room for it. */
const account = { address: '/account', name: 'Your account' } as const;

/** The entries of the bar. `holds`: pages that are reached from an entry, and so belong to it. */
const pages: readonly {
  readonly address: string;
  readonly name: string;
  readonly holds?: readonly string[];
}[] = [
  { address: '/', name: 'Overview' },
  { address: '/reports', name: 'Reports' },
  { address: '/disruptions', name: 'Disruptions' },
  { address: '/safeguarding', name: 'Safeguarding' },
  { address: '/resourcing', name: 'Resourcing' },
  { address: '/areas', name: 'Areas' },
  { address: '/boards', name: 'Boards' },
  { address: '/explore', name: 'Explore', holds: ['/mine', '/schedules', '/alerts'] },
  { address: '/returns', name: 'Returns', holds: ['/quality'] },
  { address: '/measures', name: 'Measures' },
  { address: '/about', name: 'About' },
  { address: '/help', name: 'Help' },
];

/** The pages that “Admin” can lead to. The link leads to the first that the viewer may use. */
const administration = [
  ['MANAGE_PEOPLE', 'people'],
  ['READ_LOG', 'log'],
] as const;

/**
 * Name, pages, marking, person and theme. On a phone the pages and the theme are behind one button.
 */
export function TopBar({ viewer }: TopBarProps) {
  const { key, pathname } = useLocation();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  // Open only on the page where it was opened: navigating closes it.
  const isOpen = openedAt === key;

  const [isRested, setIsRested] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsRested(true), rest);
    return () => clearTimeout(timer);
  }, []);

  const admin = administration.find(([needs]) => viewer?.actions.includes(needs))?.[1];

  useEffect(() => {
    if (!isOpen) return;
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpenedAt(null);
      opener.current?.focus();
    };
    document.addEventListener('keydown', closeOnEscape);
    return () => document.removeEventListener('keydown', closeOnEscape);
  }, [isOpen]);

  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link className={styles.wordmark} to="/">
          Stronghold
        </Link>
        <div className={styles.menu} id={menuId} data-open={isOpen}>
          <nav aria-label="Main">
            <ul className={styles.pages}>
              {[
                ...pages,
                ...(admin === undefined
                  ? []
                  : [{ address: `/admin/${admin}`, name: 'Admin', holds: ['/admin'] }]),
              ].map((page) => (
                <li key={page.address}>
                  <Link to={page.address} aria-current={isIn(page, pathname) ? 'page' : undefined}>
                    {page.name}
                  </Link>
                </li>
              ))}
              <li className={styles.onPhones}>
                <NavLink to={account.address}>{account.name}</NavLink>
              </li>
            </ul>
          </nav>
          <ThemeButton />
        </div>
        <div className={styles.viewer}>
          {viewer?.isSignedIn === true && viewer.viewingAs === null && isRested ? (
            <Suspense fallback={null}>
              <InboxLink />
            </Suspense>
          ) : null}
          <ViewerBadge viewer={viewer} />
        </div>
        <button
          className={styles.opener}
          type="button"
          ref={opener}
          aria-expanded={isOpen}
          aria-controls={menuId}
          onClick={() => setOpenedAt(isOpen ? null : key)}
        >
          <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true">
            <path d="M0 1h18M0 7h18M0 13h18" />
          </svg>
          <span>Menu</span>
        </button>
      </div>
    </header>
  );
}

/**
 * Whether an address is at or below the address of an entry, or of a page that belongs to the
 * entry.
 */
function isIn({ address, holds = [] }: (typeof pages)[number], pathname: string): boolean {
  return [address, ...holds].some(
    (path) => matchPath({ path, end: path === '/' }, pathname) !== null,
  );
}
