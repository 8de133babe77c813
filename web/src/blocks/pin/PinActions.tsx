import { useApolloClient } from '@apollo/client/react';
import { type ReactNode, useCallback } from 'react';

import { MoreActionsContext, type ToMoreActions } from '#ui/figure-block/more-actions.js';

import type { Pinnable } from './pin-block.js';

interface PinActionsProps {
  /** Returns the block to pin for the figure with this name. */
  readonly toPinnable: (name: string) => Pinnable;
  readonly children: ReactNode;
}

/** Adds “Pin to My page” to the menu of each figure. The code that pins is fetched on first use. */
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
