/** An output stream of a command. A terminal has a width; a file or a pipe does not. */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** The output of a command, which is the same in its own process and in a test. */
export interface Terminal {
  readonly output: Output;
  readonly errors: Output;
  readonly setExitCode: (code: number) => void;
}
