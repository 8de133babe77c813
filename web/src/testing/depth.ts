import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether `pnpm test:deep` is running. */
    isDeep: boolean;
  }
}

/** How many cases a property test runs: `sample` in `npm test`, and `deep` in `pnpm test:deep`. */
export function runs({ sample, deep }: { readonly sample: number; readonly deep: number }): number {
  return inject('isDeep') ? deep : sample;
}
