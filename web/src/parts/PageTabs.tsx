import { Link } from 'react-router';

import styles from './PageTabs.module.css';

interface PageTabsProps {
  /** What the pages have in common, for screen readers. */
  readonly label: string;
  readonly tabs: readonly {
    readonly name: string;
    readonly address: string;
    readonly isCurrent: boolean;
  }[];
}

/** Tabs for pages that belong together. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ name, address, isCurrent }) => (
        <Link key={address} to={address} aria-current={isCurrent ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
