import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/**
 * Handles typing over a selection in place of the browser, which would copy the look of the
 * replaced text with style attributes. The content policy refuses these, and each would be
 * reported.
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
      // Another handler may handle the typing first, for example to put brackets around the
      // selection.
      const isHandled = view.state
        .facet(EditorView.inputHandler)
        .some((handle) => handle(view, from, to, data, insert));
      if (!isHandled) view.dispatch(insert());
      event.preventDefault();
      return true;
    },
  });
}
