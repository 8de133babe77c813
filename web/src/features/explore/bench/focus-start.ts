/** How long a part of the page that is still fetched is waited for. */
const PATIENCE_MS = 3000;

/**
 * Puts the focus where one goes on, once that is drawn: what was pressed goes from the page and
 * would take the focus with it. The person who is somewhere else by then is left alone.
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
