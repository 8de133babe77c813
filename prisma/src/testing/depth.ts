import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** True under `pnpm test:deep`. */
    isDeep: boolean;
  }
}

/** Whether this is `pnpm test:deep`, which includes tests that take minutes: `it.runIf(isDeep)`. */
export const isDeep = inject('isDeep');

/** How many cases of a property are tried: `sample` in `npm test`, `deep` in `pnpm test:deep`. */
export function runs({ sample, deep }: { readonly sample: number; readonly deep: number }): number {
  return isDeep ? deep : sample;
}
