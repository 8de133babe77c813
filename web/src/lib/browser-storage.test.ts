import { afterEach, describe, expect, it } from 'vitest';

import {
  clearBrowserStorage,
  findLocalStorage,
  findSessionStorage,
  readEntry,
  storeEntry,
} from './browser-storage.js';

const refuse = () => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
};

const names = ['localStorage', 'sessionStorage'] as const;

/** Gives the browser other storage. The function is called each time storage is named. */
function stubStorage(toStorage: () => Partial<Storage>): void {
  for (const name of names)
    Object.defineProperty(globalThis, name, { configurable: true, get: toStorage });
}

afterEach(() => {
  for (const name of names) Reflect.deleteProperty(globalThis, name);
});

describe('storage of a browser that does not allow it', () => {
  it.each([
    ['named', refuse],
    ['read', () => ({ getItem: refuse })],
  ])('is empty and takes nothing if it fails when it is %s', (_when, toStorage) => {
    stubStorage(toStorage);
    expect(findLocalStorage()).toHaveLength(0);
    expect(findSessionStorage().getItem('a')).toBeNull();
    expect(readEntry('a')).toBeNull();
    expect(storeEntry('a', '1')).toBe(false);
    expect(() => clearBrowserStorage(findLocalStorage())).not.toThrow();
  });

  it('says that a full storage did not take an entry, and still reads it', () => {
    stubStorage(() => ({ getItem: () => 'kept', setItem: refuse }));
    expect(storeEntry('a', '1')).toBe(false);
    expect(readEntry('a')).toBe('kept');
  });
});
