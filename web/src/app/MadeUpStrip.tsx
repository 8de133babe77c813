import { Link } from 'react-router';

import styles from './MadeUpStrip.module.css';

interface MadeUpStripProps {
  readonly notice: string;
  /** The address at which to switch post; null if that is not possible. */
  readonly signIn: string | null;
}

/** Says on every page, and on paper, that the figures are made up. */
export function MadeUpStrip({ notice, signIn }: MadeUpStripProps) {
  return (
    <aside className={styles.strip} aria-label="Made-up data">
      <p>
        <span>
          <b>Made-up data.</b> {notice}
        </span>
        {signIn === null ? null : <Link to={signIn}>Switch post</Link>}
      </p>
    </aside>
  );
}
