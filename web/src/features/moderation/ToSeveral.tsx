import { JumpLink } from '#ui/JumpLink.js';
import { StickyBar } from '#ui/StickyBar.js';

import styles from './Moderation.module.css';

interface ToSeveralProps {
  /** How many disruptions are chosen. */
  readonly count: number;
}

/** On a phone, a link to the step for several disruptions, which is below a long list. */
export function ToSeveral({ count }: ToSeveralProps) {
  return (
    <div className={styles.toSeveral}>
      <StickyBar>
        <p>
          {`${count} chosen: `}
          <JumpLink to="several">decide {count === 1 ? 'it' : 'them together'}</JumpLink>
        </p>
      </StickyBar>
    </div>
  );
}
