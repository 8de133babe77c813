import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { LRUCache } from 'lru-cache';

import type { Policy } from '#domain/access/policy.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';
import type { HeavyWork } from '#platform/heavy-work.js';
import type { Work } from '#platform/time-slices.js';

import { loadCacheVersion } from './cache-version.loader.js';

/**
 * Figures that are kept, of all answers of a kind together: one takes 1.4 kB with all that is said
 * of it (docs/performance.md).
 */
const MAX_FIGURES = 30_000;
/** Of one answer: larger ones are asked by few, and would push out what everybody asks. */
const MAX_OF_ONE = 6_000;

/** Who asks, and of what: one object for an operation, whatever it asks. */
export interface Asking {
  readonly database: Database;
  readonly referenceData: ReferenceData;
  readonly policy: Policy;
  /** False works the answer out, whatever is kept. */
  readonly doesKeepAnswers: boolean;
  readonly work: Work;
  /**
   * Its place among what is dear: taken where an answer is worked out, and not where it is kept.
   */
  readonly heavyWork: HeavyWork;
  /** Looks once more who asks, after a wait. @throws where they may see no figures any more */
  readonly lookAgainAtFigures: () => Promise<{ readonly policy: Policy }>;
}

/**
 * What an answer holds beside its figures, such as who has returned what, takes as much as these.
 */
const BESIDE_FIGURES = 50;

/** An answer as it was worked out. */
export interface WorkedOut<Answer> {
  readonly answer: Answer;
  /** Of the snapshot that it was read from: `readCacheVersion`. */
  readonly cacheVersion: string;
  /** Figures that it holds, about, shown or not. */
  readonly figureCount: number;
}

/**
 * Keeps answers of one kind for the caller the same and may see the same, for as long as nothing
 * changed that they rest on. All of that stands in their key: the question, the policy, the lists,
 * today, and what the database says of its own versions. An answer that is on its way is shared
 * too. Those that nobody asked for longest go first.
 */
export class AnswerCache<Answer extends object> {
  readonly #kept: LRUCache<string, WorkedOut<Answer>>;
  readonly #onTheirWay = new Map<string, OnItsWay<Answer>>();
  readonly #numbers = new WeakMap<ReferenceData['places'], number>();
  readonly #isSmall: boolean;
  #lastNumber = 0;

