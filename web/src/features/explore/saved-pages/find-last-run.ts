import { type Params, readHistory } from '#features/explore/storage/history.js';

interface LastRunSought {
  /** The question's text, exactly. */
  readonly text: string;
  /** The id of the person whose history is used. */
  readonly viewer: string;
  /** The current time, in milliseconds since 1970. */
  readonly now: number;
}

/** When a person last ran a question on this computer; null if never. */
export function findLastRun(storage: Storage, { text, viewer, now }: LastRunSought): Params | null {
  return readHistory(storage, viewer, now).find((run) => run.text === text) ?? null;
}
