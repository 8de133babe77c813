import { Link } from 'react-router';

import styles from './MyPage.module.css';

interface NothingPinnedProps {
  /** Whether the viewer views as somebody else, whose My page stays closed. */
  readonly isSomebodyElse: boolean;
}

/** An empty My page: how to pin. */
export function NothingPinned({ isSomebodyElse }: NothingPinnedProps) {
  if (isSomebodyElse) {
    return (
      <section className={styles.empty}>
        <h2>This page is private</h2>
        <p>You cannot see somebody’s own page while you view pages as them.</p>
      </section>
    );
  }
  return (
    <section className={styles.empty}>
      <h2>Put the figures you follow on one page</h2>
      <p>
        On any page, open the menu of a figure (the three dots) and choose <b>Pin to My page</b>.
        Start with the <Link to="/">Overview</Link> or <Link to="/reports">Reports</Link>.
      </p>
      <p>
        A <Link to="/explore/saved">saved question</Link> can be pinned too.{' '}
        <Link to="/explore">Explore</Link> answers new ones.
      </p>
    </section>
  );
}
