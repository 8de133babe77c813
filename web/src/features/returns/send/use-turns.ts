import { useRef } from 'react';

/** Does something under a version, and tells the version that it left; null where it was not done. */
export type Turn = (version: number) => Promise<number | null>;

/**
 * What one person does to a staged return, one after the other as they did it. Each is sent under
 * the version that was seen or, where an own change came between, under the one that that left: an
 * own change is not taken for somebody else's, and somebody else's is still told.
 */
export function useTurns(id: string, version: number): (turn: Turn) => Promise<void> {
  const before = useRef<Promise<void>>(Promise.resolve());
  const left = useRef({ id, version });
  return (turn) => {
    const seen = { id, version };
    const take = async () => {
      const isOwn = left.current.id === seen.id && left.current.version > seen.version;
      const next = await turn(isOwn ? left.current.version : seen.version);
      if (next !== null) left.current = { id: seen.id, version: next };
    };
    before.current = before.current.then(take, take);
    return before.current;
  };
}
