import { isPart } from '#features/explore/ask.js';
import {
  nothingOpen,
  type OpenQuestion,
  type OpenQuestions,
  type SavedAs,
} from '#features/explore/questions/open-questions.js';
import { STORAGE_KEYS } from '#lib/browser-storage.js';

/** How many windows keep their questions: those used last. */
const MAX_WINDOWS = 12;

const toPrefix = (viewer: string) => `${STORAGE_KEYS}${viewer}:window:`;

/**
 * The questions that a person's window had open; none if nothing is stored, or what is stored
 * cannot be read.
 */
export function readStoredQuestions(
  storage: Storage,
  viewer: string,
  window: string,
): OpenQuestions {
  return readOpen(readJson(storage.getItem(toPrefix(viewer) + window)));
}

/**
 * Stores a window's open questions in its own place, so that no other window overwrites them. The
 * windows that were used longest ago are removed. False if the browser stores nothing, or has no
 * space.
 */
export function storeQuestions(
  storage: Storage,
  { viewer, window, at }: KeptAt,
  open: OpenQuestions,
): boolean {
  try {
    const prefix = toPrefix(viewer);
    if (open.questions.length === 0) storage.removeItem(prefix + window);
    else storage.setItem(prefix + window, JSON.stringify({ at, ...open }));
    for (const old of listWindows(storage, viewer).slice(MAX_WINDOWS))
      storage.removeItem(prefix + old);
    return true;
  } catch {
    // Storage is off or full; the caller says so.
    return false;
  }
}

interface KeptAt {
  readonly viewer: string;
  readonly window: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The names of a person's windows with stored questions, most recently used first. */
export function listWindows(storage: Storage, viewer: string): readonly string[] {
  const prefix = toPrefix(viewer);
  const found = listKeys(storage).flatMap((key) => {
    const kept = key.startsWith(prefix) ? readJson(storage.getItem(key)) : null;
    return isPart(kept)
      ? [{ window: key.slice(prefix.length), at: typeof kept.at === 'number' ? kept.at : 0 }]
      : [];
  });
  return found.toSorted((a, b) => b.at - a.at).map(({ window }) => window);
}

function listKeys(storage: Storage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key) => key !== null,
  );
}

/** The value of a JSON text; null if the text is missing or is not JSON. */
export function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Data from another version may not be JSON.
    return null;
  }
}

function readOpen(kept: unknown): OpenQuestions {
  if (!isPart(kept) || !Array.isArray(kept.questions)) return nothingOpen;
  const questions = kept.questions.map(readQuestion).filter((question) => question !== null);
  const chosen = questions.find(({ id }) => id === kept.chosen) ?? questions[0];
  return { questions, chosen: chosen?.id ?? null };
}

function readQuestion(kept: unknown): OpenQuestion | null {
  if (!isPart(kept) || typeof kept.id !== 'string' || typeof kept.text !== 'string') return null;
  const { id, text, name, description, variables, saved } = kept;
  return {
    id,
    text,
    name: typeof name === 'string' ? name : 'Question',
    variables: isPart(variables) ? variables : {},
    ...(typeof description === 'string' ? { description } : {}),
    saved: readSaved(saved),
  };
}

function readSaved(kept: unknown): SavedAs | null {
  if (
    !isPart(kept) ||
    typeof kept.id !== 'string' ||
    typeof kept.text !== 'string' ||
    typeof kept.version !== 'number'
  )
    return null;
  return {
    id: kept.id,
    text: kept.text,
    version: kept.version,
    variables: isPart(kept.variables) ? kept.variables : {},
  };
}
