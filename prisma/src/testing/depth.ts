import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** True where `pnpm test:deep` runs. */
    isDeep: boolean;
  }
}

/** Whether `pnpm test:deep` runs, and with it what takes minutes: `it.runIf(isDeep)`. */
export const isDeep = inject('isDeep');

/**
 * How many cases a property tries: a fixed sample of them in `npm test`, all in `pnpm test:deep`.
 */
export function runs({ sample, deep }: { readonly sample: number; readonly deep: number }): number {
  return isDeep ? deep : sample;
}
