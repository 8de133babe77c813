import { type Params, readHistory } from '#features/explore/storage/history.js';

interface LastRunSought {
  /** Of the question, word for word. */
  readonly text: string;
  /** Whose history is looked at. */
  readonly viewer: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** When somebody last ran a question on this computer; null where they did not. */
export function findLastRun(storage: Storage, { text, viewer, now }: LastRunSought): Params | null {
  return readHistory(storage, viewer, now).find((run) => run.text === text) ?? null;
}
