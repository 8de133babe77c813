/**
 * Starts measuring the processor time of this process, in milliseconds. Limits on work use it,
 * because elapsed time includes other work on the machine.
 */
export function startProcessorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
