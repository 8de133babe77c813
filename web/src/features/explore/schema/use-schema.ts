import { useEffect, useState } from 'react';

import { type LoadedSchema, loadSchema } from './load-schema.js';

/**
 * The schema, once loaded.
 * @param attempt another number loads it again
 */
export function useSchema(attempt: number): LoadedSchema | null {
  const [loaded, setLoaded] = useState<LoadedSchema | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    void loadSchema(controller.signal).then((found) =>
      controller.signal.aborted ? undefined : setLoaded(found),
    );
    return () => controller.abort();
  }, [attempt]);
  return loaded;
}
