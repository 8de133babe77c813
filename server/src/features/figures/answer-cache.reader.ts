import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { LRUCache } from 'lru-cache';

import type { Policy } from '#domain/access/policy.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';
import type { HeavyWork } from '#platform/fair-share/heavy-work.js';
import type { Work } from '#platform/fair-share/time-slices.js';
import type { AnswerSource } from '#platform/metrics.js';

import { loadCacheVersion, readLatestVersion } from './cache-version.loader.js';

/**
 * The maximum number of figures cached, over all answers of one kind. A figure with its texts takes
 * 1.4 kB (docs/performance.md).
 */
const MAX_FIGURES = 30_000;
/**
 * The maximum number of figures in one cached answer. Few people ask for larger answers, which
 * would push out what everybody asks for.
 */
const MAX_OF_ONE = 6_000;

/** The policy and context of one operation, shared by all its questions. */
export interface Asking {
  readonly database: Database;
  readonly referenceData: ReferenceData;
  readonly policy: Policy;
  /** Whether to use and fill the cache; if not, every answer is computed. */
  readonly doesKeepAnswers: boolean;
  readonly work: Work;
  /** Queues for expensive work. Used to compute an answer, not to read a cached one. */
  readonly heavyWork: HeavyWork;
  /**
   * Checks again who is asking, after a wait.
   * @throws if they may no longer see any figures
   */
  readonly lookAgainAtFigures: () => Promise<{ readonly policy: Policy }>;
  /** Called with the source of each answer. */
  readonly countAnswer: (source: AnswerSource) => void;
}

/**
 * The rest of an answer, such as its source returns, takes as much memory as this many figures.
 */
const BESIDE_FIGURES = 50;

export interface WorkedOut<Answer> {
  readonly answer: Answer;
  /** The cache version of the snapshot that the answer was read from: see `readCacheVersion`. */
  readonly cacheVersion: string;
  /** About how many figures the answer has, listed or not. */
  readonly figureCount: number;
}

/**
 * Caches answers of one kind for everybody who may see the same, until something that the answers
 * depend on changes. The key holds all of these: the question, the policy, the lists, today, and
 * the database’s own versions. Requests for an answer that is being computed share it. The least
 * recently used answers are dropped first.
 */
export class AnswerCache<Answer extends object> {
  readonly #kept: LRUCache<string, WorkedOut<Answer>>;
  readonly #onTheirWay = new Map<string, OnItsWay<Answer>>();
  readonly #numbers = new WeakMap<ReferenceData['places'], number>();
  readonly #isSmall: boolean;
  #lastNumber = 0;

  /**
   * @param maxFigures the maximum number of figures cached, over all answers of the kind
   * @param isSmall whether answers are cheap to compute: they do not queue
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
   * The cached answer to a question, or else the answer that `answer` computes. Errors are not
   * cached. A large operation queues before computing an answer. The caller’s policy is then
   * checked again, and if the caller may see something else by now, the answer is computed again
   * (docs/decisions/0032).
   *
   * @param question everything that distinguishes it from other questions, as JSON
   * @param answer computes it for the given policy, while anybody waits
   */
  async find<Of extends Asking>(
    question: unknown,
    asking: Of,
    answer: (seen: Of) => Promise<WorkedOut<Answer>>,
  ): Promise<Answer> {
    for (;;) {
      // Another part of the operation may check again meanwhile, so the key and the answer use this
      // copy of the policy.
      const seen = { ...asking };
      const found = await this.#findFor(seen, {
        question,
        loadCacheVersion: () => loadCacheVersion(asking),
        readLatestVersion: () => readLatestVersion(asking),
        answer,
      });
      if (!this.#isSmall) asking.countAnswer(found.source);
      if (this.#isSmall || !seen.heavyWork.isHeavy || found.source === 'kept') return found.answer;
      Object.assign(asking, await asking.lookAgainAtFigures());
      if (isDeepStrictEqual(asking.policy, seen.policy)) return found.answer;
    }
  }

  async #findFor<Of extends Asking>(
    seen: Of,
    { question, loadCacheVersion: load, readLatestVersion: loadAgain, answer }: Sought<Of, Answer>,
  ): Promise<{ readonly answer: Answer; readonly source: AnswerSource }> {
    const { policy, referenceData, heavyWork, work } = seen;
    const toKey = (at: string) =>
      hash([question, policy, this.#numberOf(referenceData), referenceData.today, at]);
    const key = seen.doesKeepAnswers ? toKey(await load()) : null;
    const known = this.#findKept(key);
    if (known) return { answer: known, source: 'kept' };
    const shared = this.#findOnItsWay(key);
    if (shared) return { answer: await waitFor(shared, work), source: 'shared' };

    const end = this.#isSmall ? null : await heavyWork.begin();
    // Others may have asked the same question and had their turn first, perhaps after a change: on a
    // busy morning nobody would share an answer otherwise.
    const latest =
      key !== null && heavyWork.hasWaited ? await loadAgain().then(toKey, () => null) : key;
    const answered = this.#findKept(latest);
    const others = this.#findOnItsWay(latest);
    if (answered || others) end?.();
    if (answered) return { answer: answered, source: 'shared' };
    const begun = others ?? this.#begin(latest, seen, { answer, toKey, end });
    return { answer: await waitFor(begun, work), source: others ? 'shared' : 'computed' };
  }

  /** Computes an answer, and shares it with everybody who may see the same. */
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
        // The answer may come from a later snapshot than the version that was looked up, so it is
        // cached under its own version.
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

  /** A number for the lists, which are the same object if they have the same content. */
  #numberOf({ places }: ReferenceData): number {
    const number = this.#numbers.get(places) ?? (this.#lastNumber += 1);
    this.#numbers.set(places, number);
    return number;
  }
}

/** A question, and how it is answered. */
interface Sought<Of, Answer> {
  readonly question: unknown;
  readonly loadCacheVersion: () => Promise<string>;
  readonly readLatestVersion: () => Promise<string>;
  readonly answer: (seen: Of) => Promise<WorkedOut<Answer>>;
}

/** Everything needed to compute an answer. */
interface Beginning<Of, Answer> extends Pick<Sought<Of, Answer>, 'answer'> {
  /** The key of the same question under another cache version. */
  readonly toKey: (cacheVersion: string) => string;
  /** Gives the place in the queue to the next person. */
  readonly end: (() => void) | null;
}

/** An answer being computed, while anybody waits for it. */
interface OnItsWay<Answer> {
  readonly answering: Promise<Answer>;
  readonly leaving: AbortController;
  /** Waits for a turn, on behalf of somebody who waits for the answer, if anybody does. */
  turn: Work['turn'];
  /** How many people wait. */
  waiting: number;
}

/** Waits for an answer. When the last person leaves, the computation stops. */
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
