import { STORAGE_KEYS } from '#lib/browser-storage.js';

/**
 * Text that somebody typed and that is not on the server, and the version that it was typed over.
 */
export interface TextDraft {
  readonly body: string;
  readonly version: number;
}

const keyOf = (viewer: string, text: string) => `${STORAGE_KEYS}${viewer}:text:${text}`;

/** What somebody typed for a text and did not save; null if there is nothing. */
export function findTextDraft(storage: Storage, viewer: string, text: string): TextDraft | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(viewer, text)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('body' in kept) || !('version' in kept))
      return null;
    const { body, version } = kept;
    return typeof body === 'string' && typeof version === 'number' ? { body, version } : null;
  } catch {
    // Data from another version may not be JSON.
    return null;
  }
}

/**
 * Keeps text until it is saved. Null removes it. False if the browser stores nothing, or has no
 * space.
 */
export function storeTextDraft(
  storage: Storage,
  { viewer, text }: { readonly viewer: string; readonly text: string },
  kept: TextDraft | null,
): boolean {
  try {
    if (kept === null) storage.removeItem(keyOf(viewer, text));
    else storage.setItem(keyOf(viewer, text), JSON.stringify(kept));
    return true;
  } catch {
    // Storage is off or full; the caller says so.
    return false;
  }
}
