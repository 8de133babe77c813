import { Link } from 'react-router';

import styles from './Block.module.css';
import type { BlockContent } from './block.type.js';

interface ChoiceLinksProps {
  readonly choice: BlockContent['choices'][number];
  readonly toAddress: (key: string) => string;
}

/** The choices that a block offers, side by side: each links to an address of its own. */
export function ChoiceLinks({ choice: { label, options }, toAddress }: ChoiceLinksProps) {
  return (
    <nav className={styles.choice} aria-label={label}>
      {options.map(({ key, label: name, isChosen }) => (
        <Link
          key={key}
          to={toAddress(key)}
          aria-current={isChosen ? 'true' : undefined}
          preventScrollReset
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
