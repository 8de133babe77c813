import { createHmac } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { toRecordKeys } from './record-key.js';

describe('toRecordKeys', () => {
  it('is the first 32 bits of HMAC-SHA-256 of agency and reference, for any secret and text', () => {
    const secret = fc.uint8Array({ minLength: 0, maxLength: 200 });
    const names = fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme', maxLength: 600 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(secret, names, (key, records) => {
        const toKey = toRecordKeys(key);
        for (const [agency, reference] of records) {
          const expected = createHmac('sha256', key)
            .update(`${agency}\0${reference}`, 'utf8')
            .digest()
            .readUInt32BE(0);
          expect(toKey(agency, reference)).toBe(expected);
        }
      }),
    );
  });

  it('equals OpenSSL’s result', () => {
    // printf 'TVP\\0R1' | openssl dgst -sha256 -mac HMAC -macopt
    // hexkey:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    expect(toRecordKeys(Buffer.alloc(20, 0xaa))('TVP', 'R1').toString(16)).toBe('8cee55a7');
  });
});
