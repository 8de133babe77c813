/**
 * How long an orderly shutdown may take before it is forced, in milliseconds: a busy server first
 * answers everybody who waits.
 */
const PATIENCE_MS = 25_000;

/**
 * A second signal within this many milliseconds counts as the first, because a terminal signals npm
 * and this process at once.
 */
const ECHO_MS = 1_000;

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Shuts the process down in order on Ctrl-C, SIGTERM, SIGHUP or when its parent process ends:
 * `close` runs once, and a second signal or 25 seconds force the end.
 */
export function shutDownGracefully(close: () => Promise<void>): {
  readonly end: (exitCode: number) => void;
  readonly isEnding: () => boolean;
} {
  let endingSince: number | null = null;
  const end = (exitCode: number) => {
    if (endingSince !== null) {
      if (performance.now() - endingSince > ECHO_MS) process.exit(exitCode);
      return;
    }
    endingSince = performance.now();
    setTimeout(() => process.exit(exitCode), PATIENCE_MS).unref();
    close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        console.error(error);
        process.exit(exitCode || 1);
      },
    );
  };
  for (const [signal, exitCode] of Object.entries(SIGNAL_EXIT_CODES))
    process.on(signal, () => end(exitCode));
  if (process.connected) process.on('disconnect', () => end(SIGNAL_EXIT_CODES.SIGTERM));
  return { end, isEnding: () => endingSince !== null };
}
