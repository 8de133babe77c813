import { STORAGE_KEYS } from '#lib/browser-storage.js';

/**
 * Words that somebody wrote and that the server has not, and the version of the text that they were
 * written over.
 */
export interface TextDraft {
  readonly body: string;
  readonly version: number;
}

const keyOf = (viewer: string, text: string) => `${STORAGE_KEYS}${viewer}:text:${text}`;

/** Words of a text that were not saved; null where there are none. */
export function findTextDraft(storage: Storage, viewer: string, text: string): TextDraft | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(viewer, text)) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('body' in kept) || !('version' in kept))
      return null;
    const { body, version } = kept;
    return typeof body === 'string' && typeof version === 'number' ? { body, version } : null;
  } catch {
    // Storage is off, or holds something else: nothing is kept.
    return null;
  }
}

/** Keeps words until they are saved. Null takes them away. */
export function storeTextDraft(
  storage: Storage,
  { viewer, text }: { readonly viewer: string; readonly text: string },
  kept: TextDraft | null,
): void {
  try {
    if (kept === null) storage.removeItem(keyOf(viewer, text));
    else storage.setItem(keyOf(viewer, text), JSON.stringify(kept));
  } catch {
    // A browser that keeps nothing still has them on the page.
  }
}
