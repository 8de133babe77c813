import { describe, expect, it } from 'vitest';

import { refuseOldServer } from './server-version.js';

describe('refuseOldServer', () => {
  it.each([
    { number: 150_000, name: '15.0', because: 'it is the oldest version accepted' },
    { number: 180_004, name: '18.4', because: 'it is the embedded version' },
  ])('accepts $name: $because', ({ number, name }) => {
    expect(() => refuseOldServer(number, name)).not.toThrow();
  });

  it.each([
    { number: 149_999, name: '14.99', because: 'it is one below the oldest version' },
    { number: 90_624, name: '9.6.24', because: 'it is numbered in the old way' },
  ])('refuses $name and says what would work: $because', ({ number, name }) => {
    expect(() => refuseOldServer(number, name)).toThrow(
      `needs PostgreSQL 15 or newer; this server is ${name}. Upgrade it`,
    );
  });
});
