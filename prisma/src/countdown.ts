const STEP_MS = 100;

/**
 * Runs `onEnd` after the given milliseconds, rounded up to tenths of a second. Time in which this
 * process was too busy to hear anything does not count, so nobody is thought silent who was not
 * listened to.
 *
 * @returns a function that stops the countdown
 */
export function countDown(milliseconds: number, onEnd: () => void): () => void {
  let stepsLeft = Math.ceil(milliseconds / STEP_MS);
  // After a long silence of the process, an interval catches up on one step only.
  const steps = setInterval(() => {
    stepsLeft -= 1;
    if (stepsLeft > 0) return;
    clearInterval(steps);
    onEnd();
  }, STEP_MS);
  return () => clearInterval(steps);
}
