import { describe, expect, it } from 'vitest';

import { findTextDraft, storeTextDraft } from './text-draft.js';

describe('unsaved text', () => {
  it('is kept for the person who typed it, until it is saved', () => {
    const storage = aStorage();
    const of = { viewer: 'one', text: 't' };
    storeTextDraft(storage, of, { body: 'Not yet saved', version: 2 });
    expect(findTextDraft(storage, 'one', 't')).toEqual({ body: 'Not yet saved', version: 2 });
    expect(findTextDraft(storage, 'another', 't')).toBeNull();
    storeTextDraft(storage, of, null);
    expect(findTextDraft(storage, 'one', 't')).toBeNull();
  });
});

/** A store like a browser’s. */
function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    clear: () => kept.clear(),
    key: () => null,
    getItem: (key) => kept.get(key) ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}
