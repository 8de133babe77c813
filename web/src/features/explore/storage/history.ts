import { isPart } from '#features/explore/ask.js';
import type { QuestionText } from '#features/explore/workbench.type.js';
import { STORAGE_KEYS } from '#lib/browser-storage.js';

import { readJson } from './stored-questions.js';

/** A question that was asked, and its outcome. */
export interface Params extends QuestionText {
  readonly name: string;
  /** An instant, such as 2026-11-27T23:49:03.000Z. */
  readonly at: string;
  /** The outcome in words, such as "15 rows, 8 ms". */
  readonly outcome: string;
}

/** How many entries are kept for each person on this computer. */
const MAX_ASKED = 200;
const MAX_DAYS = 90;
/** Maximum length of a question in the history, in characters. A longer one is left out. */
const MAX_TEXT = 20_000;
const DAY_MS = 24 * 60 * 60 * 1000;

const toKey = (viewer: string) => `${STORAGE_KEYS}${viewer}:asked`;

/**
 * The questions that a person asked on this computer, latest first, as far as they are kept.
 * @param now milliseconds since 1970
 */
export function readHistory(storage: Storage, viewer: string, now: number): readonly Params[] {
  const kept = readJson(storage.getItem(toKey(viewer)));
  if (!Array.isArray(kept)) return [];
  return kept
    .map(readAsked)
    .filter(
      (asked): asked is Params => asked !== null && now - Date.parse(asked.at) < MAX_DAYS * DAY_MS,
    );
}

/**
 * Adds a question to the history. It replaces the last entry if that has the same question and
 * name.
 */
export function addToHistory(storage: Storage, viewer: string, asked: Params): void {
  if (asked.text.length > MAX_TEXT) return;
  const [last, ...earlier] = readHistory(storage, viewer, Date.parse(asked.at));
  const isAgain =
    last?.text === asked.text &&
    last.name === asked.name &&
    JSON.stringify(last.variables) === JSON.stringify(asked.variables);
  const before = last === undefined || isAgain ? earlier : [last, ...earlier];
  for (let most = MAX_ASKED; most > 0; most = Math.floor(most / 2)) {
    try {
      storage.setItem(toKey(viewer), JSON.stringify([asked, ...before].slice(0, most)));
      return;
    } catch {
      // There is not enough space: the older half is removed.
    }
  }
}

function readAsked(kept: unknown): Params | null {
  if (!isPart(kept)) return null;
  const { text, variables, name, at, outcome } = kept;
  if (typeof text !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at)))
    return null;
  return {
    text,
    at,
    variables: isPart(variables) ? variables : {},
    name: typeof name === 'string' ? name : 'Question',
    outcome: typeof outcome === 'string' ? outcome : '',
  };
}
