import type { PageOfBlocksQueryVariables } from '#graphql/operations.js';

type Params = PageOfBlocksQueryVariables['scope'];

/**
 * The filters of a page that are pinned with one of its blocks. The quarter is not pinned, unless
 * it ends a range: My page has one quarter for all its blocks, and that quarter moves on with time.
 */
export function toPinnedScope({ quarter, from, step, years, ...narrowed }: Params): Params {
  const isRange = from !== null && from !== undefined;
  const told = {
    ...narrowed,
    ...(isRange ? { quarter, from } : {}),
    ...(step === 'QUARTER' ? {} : { step }),
    ...(years === 'FINANCIAL' ? {} : { years }),
  };
  return Object.fromEntries(
    Object.entries(told).filter(([, value]) => value !== null && value !== undefined),
  );
}
