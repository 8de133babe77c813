import type { TextRange } from '#features/explore/workbench.type.js';

import type { EditorHost, EditorParts } from './editor-host.js';
import type { TextProblem } from './text-problem.type.js';

type Make = (parts: EditorParts) => EditorHost;

/**
 * An editor whose code, which is most of the page's code, is loaded when the text is first opened.
 * Until then only the builder replaces the text, and undo reverts those replacements.
 */
export function createLazyHost(parts: EditorParts, load: () => Promise<Make>): EditorHost {
  let inner: EditorHost | null = null;
  let loading: Promise<EditorHost> | null = null;
  let front = { id: '', text: '' };
  let past: readonly string[] = [];
  let future: readonly string[] = [];
  let problems: readonly TextProblem[] = [];
  let wanted: number | null = null;

  const write = (text: string) => {
    front = { ...front, text };
    parts.onText(front.id, text);
  };
  const fetch = async () => {
    const made = (await load())(parts);
    if (front.id !== '') made.show(front.id, front.text);
    inner = made;
    return made;
  };

  return {
    attach(element, label) {
      let detach: (() => void) | null = null;
      let isGone = false;
      loading ??= fetch();
      const attach = (made: EditorHost) => {
        if (isGone) return;
        detach = made.attach(element, label);
        made.setProblems(problems);
        if (wanted !== null) made.goTo(wanted);
        wanted = null;
      };
      // If it fails to load, it is loaded again when the text is next opened.
      loading.then(attach, () => (loading = null));
      return () => {
        isGone = true;
        detach?.();
      };
    },
    show(id, text) {
      if (front.id !== id) [past, future] = [[], []];
      front = { id, text };
      inner?.show(id, text);
    },
    replace(text) {
      if (inner !== null) {
        inner.replace(text);
        return;
      }
      if (text === front.text) return;
      past = [...past, front.text];
      future = [];
      write(text);
    },
    forget: (id) => inner?.forget(id),
    read: () => inner?.read() ?? front.text,
    setProblems(found) {
      problems = found;
      inner?.setProblems(found);
    },
    light: (range: TextRange | null, intoView) => inner?.light(range, intoView),
    goTo(at) {
      if (inner === null) wanted = at;
      else inner.goTo(at);
    },
    insert: (text) => inner?.insert(text),
    caret: () => inner?.caret() ?? 0,
    word: () => inner?.word() ?? '',
    undo() {
      if (inner !== null) return inner.undo();
      const before = past.at(-1);
      if (before === undefined) return false;
      past = past.slice(0, -1);
      future = [front.text, ...future];
      write(before);
      return true;
    },
    redo() {
      if (inner !== null) return inner.redo();
      const [after, ...rest] = future;
      if (after === undefined) return false;
      future = rest;
      past = [...past, front.text];
      write(after);
      return true;
    },
    focus: () => inner?.focus(),
  };
}
