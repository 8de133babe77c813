import { describe, expect, it } from 'vitest';

import { nameKey } from './use-page-keys.js';

const nothing = {
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
};

describe('nameKey', () => {
  it.each([
    { press: { key: 'Enter', ctrlKey: true }, name: 'Mod+Enter' },
    { press: { key: 'Enter', metaKey: true }, name: 'Mod+Enter' },
    { press: { key: '?', shiftKey: true, code: 'Slash' }, name: '?' },
    { press: { key: '/', code: 'Slash' }, name: '/' },
    { press: { key: 'F8', shiftKey: true }, name: 'Shift+F8' },
    { press: { key: 'F', shiftKey: true, altKey: true, code: 'KeyF' }, name: 'Alt+Shift+F' },
    { press: { key: 'ñ', altKey: true, code: 'KeyN' }, name: 'Alt+N' },
    { press: { key: '1', altKey: true, code: 'Digit1' }, name: 'Alt+1' },
    { press: { key: 'PageDown', altKey: true }, name: 'Alt+PageDown' },
    { press: { key: 's', ctrlKey: true, code: 'KeyS' }, name: 'Mod+S' },
  ])('gives the name $name', ({ press, name }) => {
    expect(nameKey({ ...nothing, ...press })).toBe(name);
  });
});
