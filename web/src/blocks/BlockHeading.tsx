import type { ReactNode } from 'react';

import type { BlockContext } from './block.type.js';

interface BlockHeadingProps {
  readonly id: string;
  readonly className?: string | undefined;
  readonly level: BlockContext['headingLevel'] | undefined;
  readonly children: ReactNode;
}

/**
 * What a block finds, as its heading: of the second level on a page, of the third in a section of
 * one.
 */
export function BlockHeading({ id, className, level, children }: BlockHeadingProps) {
  const Heading = level === 3 ? 'h3' : 'h2';
  return (
    <Heading id={id} className={className}>
      {children}
    </Heading>
  );
}
