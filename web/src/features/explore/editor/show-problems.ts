import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  gutterLineClass,
  GutterMarker,
  WidgetType,
} from '@codemirror/view';

import type { Fix, TextProblem } from './text-problem.type.js';

/** Tells the editor the current problems. */
export const setProblems = StateEffect.define<readonly TextProblem[]>();

/**
 * Problems at their places: a wavy line, a bold line number, and below it the message with a button
 * for each fix.
 */
export const problemField = StateField.define<{
  readonly problems: readonly TextProblem[];
  readonly shown: DecorationSet;
}>({
  create: () => ({ problems: [], shown: Decoration.none }),
  update: ({ problems, shown }, transaction) => {
    for (const effect of transaction.effects) {
      if (effect.is(setProblems))
        return {
          problems: effect.value,
          shown: draw(effect.value, transaction.state.doc.length, transaction.state),
        };
    }
    // Problems are computed again when the writer pauses; until then they move with the text.
    return { problems, shown: shown.map(transaction.changes) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ shown }) => shown),
});

interface Lines {
  readonly doc: { readonly lineAt: (at: number) => { readonly from: number; readonly to: number } };
}

function draw(problems: readonly TextProblem[], length: number, { doc }: Lines): DecorationSet {
  const fitting = problems.filter(({ from, to }) => from <= to && to <= length);
  return Decoration.set(
    fitting.flatMap((problem) => {
      const { from, to } = problem;
      const line = doc.lineAt(from);
      return [
        Decoration.line({ class: 'has-problem' }).range(line.from),
        ...(to > from ? [Decoration.mark({ class: 'is-wrong' }).range(from, to)] : []),
        Decoration.widget({ widget: new Note(problem), block: true, side: 1 }).range(line.to),
      ];
    }),
    true,
  );
}

class Note extends WidgetType {
  constructor(private readonly problem: TextProblem) {
    super();
  }

  override eq(other: Note): boolean {
    return (
      other.problem.sentence === this.problem.sentence &&
      JSON.stringify(other.problem.fixes) === JSON.stringify(this.problem.fixes)
    );
  }

  override toDOM(view: EditorView): HTMLElement {
    const note = document.createElement('div');
    note.className = 'note';
    const words = document.createElement('p');
    words.textContent = this.problem.sentence;
    note.append(words);
    if (this.problem.fixes.length > 0) {
      const row = document.createElement('div');
      row.append(...this.problem.fixes.map((fix) => toButton(fix, view)));
      note.append(row);
    }
    const room = document.createElement('div');
    room.className = 'noteRoom';
    room.append(note);
    return room;
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

function toButton({ label, from, to, insert }: Fix, view: EditorView): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => {
    view.dispatch({
      changes: { from, to, insert },
      selection: { anchor: from + insert.length },
      userEvent: 'input.fix',
    });
    view.focus();
  });
  return button;
}

const wrongNumber = new (class extends GutterMarker {
  override readonly elementClass = 'has-problem';
})();

/** Shows problems in the text and in the margin. */
export function showProblems(): Extension {
  return [
    problemField,
    gutterLineClass.compute([problemField], (state) => {
      const { problems } = state.field(problemField);
      const starts = [
        ...new Set(
          problems
            .filter(({ from }) => from <= state.doc.length)
            .map(({ from }) => state.doc.lineAt(from).from),
        ),
      ];
      return RangeSet.of(starts.toSorted((a, b) => a - b).map((start) => wrongNumber.range(start)));
    }),
  ];
}
