import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import {
  bracketMatching,
  codeFolding,
  foldEffect,
  foldKeymap,
  indentOnInput,
} from '@codemirror/language';
import {
  EditorState,
  type Extension,
  StateEffect,
  StateField,
  type TransactionSpec,
} from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { graphqlLanguageSupport } from 'cm6-graphql';
import type { GraphQLSchema } from 'graphql';

import type { TextRange } from '#features/explore/workbench.type.js';

import { createAssistSlot } from './assist-slot.js';
import { findChange } from './find-change.js';
import { findFolds } from './find-folds.js';
import { markMeasures } from './mark-measures.js';
import { setProblems, showProblems } from './show-problems.js';
import type { TextProblem } from './text-problem.type.js';
import { theme } from './theme.js';
import { typeOver } from './type-over.js';

/** The parts from which an editor is created. */
export interface EditorParts {
  readonly schema: GraphQLSchema;
  /** The names of fields that are measures. */
  readonly measures: ReadonlySet<string>;
  /** Called when the text of a tab changes in the editor. */
  readonly onText: (id: string, text: string) => void;
  /** Called when the caret moves. */
  readonly onCaret: (at: number) => void;
}

/**
 * The texts of all tabs, each with its own undo history. One text is visible if the pane is open.
 */
export interface EditorHost {
  /** Draws the editor into an element; the returned function removes it. */
  readonly attach: (element: HTMLElement, label: string) => () => void;
  /** Shows the text of a tab in the state in which it was left. */
  readonly show: (id: string, text: string) => void;
  /** Replaces the visible text, changing only what differs; undo reverts it. */
  readonly replace: (text: string) => void;
  readonly forget: (id: string) => void;
  readonly read: () => string;
  readonly setProblems: (problems: readonly TextProblem[]) => void;
  /** Highlights a part of the text, and on request scrolls to it. */
  readonly light: (range: TextRange | null, intoView: boolean) => void;
  /** Moves the caret and the focus into the text. */
  readonly goTo: (at: number) => void;
  /** Writes at the caret. */
  readonly insert: (text: string) => void;
  readonly caret: () => number;
  /** The word at the caret; empty if there is none. */
  readonly word: () => string;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  readonly focus: () => void;
}

const setLit = StateEffect.define<TextRange | null>();
const litField = StateField.define({
  create: () => Decoration.none,
  update: (shown, transaction) => {
    for (const effect of transaction.effects) {
      if (!effect.is(setLit)) continue;
      if (effect.value === null) return Decoration.none;
      const { doc } = transaction.state;
      const last = doc.lineAt(Math.min(effect.value.to, doc.length)).number;
      const first = doc.lineAt(Math.min(effect.value.from, doc.length)).number;
      return Decoration.set(
        Array.from({ length: last - first + 1 }, (_, index) =>
          Decoration.line({ class: 'is-hit' }).range(doc.line(first + index).from),
        ),
      );
    }
    return shown.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Keys that the page handles, even if the editor has the focus. */
const ofPage: ReadonlySet<string | undefined> = new Set([
  'Mod-Enter',
  'Alt-ArrowUp',
  'Mod-i',
  'F8',
]);

/** Creates the editor; nothing is drawn until it is attached. */
export function createEditorHost({ schema, measures, onText, onCaret }: EditorParts): EditorHost {
  const states = new Map<string, EditorState>();
  let front = '';
  let view: EditorView | null = null;
  let label = 'Text of the question';
  const assist = createAssistSlot(schema);

  const extensions: Extension = [
    lineNumbers(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    codeFolding({ placeholderText: '…' }),
    graphqlLanguageSupport(),
    assist.extension,
    typeOver(),
    markMeasures(measures),
    litField,
    showProblems(),
    theme,
    keymap.of(
      [...defaultKeymap, ...historyKeymap, ...foldKeymap].filter(({ key }) => !ofPage.has(key)),
    ),
    EditorView.contentAttributes.of(() => ({
      'aria-label': label,
      'aria-multiline': 'true',
      spellcheck: 'false',
      autocorrect: 'off',
    })),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(front, update.state.doc.toString());
      if (update.selectionSet || update.docChanged) onCaret(update.state.selection.main.head);
    }),
  ];
  const current = () => view?.state ?? states.get(front) ?? null;
  const make = (text: string) => foldQuietly(EditorState.create({ doc: text, extensions }));
  const dispatch = (spec: TransactionSpec) => {
    if (view !== null) {
      view.dispatch(spec);
      return;
    }
    const state = states.get(front);
    if (state === undefined) return;
    const transaction = state.update(spec);
    states.set(front, transaction.state);
    if (transaction.docChanged) onText(front, transaction.state.doc.toString());
  };
  const step = (command: typeof undo) => {
    const state = current();
    return (
      state !== null &&
      command({
        state,
        dispatch: (transaction) =>
          view === null ? dispatch2(transaction.state) : view.dispatch(transaction),
      })
    );
  };
  const dispatch2 = (state: EditorState) => {
    states.set(front, state);
    onText(front, state.doc.toString());
  };

  return {
    attach(element, named) {
      label = named;
      const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
      const state = assist.fill(states.get(front) ?? make(''));
      view = new EditorView({ state, parent: root, root });
      return () => {
        if (view === null) return;
        states.set(front, view.state);
        view.destroy();
        view = null;
      };
    },
    show(id, text) {
      if (view !== null && front !== '') states.set(front, view.state);
      front = id;
      const kept = states.get(id);
      const state = kept?.doc.toString() === text ? kept : make(text);
      states.set(id, state);
      view?.setState(assist.fill(state));
    },
    replace(text) {
      const state = current();
      const change = state && findChange(state.doc.toString(), text);
      if (change) dispatch({ changes: change, userEvent: 'input.builder' });
    },
    forget: (id) => void states.delete(id),
    read: () => current()?.doc.toString() ?? '',
    setProblems: (problems) => view?.dispatch({ effects: setProblems.of(problems) }),
    light(range, intoView) {
      const effects =
        range && intoView ? [EditorView.scrollIntoView(range.from, { y: 'center' })] : [];
      view?.dispatch({ effects: [setLit.of(range), ...effects] });
    },
    goTo(at) {
      if (view === null) return;
      const anchor = Math.min(at, view.state.doc.length);
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      view.focus();
    },
    insert(text) {
      const state = current();
      if (state === null) return;
      const { from, to } = state.selection.main;
      dispatch({
        changes: { from, to, insert: text },
        selection: { anchor: from + text.length },
        userEvent: 'input.paste',
      });
      view?.focus();
    },
    caret: () => current()?.selection.main.head ?? 0,
    word: () => {
      const state = current();
      const range = state?.wordAt(state.selection.main.head) ?? null;
      return state === null || range === null ? '' : state.sliceDoc(range.from, range.to);
    },
    undo: () => step(undo),
    redo: () => step(redo),
    focus: () => view?.focus(),
  };
}

/** Folds the text that the builder writes for every question: the parts of a figure. */
function foldQuietly(state: EditorState): EditorState {
  const folds = findFolds(state.doc.toString());
  return folds.length === 0
    ? state
    : state.update({ effects: folds.map((range) => foldEffect.of(range)) }).state;
}
