/** An output stream of a command. A terminal has a width; a file or a pipe does not. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/**
 * All output of a command goes here, so that it works the same in its own process and in a test.
 */
export interface Terminal {
  readonly output: Output;
  readonly errors: Output;
  readonly setExitCode: (code: number) => void;
}
