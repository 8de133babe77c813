/** How many times in a row a schedule may fail before it is stopped. */
export const MAX_FAILURES = 3;

/** Seconds until a schedule is tried again, after its first failure and after its second. */
const waits = [60, 300] as const;

/** What follows another failure: the schedule is tried again after some seconds, or stopped. */
export type AfterFailure =
  | { readonly isStopped: true }
  | { readonly isStopped: false; readonly failures: number; readonly seconds: number };

/** @param failures how many times in a row the schedule had failed before */
export function failAgain(failures: number): AfterFailure {
  const count = failures + 1;
  return count >= MAX_FAILURES
    ? { isStopped: true }
    : { isStopped: false, failures: count, seconds: waits[count - 1] ?? 300 };
}
