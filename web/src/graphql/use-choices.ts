import { useQuery } from '@apollo/client/react';

import { askAgain } from './ask-again.js';
import { CHOICES } from './choices.js';
import type { ChoicesQuery } from './operations.js';
import { useDeferredData } from './use-deferred-data.js';

interface ChoiceParams {
  /** Undefined until the choices have loaded. */
  readonly data: ChoicesQuery | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The choices for pages of figures. */
export function useChoices(): ChoiceParams {
  const { data, error, refetch } = useQuery(CHOICES);
  return { data: useDeferredData(data), error, onRetry: () => askAgain(refetch()) };
}
