import { useState } from 'react';

/** Entries that come with each press. */
const STEP = 100;
/** The most that the server hands out at once. */
const MOST = 1_000;

/** How many entries of a list are asked for: a hundred, and a hundred more with each press. */
export function useShowMore() {
  const [first, setFirst] = useState(STEP);
  return { first, showMore: () => setFirst((before) => Math.min(before + STEP, MOST)) };
}
