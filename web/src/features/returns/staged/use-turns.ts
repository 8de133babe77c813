import { useRef } from 'react';

/** Performs an action on a version, and returns the version after it; null if nothing was done. */
export type Turn = (version: number) => Promise<number | null>;

/**
 * Runs one person's actions on a staged return one after the other, in their order. Each is sent
 * with the version that the person saw or, after an earlier action, with the version that this
 * action made. So a person's own changes are not mistaken for those of somebody else, whose changes
 * are still reported.
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
