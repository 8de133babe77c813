import type { ReactNode } from 'react';

import styles from './HiddenText.module.css';

interface HiddenTextProps {
  readonly children: ReactNode;
  /** `status` for text that is read out when it changes. */
  readonly role?: 'status';
  /** `legend` names a group of controls, `caption` a table. */
  readonly as?: 'caption' | 'legend' | 'span';
}

/** Text for screen readers only. */
export function HiddenText({ children, role, as: Element = 'span' }: HiddenTextProps) {
  return (
    <Element className={styles.hidden} role={role}>
      {children}
    </Element>
  );
}
