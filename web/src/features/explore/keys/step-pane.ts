/** Elements that can have the focus. */
const focusable = 'button:not([tabindex="-1"]):not([disabled]), a[href], input, [tabindex="0"]';

/**
 * Moves the focus to the next or previous pane. False at either end, where the browser handles the
 * key.
 */
export function stepPane(root: ParentNode, by: 1 | -1): boolean {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')];
  const place = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = place === -1 ? panes.at(by === 1 ? 0 : -1) : panes[place + by];
  if (next === undefined) return false;
  const target = next.matches('button')
    ? next
    : (findEditor(next) ?? next.querySelector<HTMLElement>(focusable));
  target?.focus();
  return target !== null;
}

/** The editor in a pane, which has a shadow root of its own. */
function findEditor(pane: HTMLElement): HTMLElement | null {
  const place = pane.querySelector('[data-first-focus]');
  return place?.shadowRoot?.querySelector<HTMLElement>('[contenteditable]') ?? null;
}
