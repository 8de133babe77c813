/**
 * Starts to count the processor's time that this process takes, in milliseconds: what a bound of
 * work is held against, since the clock also counts what else the machine does.
 */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
