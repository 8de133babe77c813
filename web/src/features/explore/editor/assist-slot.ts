import { Compartment, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { GraphQLSchema } from 'graphql';

import { loadLazily } from '#lib/lazy-code.js';

import type { Assist } from './assist.js';

const code = loadLazily(async () => (await import('./assist.js')).createAssist);

interface AssistSlot {
  /** Keeps a place for it in a text, and fetches it. */
  readonly extension: Extension;
  /** A text with it, where it is there. */
  readonly fill: (state: EditorState) => EditorState;
}

/**
 * A place for what helps the person who writes. A text is read, and changed by the builder, without
 * it, and it weighs a quarter of the editor: it is fetched for the person who comes near the text.
 * Who began a word meanwhile gets their list then.
 */
export function createAssistSlot(schema: GraphQLSchema): AssistSlot {
  const slot = new Compartment();
  let assist: Assist | null = null;
  let isWanted = false;
  let isOnItsWay = false;

  const fill = (state: EditorState) =>
    assist === null || slot.get(state) === assist.extension
      ? state
      : state.update({ effects: slot.reconfigure(assist.extension) }).state;
  const fetch = async (view: EditorView) => {
    if (assist !== null || isOnItsWay) return;
    isOnItsWay = true;
    const create = await code.fetch().finally(() => {
      isOnItsWay = false;
    });
    assist = create(schema);
    view.dispatch({ effects: slot.reconfigure(assist.extension) });
    if (isWanted && view.hasFocus) assist.suggest(view);
  };
  return {
    extension: [
      slot.of([]),
      keymap.of([{ key: 'Ctrl-Space', run: () => (isWanted = assist === null) }]),
      EditorView.updateListener.of(({ state, docChanged }) => {
        const { head } = state.selection.main;
        if (assist === null && docChanged)
          isWanted = /\w/.test(state.sliceDoc(Math.max(head - 1, 0), head));
      }),
      EditorView.domEventHandlers({
        // Without it one still writes; it is fetched again when somebody next comes near.
        focus: (_event, view) => void fetch(view).catch(() => undefined),
        // The same.
        mouseover: (_event, view) => void fetch(view).catch(() => undefined),
      }),
    ],
    fill,
  };
}
