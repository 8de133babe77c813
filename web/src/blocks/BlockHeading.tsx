import type { ReactNode } from 'react';

import type { BlockContext } from './block.type.js';

interface BlockHeadingProps {
  readonly id: string;
  readonly className?: string | undefined;
  readonly level: BlockContext['headingLevel'] | undefined;
  readonly children: ReactNode;
}

/** A block's finding as its heading: level 2 on a page, level 3 within a section. */
export function BlockHeading({ id, className, level, children }: BlockHeadingProps) {
  const Heading = level === 3 ? 'h3' : 'h2';
  return (
    <Heading id={id} className={className}>
      {children}
    </Heading>
  );
}
