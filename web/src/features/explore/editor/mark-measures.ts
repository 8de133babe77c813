import { syntaxTree } from '@codemirror/language';
import type { Extension, Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';

const measure = Decoration.mark({ class: 'is-measure' });

/**
 * Highlights the names of measures: in GraphQL they are fields like any other, but they matter most
 * to readers.
 */
export function markMeasures(keys: ReadonlySet<string>): Extension {
  const mark = ({ state, visibleRanges }: EditorView): DecorationSet => {
    const found: Range<Decoration>[] = [];
    for (const { from, to } of visibleRanges) {
      syntaxTree(state).iterate({
        from,
        to,
        enter: (node) => {
          if (node.name !== 'FieldName' && node.name !== 'EnumValue') return;
          if (keys.has(state.sliceDoc(node.from, node.to)))
            found.push(measure.range(node.from, node.to));
        },
      });
    }
    return Decoration.set(found, true);
  };
  return ViewPlugin.define(
    (view) => ({
      decorations: mark(view),
      update(update: ViewUpdate) {
        const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
        if (update.docChanged || update.viewportChanged || isParsed)
          this.decorations = mark(update.view);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
}
