/** How often a schedule may fail one time after another; at the last it is stopped. */
export const MAX_FAILURES = 3;

/** Seconds until a schedule is tried again, after its first failure and after its second. */
const waits = [60, 300] as const;

/**
 * What follows from another failure: after how many seconds it is tried again, or that it is
 * stopped.
 */
export type AfterFailure =
  | { readonly isStopped: true }
  | { readonly isStopped: false; readonly failures: number; readonly seconds: number };

/** @param failures how often it had failed before, one time after another */
export function failAgain(failures: number): AfterFailure {
  const count = failures + 1;
  return count >= MAX_FAILURES
    ? { isStopped: true }
    : { isStopped: false, failures: count, seconds: waits[count - 1] ?? 300 };
}
