import { nothingOpen, type OpenQuestions } from '#features/explore/questions/open-questions.js';

import { listWindows, readStoredQuestions } from './stored-questions.js';

/** What of the browser’s locks is used. */
export interface Locks {
  readonly request: (
    name: string,
    options: { readonly ifAvailable: true },
    work: (lock: object | null) => Promise<void>,
  ) => Promise<unknown>;
}

/** What a window is told apart by. */
export interface WindowParts {
  readonly storage: Storage;
  /** Of this window alone; it lives through a reload. */
  readonly session: Storage;
  /** Null where the browser has none, as on an address that is not secure. */
  readonly locks: Locks | null;
  /** A name that nobody else has. */
  readonly toId: () => string;
}

export interface ClaimedWindow {
  readonly window: string;
  readonly open: OpenQuestions;
  /** Lets another window go on with it. */
  readonly release: () => void;
}

const SESSION = 'stronghold-explore-window';

/**
 * Which of the kept windows this one goes on with. After a reload its own; a new one goes on with
 * what was last closed; and a copy of a window that is still open, as a browser makes of a tab,
 * begins with copies of its questions. So no two write in one place.
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
    session.setItem(SESSION, window);
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

/** Holds a lock until it is released or the window goes. Null where another window holds it. */
async function holdLock(locks: Locks, name: string): Promise<Release | null> {
  return new Promise((resolve) => {
    const hold = async (lock: object | null): Promise<void> => {
      if (lock === null) resolve(null);
      else await new Promise<void>((release) => resolve(release));
    };
    // Without locks every window counts as its own.
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
