import { nothingOpen, type OpenQuestions } from '#features/explore/questions/open-questions.js';

import { listWindows, readStoredQuestions } from './stored-questions.js';

/** The parts of the browser's locks that are used. */
export interface Locks {
  readonly request: (
    name: string,
    options: { readonly ifAvailable: true },
    work: (lock: object | null) => Promise<void>,
  ) => Promise<unknown>;
}

/** The parts of the browser that are needed to claim a window. */
export interface WindowParts {
  readonly storage: Storage;
  /** Storage that belongs to this window and survives a reload. */
  readonly session: Storage;
  /** The browser's locks; null if it has none, as on an insecure address. */
  readonly locks: Locks | null;
  /** Makes a unique name. */
  readonly toId: () => string;
}

export interface ClaimedWindow {
  readonly window: string;
  readonly open: OpenQuestions;
  /** Lets another window continue with the stored questions. */
  readonly release: () => void;
}

const SESSION = 'stronghold-explore-window';

/**
 * Finds the stored window with which this window continues: after a reload its own, in a new window
 * the last one closed. A copy of an open window, as made when a browser duplicates a tab, starts
 * with copies of the questions, so that no two windows write to one place.
 */
export async function claimWindow(
  viewer: string,
  { storage, session, locks, toId }: WindowParts,
): Promise<ClaimedWindow> {
  const own = session.getItem(SESSION);
  const lock = async (window: string): Promise<Release | null> => {
    if (locks === null) return window === own ? () => undefined : null;
    return holdLock(locks, `${SESSION}:${viewer}:${window}`);
  };
  const take = (
    window: string,
    release: Release,
    open = readStoredQuestions(storage, viewer, window),
  ): ClaimedWindow => {
    try {
      session.setItem(SESSION, window);
    } catch {
      // Storage is off or full: after a reload, this window counts as a new one.
    }
    return { window, open, release };
  };
  const others = listWindows(storage, viewer);
  const candidates = own !== null ? [own] : locks === null ? [] : others;
  for (const window of candidates) {
    const release = await lock(window);
    if (release !== null) return take(window, release);
  }
  const fresh = toId();
  const release = (await lock(fresh)) ?? (() => undefined);
  const copied = own ?? (locks === null ? others[0] : undefined);
  return take(
    fresh,
    release,
    copied === undefined
      ? nothingOpen
      : copyOpen(readStoredQuestions(storage, viewer, copied), toId),
  );
}

type Release = () => void;

/** Holds a lock until it is released or the window closes. Null if another window holds it. */
async function holdLock(locks: Locks, name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    const hold = async (lock: object | null): Promise<void> => {
      if (lock === null) resolve(null);
      else await new Promise<void>((release) => resolve(release));
    };
    // If the request fails, the lock counts as held by this window.
    locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(() => undefined));
  });
}

function copyOpen({ questions, chosen }: OpenQuestions, toId: () => string): OpenQuestions {
  const copies = questions.map((question) => ({
    before: question.id,
    question: { ...question, id: toId() },
  }));
  return {
    questions: copies.map(({ question }) => question),
    chosen: copies.find(({ before }) => before === chosen)?.question.id ?? null,
  };
}
