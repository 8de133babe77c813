/**
 * Where a command writes, as far as it has to know the stream: a terminal has a width, a file or a
 * pipe has none.
 */
export type Output = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/**
 * What a command says goes here, so that it runs alike in a process of its own and inside a test.
 */
export interface Terminal {
  readonly output: Output;
  readonly errors: Output;
  readonly setExitCode: (code: number) => void;
}
