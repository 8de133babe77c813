import type { ReactNode } from 'react';

import { Button } from '#ui/Button.js';

import styles from './Block.module.css';
import type { BlockContext } from './block.type.js';
import { BlockHeading } from './BlockHeading.js';

interface BlockMessageProps {
  readonly headingId: string;
  readonly heading: string;
  readonly level?: BlockContext['headingLevel'] | undefined;
  /** The title of the block; null if it has none. */
  readonly about: string | null;
  /** What happened; null if the heading says it. */
  readonly title: string | null;
  readonly sentence: string;
  /** A link to continue with. */
  readonly children?: ReactNode;
  readonly onRetry?: () => void;
}

/**
 * A block with a message in place of its figures: none are recorded, or they are withheld or failed
 * to load. The heading stays in place.
 */
export function BlockMessage({
  headingId,
  heading,
  level,
  about,
  title,
  sentence,
  children,
  onRetry,
}: BlockMessageProps) {
  return (
    <>
      <header className={styles.head}>
        <BlockHeading id={headingId} level={level}>
          {heading}
        </BlockHeading>
        {about === null ? null : <p className={styles.about}>{about}</p>}
      </header>
      <div className={styles.message}>
        {title === null ? null : <b>{title}</b>}
        <p>{sentence}</p>
        {children}
        {onRetry === undefined ? null : <Button onPress={onRetry}>Try again</Button>}
      </div>
    </>
  );
}
