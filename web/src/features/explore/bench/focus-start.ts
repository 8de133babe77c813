/** How long to wait for a part of the page that is still loading. */
const PATIENCE_MS = 3000;

/**
 * Moves the focus to the element where people continue, once it is drawn, because the pressed
 * control disappears and the focus would be lost. If the focus is elsewhere by then, it stays
 * there.
 */
export function focusOnceDrawn(root: HTMLElement, selector: string): void {
  const focus = () => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found !== null && document.activeElement === document.body) found.focus();
    return found !== null;
  };
  requestAnimationFrame(() => {
    if (focus()) return;
    const watching = new MutationObserver(() => {
      if (focus()) watching.disconnect();
    });
    watching.observe(root, { childList: true, subtree: true });
    setTimeout(() => watching.disconnect(), PATIENCE_MS);
  });
}
