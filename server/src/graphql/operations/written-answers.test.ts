import { describe, expect, it } from 'vitest';

import { nobody } from '#domain/access/request-identity.js';
import { Periods } from '#domain/period.js';
import { Places } from '#domain/places.js';
import { AsOf } from '#graphql/current-operation.js';

import { toPieces, WrittenAnswers, WrittenField } from './written-answers.js';

const first = new AsOf('2026-11-24T09:00:00.001Z');
const later = new AsOf('2026-11-24T10:00:00.002Z');
/** New reference data, which differs from that of any other call. */
const someLists = (today: string) => ({
  ...{ today, places: new Places([]), agencies: [] },
  ...{ periods: new Periods([]), obligations: [] },
});
const aField = (bytes: number) => new WrittenField([Buffer.alloc(bytes)], [], 1);

describe('a written answer', () => {
  it('contains the time of each question', () => {
    const value = { a: first, text: 'größer – größer', b: [first] };
    const before = first.written;
    const text = JSON.stringify(value);
    const pieces = toPieces(text, { asOf: first, written: first.written - before });
    const field = new WrittenField(pieces ?? [], [], 1);
    expect(Buffer.concat(field.at(first)).toString()).toBe(text);
    expect(Buffer.concat(field.at(later)).toString()).toBe(
      JSON.stringify({ ...value, a: later, b: [later] }),
    );
  });

  it('is not split where something else has the same text as the time', () => {
    const asOf = new AsOf(first);
    const text = JSON.stringify({ asOf, happenedAt: asOf.toISOString() });
    expect(toPieces(text, { asOf, written: asOf.written })).toBeNull();
  });
});

describe('written answers', () => {
  it('have a key that contains everything they depend on', () => {
    const answers = new WrittenAnswers();
    const parts = {
      queryHash: 'a',
      operationName: null,
      variables: { area: 'X' },
      cacheVersion: '1',
    };
    const aGrant = { role: 'ANALYST', agencyIds: [1], areaCodes: [], marking: 'OFFICIAL' } as const;
    const context = {
      policy: { kind: 'PARTNER', agencyIds: [1] },
      viewer: { ...nobody, grants: [aGrant] },
      referenceData: someLists('2026-11-24'),
    } as const;
    const keys = [
      answers.toKey(parts, context),
      answers.toKey({ ...parts, queryHash: 'b' }, context),
      answers.toKey({ ...parts, operationName: 'A' }, context),
      answers.toKey({ ...parts, variables: { area: 'Y' } }, context),
      answers.toKey({ ...parts, cacheVersion: '2' }, context),
      answers.toKey(parts, { ...context, policy: { kind: 'CLEARED' } }),
      answers.toKey(parts, { ...context, policy: { kind: 'PARTNER', agencyIds: [2] } }),
      answers.toKey(parts, {
        ...context,
        viewer: { ...nobody, grants: [{ ...aGrant, marking: 'OFFICIAL_SENSITIVE' }] },
      }),
      answers.toKey(parts, { ...context, referenceData: someLists('2026-11-24') }),
      answers.toKey(parts, {
        ...context,
        referenceData: { ...context.referenceData, today: '2026-11-25' },
      }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(answers.toKey(parts, { ...context })).toBe(keys[0]);
    expect(answers.toKey({ ...parts, variables: { a: 'x'.repeat(20_000) } }, context)).toBeNull();
  });

  it('are kept up to a number of bytes, and the least recently used are removed first', () => {
    const answers = new WrittenAnswers(30_000);
    for (const key of ['a', 'b']) answers.keep(key, aField(9_000));
    expect(answers.find('a')).toBeDefined();
    answers.keep('c', aField(9_000));
    expect(['a', 'b', 'c'].map((key) => answers.find(key) !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    expect(answers.bytes).toBeLessThanOrEqual(30_000);
    answers.keep('d', aField(31_000));
    expect(answers.find('d')).toBeUndefined();
    expect(answers.find('a')).toBeDefined();
  });
});
