interface Return {
  readonly dataset: string;
  readonly state: string;
  readonly isOwed: boolean;
}

/** Returns of all agencies for these datasets: how many are owed and how many of those came. What came unasked does not count. */
export function countReturns(
  returns: readonly Return[],
  datasets: readonly string[],
): { readonly returnsDue: number; readonly returnsReceived: number } {
  const owed = returns.filter(({ dataset, isOwed }) => isOwed && datasets.includes(dataset));
  const received = owed.filter(({ state }) => state === 'RECEIVED' || state === 'RECEIVED_LATE');
  return { returnsDue: owed.length, returnsReceived: received.length };
}
