import type { ReactNode } from 'react';

import { PlainPage } from '#ui/PlainPage.js';

interface NoPeriodProps {
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** What stands in the place of a page of figures while there is no quarter that it could be of. */
export function NoPeriod({ children }: NoPeriodProps) {
  return (
    <PlainPage title="No period has begun yet">
      <p>There are no quarters to show figures for.</p>
      {children}
    </PlainPage>
  );
}
