import { describe, expect, it } from 'vitest';

import { findKeptText, keepText } from './kept-text.js';

describe('words that were not saved', () => {
  it('are kept for the person who wrote them, until they are saved', () => {
    const storage = aStorage();
    const of = { viewer: 'one', text: 't' };
    keepText(storage, of, { body: 'Not yet saved', version: 2 });
    expect(findKeptText(storage, 'one', 't')).toEqual({ body: 'Not yet saved', version: 2 });
    expect(findKeptText(storage, 'another', 't')).toBeNull();
    keepText(storage, of, null);
    expect(findKeptText(storage, 'one', 't')).toBeNull();
  });
});

/** Keeps what a browser would. */
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
