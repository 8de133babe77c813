import { Compartment, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { GraphQLSchema } from 'graphql';

import { loadLazily } from '#lib/lazy-code.js';

import type { Assist } from './assist.js';

const code = loadLazily(async () => (await import('./assist.js')).createAssist);

interface AssistSlot {
  /** Reserves a place for the writing aids in an editor, and loads them. */
  readonly extension: Extension;
  /** A text with the writing aids, if they have loaded. */
  readonly fill: (state: EditorState) => EditorState;
}

/**
 * A place for the writing aids. They are a quarter of the editor's code, and are not needed to read
 * a text or to change it in the builder, so they are loaded when the pointer or the focus reaches
 * the text. If a word was started in the meantime, its list of completions opens then.
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
        // Writing works without the aids; focusing the text or moving the pointer loads them again.
        focus: (_event, view) => void fetch(view).catch(() => undefined),
        // The same as for the focus.
        mouseover: (_event, view) => void fetch(view).catch(() => undefined),
      }),
    ],
    fill,
  };
}