  /**
   * @param maxFigures that are kept of all answers of the kind together
   * @param isSmall whether working one out is no work: it stands in line for nothing
   */
  constructor({ maxFigures = MAX_FIGURES, isSmall = false } = {}) {
    this.#isSmall = isSmall;
    this.#kept = new LRUCache({
      maxSize: maxFigures,
      maxEntrySize: MAX_OF_ONE,
      sizeCalculation: ({ figureCount }) => figureCount + BESIDE_FIGURES,
    });
  }

  /**
   * The answer to a question, as it is kept or else as `answer` makes it. What that throws is kept
   * for nobody. A large operation stands in line where an answer is worked out; who asks is then
   * looked at once more before it leaves, and if they may see something else by now it is answered
   * anew (docs/decisions/0032).
   *
   * @param question all that makes it another question than others are, as JSON can say it
   * @param answer works it out for whom it is given, for as long as anybody waits for it
   */
  async find<Of extends Asking>(
    question: unknown,
    asking: Of,
    answer: (seen: Of) => Promise<WorkedOut<Answer>>,
  ): Promise<Answer> {
    for (;;) {
      // Another part of the operation may look again meanwhile: the key and what is worked out are
      // of one policy.
      const seen = { ...asking };
      const found = await this.#findFor(seen, {
        question,
        loadCacheVersion: () => loadCacheVersion(asking),
        answer,
      });
      if (this.#isSmall || !seen.heavyWork.isHeavy || found.isKept) return found.answer;
      Object.assign(asking, await asking.lookAgainAtFigures());
      if (isDeepStrictEqual(asking.policy, seen.policy)) return found.answer;
    }
  }

  async #findFor<Of extends Asking>(
    seen: Of,
    { question, loadCacheVersion: load, answer }: Sought<Of, Answer>,
  ): Promise<{ readonly answer: Answer; readonly isKept: boolean }> {
    const { policy, referenceData, heavyWork, work } = seen;
    const toKey = (at: string) =>
      hash([question, policy, this.#numberOf(referenceData), referenceData.today, at]);
    const key = seen.doesKeepAnswers ? toKey(await load()) : null;
    const known = this.#findKept(key);
    if (known) return { answer: known, isKept: true };
    const shared = this.#findOnItsWay(key);
    if (shared) return { answer: await waitFor(shared, work), isKept: false };

    const end = this.#isSmall ? null : await heavyWork.begin();
    // Others may have asked the same, and their turn may have come first.
    const answered = this.#findKept(key);
    const others = this.#findOnItsWay(key);
    if (answered || others) end?.();
    if (answered) return { answer: answered, isKept: false };
    const begun = others ?? this.#begin(key, seen, { answer, toKey, end });
    return { answer: await waitFor(begun, work), isKept: false };
  }

  /** Works an answer out, from then on for the caller the same. */
  #begin<Of extends Asking>(
    key: string | null,
    seen: Of,
    { answer, toKey, end }: Beginning<Of, Answer>,
  ): OnItsWay<Answer> {
    const leaving = new AbortController();
    const work = async () => {
      try {
        const turn = () => begun.turn();
        const worked = await answer({ ...seen, work: { turn, signal: leaving.signal } });
        // It may have been read from a later snapshot than the one that was looked up: it is kept
        // as what it is.
        if (key !== null) this.#kept.set(toKey(worked.cacheVersion), worked);
        return worked.answer;
      } finally {
        if (key !== null && this.#onTheirWay.get(key) === begun) this.#onTheirWay.delete(key);
        end?.();
      }
    };
    const begun: OnItsWay<Answer> = {
      answering: Promise.resolve().then(work),
      leaving,
      turn: seen.work.turn,
      waiting: 0,
    };
    if (key !== null) this.#onTheirWay.set(key, begun);
    return begun;
  }

  #findKept(key: string | null): Answer | undefined {
    return key === null ? undefined : this.#kept.get(key)?.answer;
  }

  #findOnItsWay(key: string | null): OnItsWay<Answer> | undefined {
    const shared = key === null ? undefined : this.#onTheirWay.get(key);
    return shared?.leaving.signal.aborted === true ? undefined : shared;
  }

  /** Lists are one object for as long as they say the same. */
  #numberOf({ places }: ReferenceData): number {
    const number = this.#numbers.get(places) ?? (this.#lastNumber += 1);
    this.#numbers.set(places, number);
    return number;
  }
}

/** What is asked for, and how it is worked out. */
interface Sought<Of, Answer> {
  readonly question: unknown;
  readonly loadCacheVersion: () => Promise<string>;
  readonly answer: (seen: Of) => Promise<WorkedOut<Answer>>;
}

/** What working an answer out takes. */
interface Beginning<Of, Answer> extends Pick<Sought<Of, Answer>, 'answer'> {
  /** The key of the same question where something else stands. */
  readonly toKey: (cacheVersion: string) => string;
  /** Gives its place back to the person who comes next. */
  readonly end: (() => void) | null;
}

/** An answer that is being worked out, for as long as anybody waits for it. */
interface OnItsWay<Answer> {
  readonly answering: Promise<Answer>;
  readonly leaving: AbortController;
  /** Of somebody who waits for it, where anybody does. */
  turn: Work['turn'];
  /** How many wait for it. */
  waiting: number;
}

/** Waits for an answer. Where the last who waits leaves, it is worked out no further. */
async function waitFor<Answer>(
  shared: OnItsWay<Answer>,
  { signal, turn, isAside }: Work,
): Promise<Answer> {
  if (isAside !== true) shared.turn = turn;
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
