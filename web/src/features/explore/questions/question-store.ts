import { changeQuestion, type OpenQuestions } from './open-questions.js';

/** How long nobody has typed before what is written is read. */
export const DEBOUNCE_MS = 150;
/** After how long what was changed is kept on the computer at the latest. */
const KEEP_MS = 400;

/** The open questions of a window, and the way to change them. */
export interface QuestionStore {
  readonly get: () => OpenQuestions;
  readonly subscribe: (listener: () => void) => () => void;
  /** Changes them at once; what was being typed is taken first. */
  readonly update: (change: (open: OpenQuestions) => OpenQuestions) => void;
  /** A text is being typed: it is taken once the writer rests. */
  readonly type: (id: string, text: string) => void;
  /** Takes what was typed, and keeps everything, at once. */
  readonly settle: () => void;
}

/** Holds open questions. @param onKeep keeps them on the computer */
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
    // Not for the page: the person who types goes on, and the page is told once they rest.
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
