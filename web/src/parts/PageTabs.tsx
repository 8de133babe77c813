import { Link } from 'react-router';

import styles from './PageTabs.module.css';

interface PageTabsProps {
  /** What the pages have in common, for those who listen. */
  readonly label: string;
  readonly tabs: readonly {
    readonly name: string;
    readonly address: string;
    readonly isCurrent: boolean;
  }[];
}

/** Pages that belong together, side by side. */
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
