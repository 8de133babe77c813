import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';

import { MoreActionsContext, type ToMoreActions } from '#ui/figure-block/more-actions.js';

import type { Pinnable } from './pin-block.js';

interface PinActionsProps {
  /** What the figure of that name is pinned as. */
  readonly toPinnable: (name: string) => Pinnable;
  readonly children: ReactNode;
}

/**
 * Puts “Pin to My page” into the menu of each figure. What pins it is fetched for the person who
 * does.
 */
export function PinActions({ toPinnable, children }: PinActionsProps) {
  const client = useApolloClient();
  const toActions = useCallback<ToMoreActions>(
    (name) => [
      {
        id: 'pin',
        label: 'Pin to My page',
        run: async () => (await import('./pin-block.js')).pinBlock(client, toPinnable(name)),
      },
    ],
    [client, toPinnable],
  );
  return <MoreActionsContext value={toActions}>{children}</MoreActionsContext>;
}
