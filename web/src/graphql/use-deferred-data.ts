import { useDeferredValue } from 'react';

/**
 * An answer once it has arrived and its turn has come: a render in slices, so that pressing a key
 * never has to wait. Undefined until then. Later data, such as the same in other years, is used at
 * once: a page never says two things.
 */
export function useDeferredData<Data>(data: Data | undefined): Data | undefined {
  return useDeferredValue(data !== undefined) ? data : undefined;
}
