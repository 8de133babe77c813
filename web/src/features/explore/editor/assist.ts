import {
  acceptCompletion,
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completionStatus,
  startCompletion,
} from '@codemirror/autocomplete';
import { type Extension, Prec } from '@codemirror/state';
import { type EditorView, hoverTooltip, type KeyBinding, keymap } from '@codemirror/view';
import type { GraphQLSchema } from 'graphql';

import { complete } from './complete.js';
import { describeAt } from './describe-at.js';

/** The writing aids. */
export interface Assist {
  readonly extension: Extension;
  /** Opens the list of words that fit at the caret. */
  readonly suggest: (view: EditorView) => void;
}

const keys: readonly KeyBinding[] = [
  {
    key: 'Tab',
    run: (view) => completionStatus(view.state) === 'active' && acceptCompletion(view),
  },
  { key: 'Escape', run: closeCompletion },
];

/** Completion, closing brackets, and the meaning of the word under the pointer. */
export function createAssist(schema: GraphQLSchema): Assist {
  const extension = [
    closeBrackets(),
    // Nothing is preselected, so Enter ends a line.
    autocompletion({
      override: [(context) => complete(schema, context)],
      selectOnOpen: false,
      interactionDelay: 0,
      icons: false,
      maxRenderedOptions: 60,
    }),
    hoverTooltip((shown, at) => toTooltip(schema, shown, at), { hoverTime: 300 }),
    Prec.high(keymap.of(keys)),
    keymap.of(closeBracketsKeymap),
  ];
  return { extension, suggest: startCompletion };
}

function toTooltip(schema: GraphQLSchema, { state }: EditorView, at: number) {
  const help = describeAt(schema, state.doc, at);
  if (help === null) return null;
  return {
    pos: at,
    above: true,
    create: () => {
      const dom = document.createElement('div');
      dom.className = 'words';
      const head = document.createElement('b');
      head.textContent = help.word;
      const words = document.createElement('p');
      words.textContent = help.description;
      dom.append(head, words);
      if (help.type !== null) {
        const type = document.createElement('code');
        type.textContent = help.type;
        dom.append(type);
      }
      return { dom };
    },
  };
}
