import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Writes what is typed over a selection itself. A browser that does so keeps the looks of what was
 * there, by attributes of style that the content policy refuses, and complains of each.
 */
export function typeOver(): Extension {
  return EditorView.domEventHandlers({
    beforeinput: (event, view) => {
      const { from, to, empty } = view.state.selection.main;
      const { data } = event;
      if (
        event.inputType !== 'insertText' ||
        data === null ||
        empty ||
        view.composing ||
        !event.cancelable
      )
        return false;
      const insert = () =>
        view.state.update({
          changes: { from, to, insert: data },
          selection: { anchor: from + data.length },
          scrollIntoView: true,
          userEvent: 'input.type',
        });
      // Such as a bracket that is put round what is selected.
      const isHandled = view.state
        .facet(EditorView.inputHandler)
        .some((handle) => handle(view, from, to, data, insert));
      if (!isHandled) view.dispatch(insert());
      event.preventDefault();
      return true;
    },
  });
}
