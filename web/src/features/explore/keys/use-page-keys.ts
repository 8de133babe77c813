import { useEffect, useRef } from 'react';

/**
 * What a key does; false where it has nothing to do now, so that the browser does what it does by
 * itself.
 */
export type KeyAction = () => boolean | undefined;

/**
 * Keys of the page by their names, such as `Mod+Enter`, `Alt+N` or `?`. Mod is Ctrl, on a Mac Cmd.
 */
export type PageKeys = Readonly<Record<string, KeyAction>>;

/**
 * Whether somebody is writing where a key was pressed; the editor stands in a root of its own, so
 * it is asked by the path of the event.
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

/** Whether what opened over the page has the key. */
function isInOverlay({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null
  );
}

const editing: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Y']);

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'code'>;

/** The name of what was pressed. */
export function nameKey({ key, ctrlKey, metaKey, altKey, shiftKey, code }: Pressed): string {
  // With Alt a Mac writes another letter: the key itself says which it is.
  const letter = altKey && /^(?:Key|Digit)/.test(code) ? code.slice(-1) : key;
  const named = letter.length === 1 ? letter.toUpperCase() : letter;
  const shift = shiftKey && (named.length > 1 || altKey) ? 'Shift+' : '';
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift}${named}`;
}

/**
 * Hands keys to the page. Single keys never act while somebody types, nor where they are switched
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
      // Undoing what was typed into a field is the field's.
      if ((isSingle || editing.has(name)) && isTyping(event)) return;
      if (isSingle && !areSingleKeysOn) return;
      const deed = latest.current()[name];
      if (deed === undefined || deed() === false) return;
      event.preventDefault();
    };
    // A button with the focus would take Enter for a press of its own, whatever is held with it.
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
