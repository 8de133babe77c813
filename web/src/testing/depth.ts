import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether `pnpm test:deep` is running. */
    isDeep: boolean;
  }
}

/**
 * How many cases each property test runs: a fixed sample in `npm test`, and all of them in `pnpm
 * test:deep`.
 */
export function runs({ sample, deep }: { readonly sample: number; readonly deep: number }): number {
  return inject('isDeep') ? deep : sample;
}
