/** Keys of the workbench, as shown to people; Ctrl stands for Cmd on a Mac. */
export const keyList = [
  { keys: 'Ctrl+Enter', does: 'Run; press again to stop' },
  { keys: 'Esc, then Tab', does: 'Leave the text editor' },
  { keys: 'Ctrl+Space', does: 'Completion' },
  { keys: 'F1', does: 'Help on the word at the cursor' },
  { keys: 'F8, Shift+F8', does: 'Next or previous problem' },
  { keys: 'Shift+Alt+F', does: 'Format' },
  { keys: 'Ctrl+S', does: 'Save' },
  { keys: 'Ctrl+B', does: 'Open or close the builder' },
  { keys: 'Ctrl+E', does: 'Open or close the text' },
  { keys: '/', does: 'Find a measure, outside the text' },
  { keys: 'Alt+1, 2, 3', does: 'Table, chart, JSON' },
  { keys: 'Alt+N', does: 'New question' },
  { keys: 'Alt+W', does: 'Close the question' },
  { keys: 'Alt+PageUp, PageDown', does: 'The next or previous question' },
  { keys: 'F6, Shift+F6', does: 'Next or previous pane' },
  { keys: '?', does: 'This list' },
] as const;
