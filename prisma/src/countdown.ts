const STEP_MS = 100;

/**
 * Runs `onEnd` after the given milliseconds, rounded up to tenths of a second. Time in which this
 * process was too busy to hear an answer does not count, because the answer may have come.
 *
 * @returns a function that stops the countdown
 */
export function countDown(milliseconds: number, onEnd: () => void): () => void {
  let stepsLeft = Math.ceil(milliseconds / STEP_MS);
  // However long the process was busy, only one step is counted for that time.
  const steps = setInterval(() => {
    stepsLeft -= 1;
    if (stepsLeft > 0) return;
    clearInterval(steps);
    onEnd();
  }, STEP_MS);
  return () => clearInterval(steps);
}
