import { useEffect, useRef } from 'react';

/** The action of a key; false if it has nothing to do now, so that the browser handles the key. */
export type KeyAction = () => boolean | undefined;

/** Keys of the page by name, such as `Mod+Enter`, `Alt+N` or `?`. Mod is Ctrl, or Cmd on a Mac. */
export type PageKeys = Readonly<Record<string, KeyAction>>;

/**
 * Whether a key was pressed in a text field; the editor is in its own shadow root, so the event's
 * path is checked.
 */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button)$/.test(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Whether the key was pressed in a dialog or list that is open over the page. */
function isInOverlay({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null
  );
}

const editing: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Y']);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

/** The name of a key press. */
export function nameKey({ key, ctrlKey, metaKey, altKey, shiftKey, code }: Pressed): string {
  // With Alt a Mac types another letter, so the letter is read from the key's code.
  const letter = altKey && /^(?:Key|Digit)/.test(code) ? code.slice(-1) : key;
  const named = letter.length === 1 ? letter.toUpperCase() : letter;
  const shift = shiftKey && (named.length > 1 || altKey) ? 'Shift+' : '';
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift}${named}`;
}

/**
 * Handles the page's keys. Single keys do nothing while somebody types, or if they are switched
 * off.
 */
export function usePageKeys(
  toKeys: () => PageKeys,
  {
    areSingleKeysOn,
    isDialogOpen,
  }: { readonly areSingleKeysOn: boolean; readonly isDialogOpen: boolean },
): void {
  const latest = useRef(toKeys);
  useEffect(() => {
    latest.current = toKeys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isDialogOpen) return;
      const name = nameKey(event);
      const isSingle = name.length === 1;
      // In a field, Undo is left to the field.
      if ((isSingle || editing.has(name)) && isTyping(event)) return;
      if (isSingle && !areSingleKeysOn) return;
      const deed = latest.current()[name];
      if (deed === undefined || deed() === false) return;
      event.preventDefault();
    };
    // A button with the focus would treat Enter as a press even with other keys held.
    const pressFirst = (event: KeyboardEvent) => {
      if (nameKey(event) !== 'Mod+Enter' || isInOverlay(event)) return;
      press(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', pressFirst, true);
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', pressFirst, true);
      window.removeEventListener('keydown', press);
    };
  }, [areSingleKeysOn, isDialogOpen]);
}
