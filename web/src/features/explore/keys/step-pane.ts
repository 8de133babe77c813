/** What can have the focus. */
const focusable = 'button:not([tabindex="-1"]):not([disabled]), a[href], input, [tabindex="0"]';

/** Moves the focus to the next pane, or the last one. False at the end, where the key is the browser's again. */
export function stepPane(root: ParentNode, by: 1 | -1): boolean {
  const panes = [...root.querySelectorAll<HTMLElement>('[data-pane]')];
  const place = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = place === -1 ? (by === 1 ? panes[0] : panes.at(-1)) : panes[place + by];
  if (next === undefined) return false;
  const target = next.matches('button')
    ? next
    : (next.querySelector<HTMLElement>('[data-first-focus]') ?? next.querySelector<HTMLElement>(focusable));
  target?.focus();
  return target !== null;
}
