import { useDeferredValue } from 'react';

/**
 * An answer once it has arrived and its turn has come: a render that is drawn in slices, so that
 * nobody who presses a key meanwhile waits. Undefined until then. What follows it, such as the same
 * in other years, is taken at once: one page never says two things.
 */
export function useDeferredData<Data>(data: Data | undefined): Data | undefined {
  return useDeferredValue(data !== undefined) ? data : undefined;
}
