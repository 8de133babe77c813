import { changeQuestion, type OpenQuestions } from './open-questions.js';

/** How long, in milliseconds, typing must pause before the text is read. */
export const DEBOUNCE_MS = 150;
/** The longest time, in milliseconds, until a change is stored on the computer. */
const KEEP_MS = 400;

/** The open questions of a window, and the way to change them. */
export interface QuestionStore {
  readonly get: () => OpenQuestions;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes the open questions at once, after applying any typed text. */
  readonly update: (change: (open: OpenQuestions) => OpenQuestions) => void;
  /** Called while a text is typed. The text is applied when the writer pauses. */
  readonly type: (id: string, text: string) => void;
  /** Applies typed text and stores everything at once. */
  readonly settle: () => void;
}

/**
 * Holds the open questions.
 * @param onKeep stores the questions on the computer
 */
export function createQuestionStore(
  first: OpenQuestions,
  onKeep: (open: OpenQuestions) => void,
): QuestionStore {
  const listeners = new Set<() => void>();
  let open = first;
  let typed: { readonly id: string; readonly text: string } | null = null;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;

  const take = () => {
    clearTimeout(resting);
    if (typed === null) return;
    open = changeQuestion(open, typed.id, { text: typed.text });
    typed = null;
    for (const listener of listeners) listener();
  };
  const keep = () => {
    clearTimeout(keeping);
    keeping = undefined;
    // The page is only notified when the writer pauses.
    onKeep(typed === null ? open : changeQuestion(open, typed.id, { text: typed.text }));
  };
  const keepSoon = () => {
    keeping ??= setTimeout(keep, KEEP_MS);
  };

  return {
    get: () => open,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      take();
      open = change(open);
      for (const listener of listeners) listener();
      keepSoon();
    },
    type(id, text) {
      if (typed !== null && typed.id !== id) take();
      typed = { id, text };
      clearTimeout(resting);
      resting = setTimeout(take, DEBOUNCE_MS);
      keepSoon();
    },
    settle() {
      take();
      keep();
    },
  };
}
