import { describe, expect, it } from 'vitest';

import { IdTokenSeal } from './id-token-seal.js';

const seal = new IdTokenSeal('secret');

describe('a sealed ID token', () => {
  it('opens under the same client secret for the same person, and reveals nothing', () => {
    const sealed = seal.seal('eyJhbGciOiJSUzI1NiJ9.é.x', 'p-1');
    expect(sealed).toMatch(/^v1\.[\w-]+$/);
    expect(sealed).not.toContain('eyJhbGciOi');
    expect(Buffer.from(sealed.slice(3), 'base64url').toString()).not.toContain('eyJhbGciOi');
    expect(new IdTokenSeal('secret').open(sealed, 'p-1')).toBe('eyJhbGciOiJSUzI1NiJ9.é.x');
  });

  it('is never the same twice', () => {
    expect(seal.seal('a', 'p-1')).not.toBe(seal.seal('a', 'p-1'));
  });

  const sealed = seal.seal('a token', 'p-1');
  const changed = `${sealed.slice(0, -1)}${sealed.endsWith('A') ? 'B' : 'A'}`;
  it.each([
    { what: 'another client secret', open: () => new IdTokenSeal('Secret').open(sealed, 'p-1') },
    { what: 'another person', open: () => seal.open(sealed, 'p-2') },
    { what: 'a change', open: () => seal.open(changed.replace('v1.', 'v1.A'), 'p-1') },
    { what: 'a token as it came', open: () => seal.open('eyJhbGciOiJSUzI1NiJ9.e30.x', 'p-1') },
    { what: 'a shortened one', open: () => seal.open('v1.AAAA', 'p-1') },
    { what: 'nothing', open: () => seal.open('', 'p-1') },
  ])('does not open with $what', ({ open }) => {
    expect(open()).toBe(null);
  });
});
