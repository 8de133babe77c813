import { createHash } from 'node:crypto';

import { LRUCache } from 'lru-cache';

import type { Policy } from '#domain/disclosure/policy.js';
import type { World } from '#domain/figures/world.js';
import type { Database } from '#platform/database.js';
import type { Work } from '#platform/turns.js';

import { loadStanding } from './standing.loader.js';

/** Figures that are kept, of all answers of a kind together: one takes 1.4 kB with all that is said of it (docs/performance.md). */
const MOST_FIGURES = 30_000;
/** Of one answer: larger ones are asked by few, and would push out what everybody asks. */
const MOST_OF_ONE = 6_000;

/** Who asks, and of what: one object for an operation, whatever it asks. */
export interface Asking {
  readonly database: Database;
  readonly world: World;
  readonly policy: Policy;
  /** False works the answer out, whatever is kept. */
  readonly doesKeepAnswers: boolean;
  readonly work: Work;
}

/** What an answer holds beside its figures, such as who has returned what, takes as much as these. */
const BESIDE_FIGURES = 50;

/** An answer as it was worked out. */
export interface WorkedOut<Answer> {
  readonly answer: Answer;
  /** Of the snapshot that it was read from: `readStanding`. */
  readonly standing: string;
  /** Figures that it holds, about, shown or not. */
  readonly figureCount: number;
}

/**
 * Keeps answers of one kind for whoever asks the same and may see the same, for as long as nothing changed that they rest on. All of
 * that stands in their key: the question, the policy, the lists, today, and what the database says of its own versions. An answer
 * that is on its way is shared too. Those that nobody asked for longest go first.
 */
export class KeptAnswers<Answer extends object> {
  readonly #kept: LRUCache<string, WorkedOut<Answer>>;
  readonly #onTheirWay = new Map<string, OnItsWay<Answer>>();
  readonly #numbers = new WeakMap<World['places'], number>();
  #lastNumber = 0;

  /** @param mostFigures that are kept of all answers of the kind together */
  constructor(mostFigures = MOST_FIGURES) {
    this.#kept = new LRUCache({
      maxSize: mostFigures,
      maxEntrySize: MOST_OF_ONE,
      sizeCalculation: ({ figureCount }) => figureCount + BESIDE_FIGURES,
    });
  }

  /**
   * The answer to a question, as it is kept or else as `answer` makes it. What that throws is kept for nobody.
   *
   * @param question all that makes it another question than others are, as JSON can say it
   * @param answer works it out, for as long as anybody waits for it
   */
  async find(question: unknown, asking: Asking, answer: (work: Work) => Promise<WorkedOut<Answer>>): Promise<Answer> {
    if (!asking.doesKeepAnswers) return (await answer(asking.work)).answer;
    const { policy, world } = asking;
    const toKey = (standing: string) => hash([question, policy, this.#numberOf(world), world.today, standing]);
    const key = toKey(await loadStanding(asking));
    const known = this.#kept.get(key);
    if (known) return known.answer;
    const shared = this.#onTheirWay.get(key);
    if (shared && !shared.leaving.signal.aborted) return waitFor(shared, asking.work.signal);

    const leaving = new AbortController();
    // It may have been read from a later snapshot than the one that was looked up: it is kept as what it is.
    const answering = answer({ ...asking.work, signal: leaving.signal }).then((worked) => {
      this.#kept.set(toKey(worked.standing), worked);
      return worked.answer;
    });
    const begun: OnItsWay<Answer> = { answering, leaving, waiting: 0 };
    this.#onTheirWay.set(key, begun);
    try {
      return await waitFor(begun, asking.work.signal);
    } finally {
      if (this.#onTheirWay.get(key) === begun) this.#onTheirWay.delete(key);
    }
  }

  /** Lists are one object for as long as they say the same. */
  #numberOf({ places }: World): number {
    const number = this.#numbers.get(places) ?? (this.#lastNumber += 1);
    this.#numbers.set(places, number);
    return number;
  }
}

/** An answer that is being worked out, for as long as anybody waits for it. */
interface OnItsWay<Answer> {
  readonly answering: Promise<Answer>;
  readonly leaving: AbortController;
  /** How many wait for it. */
  waiting: number;
}

/** Waits for an answer. Where the last who waits leaves, it is worked out no further. */
async function waitFor<Answer>(shared: OnItsWay<Answer>, signal: AbortSignal): Promise<Answer> {
  const leave = () => {
    shared.waiting -= 1;
    if (shared.waiting === 0) shared.leaving.abort();
  };
  shared.waiting += 1;
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave);
  try {
    return await shared.answering;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

function hash(parts: unknown): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
