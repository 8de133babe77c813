import { type RefObject, useEffect } from 'react';

interface FieldFocusProps {
  readonly dialog: RefObject<HTMLElement | null>;
}

/**
 * Moves the focus of an opened dialog to its first field, so that nothing typed at once is lost. A
 * field that appears later gets the focus unless somebody has moved it.
 */
export function FieldFocus({ dialog }: FieldFocusProps) {
  useEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    const isWaiting = () =>
      document.activeElement === current || !current.contains(document.activeElement);
    const give = () => {
      const field = isWaiting() ? findFirstField(current) : null;
      field?.focus();
      return field !== null || !isWaiting();
    };
    if (give()) return;
    const watching = new MutationObserver(() => (give() ? watching.disconnect() : undefined));
    watching.observe(current, { childList: true, subtree: true });
    return () => watching.disconnect();
  }, [dialog]);
  return null;
}

/** Elements to fill in or choose from. Hidden inputs that libraries add for forms do not count. */
const FIELDS = [
  'input:not([type="hidden"]):not([readonly])',
  'textarea:not([readonly])',
  'select',
  'button[aria-haspopup="listbox"]',
];

function findFirstField(dialog: HTMLElement): HTMLElement | null {
  const fields = [...dialog.querySelectorAll<HTMLElement>(FIELDS.join())];
  const first = fields.find(
    (field) => field.closest('[aria-hidden="true"]') === null && !field.matches(':disabled'),
  );
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio') return first ?? null;
  return (
    fields.find(
      (field) => field instanceof HTMLInputElement && field.name === first.name && field.checked,
    ) ?? first
  );
}
