import { Link } from 'react-router';

import { Marking } from '#ui/Marking.js';

import { ThemeButton } from './ThemeButton.js';
import styles from './TopBar.module.css';

/**
 * The bar before anybody has signed in or chosen a post: no pages, no person, and the marking of a
 * page without data.
 */
export function EntryBar() {
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <Link className={`${styles.wordmark} ${styles.alone}`} to="/">
          Stronghold
        </Link>
        <div className={styles.viewer}>
          <Marking marking="OFFICIAL" />
          <ThemeButton />
        </div>
      </div>
    </header>
  );
}
