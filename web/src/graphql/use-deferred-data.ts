import { useDeferredValue } from 'react';

/**
 * An answer, once it has arrived and React has time for it: rendered in slices, so that a key press
 * never has to wait. Undefined until then. Later data, such as the same figures in other years, is
 * used at once, so that a page never contradicts itself.
 */
export function useDeferredData<Data>(data: Data | undefined): Data | undefined {
  return useDeferredValue(data !== undefined) ? data : undefined;
}
