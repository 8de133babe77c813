import { describe, expect, it } from 'vitest';

import { sha256 } from '#platform/sha256.js';
import { anEntry } from '#testing/audit-entries.js';

import { beginning, chain, type ChainedEntry, hashOf, type Head } from './chain.js';
import { type Breach, verifyChain } from './verify.js';

const LENGTH = 9;
const written = chain(
  beginning,
  Array.from({ length: LENGTH }, (_, index) => anEntry({ what: `Action ${index + 1}` })),
  sha256,
);
const [head = beginning] = written.slice(-1);

/** Two entries; the first is as written before addresses and sessions were recorded. */
const older = startInFirstFormat();

function startInFirstFormat(): readonly ChainedEntry[] {
  const [number, entry] = [1, anEntry({ what: 'Deed 1' })];
  const hash = hashOf(beginning.hash, { number, entry, format: 1 }, sha256);
  const first = {
    ...entry,
    number,
    previousHash: beginning.hash,
    hash,
    format: 1,
    beyondMs: 0,
  } as const;
  return [first, ...chain(first, [anEntry({ what: 'Deed 2' })], sha256)];
}

async function verify(
  entries: readonly ChainedEntry[],
  known: { readonly head?: Head; readonly expected?: Head } = {},
) {
  const inOrder = entries.toSorted((a, b) => a.number - b.number);
  return verifyChain(
    inOrder,
    { head: known.head ?? head, expected: known.expected ?? null },
    sha256,
  );
}

const at = (number: number): ChainedEntry => written[number - 1] ?? never();
const never = (): never => {
  throw new Error('No such entry');
};

/** The log with entry `number` replaced. */
const replaced = (number: number, parts: Partial<ChainedEntry>) =>
  written.map((entry) => (entry.number === number ? { ...entry, ...parts } : entry));

const without = (...numbers: readonly number[]) =>
  written.filter(({ number }) => !numbers.includes(number));

/** Renumbers every entry without gaps, and keeps the hash it was written with. */
const renumbered = (entries: readonly ChainedEntry[]) =>
  entries.map((entry, index) => ({ ...entry, number: index + 1 }));

/** An entry that agrees with the one before it. */
function forged(previous: Head, what: string): ChainedEntry {
  const [number, entry] = [previous.number + 1, anEntry({ what })];
  const hash = hashOf(previous.hash, { number, entry }, sha256);
  return { ...entry, number, previousHash: previous.hash, hash, format: 2, beyondMs: 0 };
}

/** The log with another entry as `number`, and all later hashes computed again. */
function rewritten(number: number): readonly ChainedEntry[] {
  const before = written.slice(0, number - 1);
  const after = [anEntry({ what: 'Another action' }), ...written.slice(number)];
  return [...before, ...chain(before.at(-1) ?? beginning, after, sha256)];
}

const swapped = (one: number, other: number) =>
  written.map((entry) => ({
    ...entry,
    number: entry.number === one ? other : entry.number === other ? one : entry.number,
  }));

describe('a log as it was written', () => {
  it('is intact', async () => {
    expect(await verify(written)).toEqual({
      isWhole: true,
      head: { number: LENGTH, hash: head.hash },
    });
  });

  it('is intact if it began in the first format and continued in the second', async () => {
    expect(await verify(older, { head: older[1] ?? beginning })).toEqual({
      isWhole: true,
      head: { number: 2, hash: older[1]?.hash },
    });
  });

  it.each([
    {
      what: 'is given an address',
      changed: { actor: { personId: null, name: 'Local administrator', address: '192.0.2.7' } },
    },
    {
      what: 'is given a session',
      changed: { actor: { personId: null, name: 'Local administrator', session: 'ab' } },
    },
    { what: 'claims to be in the second', changed: { format: 2 } },
    { what: 'has a time changed by less than a millisecond', changed: { beyondMs: 400 } },
  ] as const)('is not intact if an entry in the first format $what', async ({ changed }) => {
    const found = await verify(
      older.map((entry) => (entry.number === 1 ? { ...entry, ...changed } : entry)),
      { head: older[1] ?? beginning },
    );
    expect(found).toEqual({ isWhole: false, breach: { kind: 'CHANGED', number: 1 } });
  });

  it('is broken if an entry in the second format claims to be in the first', async () => {
    const found = await verify(replaced(3, { format: 1 }));
    expect(found).toEqual({ isWhole: false, breach: { kind: 'CHANGED', number: 3 } });
  });

  it('is intact before its first entry', async () => {
    expect(await verify([], { head: beginning })).toEqual({ isWhole: true, head: beginning });
  });

  it.each([1, 5, LENGTH])('is intact if entry %i is as expected', async (number) => {
    expect(await verify(written, { expected: at(number) })).toMatchObject({ isWhole: true });
  });
});

interface Tampering {
  readonly how: string;
  readonly entries: readonly ChainedEntry[];
  readonly breach: Breach;
}

const changed: readonly Tampering[] = [1, 4, LENGTH].flatMap((number): readonly Tampering[] => [
  {
    how: `entry ${number} says something else`,
    entries: replaced(number, { what: 'Nothing' }),
    breach: { kind: 'CHANGED', number },
  },
  {
    how: `entry ${number} was made at another time`,
    entries: replaced(number, { at: new Date('2026-11-24T09:00:00.001Z') }),
    breach: { kind: 'CHANGED', number },
  },
  {
    how: `entry ${number} has another hash`,
    entries: replaced(number, { hash: '1'.repeat(64) }),
    breach: { kind: 'CHANGED', number },
  },
  {
    how: `entry ${number} has another previous hash`,
    entries: replaced(number, { previousHash: '1'.repeat(64) }),
    breach: { kind: 'CHANGED', number },
  },
]);

const missing: readonly Tampering[] = [
  ...[1, 4].map((number) => ({
    how: `entry ${number} is gone`,
    entries: without(number),
    breach: { kind: 'MISSING' as const, number, until: number },
  })),
  {
    how: 'several are gone',
    entries: without(3, 4, 5),
    breach: { kind: 'MISSING', number: 3, until: 5 },
  },
  {
    how: 'the newest are gone',
    entries: without(8, 9),
    breach: { kind: 'MISSING', number: 8, until: 9 },
  },
  { how: 'all are gone', entries: [], breach: { kind: 'MISSING', number: 1, until: 9 } },
  {
    how: 'one is gone and the gap is closed',
    entries: renumbered(without(4)),
    breach: { kind: 'MISSING', number: 4, until: 4 },
  },
  {
    how: 'three are gone and the gap is closed',
    entries: renumbered(without(4, 5, 6)),
    breach: { kind: 'MISSING', number: 4, until: 6 },
  },
];

const added: readonly Tampering[] = [
  {
    how: 'one was added after the end',
    entries: [...written, forged(head, 'Added')],
    breach: { kind: 'ADDED', number: 10 },
  },
  {
    how: 'one was added before the beginning',
    entries: [{ ...forged(head, 'Added'), number: 0 }, ...written],
    breach: { kind: 'ADDED', number: 0 },
  },
  {
    how: 'one is there twice under its number',
    entries: [...written, at(4)],
    breach: { kind: 'ADDED', number: 4 },
  },
  {
    how: 'one was inserted that agrees with the one before it',
    entries: renumbered([...written.slice(0, 3), forged(at(3), 'Added'), ...written.slice(3)]),
    breach: { kind: 'ADDED', number: 4 },
  },
  {
    how: 'one was inserted that agrees with nothing',
    entries: renumbered([
      ...written.slice(0, 3),
      { ...forged(head, 'Added') },
      ...written.slice(3),
    ]),
    breach: { kind: 'ADDED', number: 4 },
  },
  {
    how: 'a copy was inserted after its original',
    entries: renumbered([...written.slice(0, 4), at(4), ...written.slice(4)]),
    breach: { kind: 'ADDED', number: 5 },
  },
];

const reordered: readonly Tampering[] = [
  {
    how: 'two neighbours were swapped',
    entries: swapped(4, 5),
    breach: { kind: 'REORDERED', number: 4, standsAt: 5 },
  },
  {
    how: 'two far apart were swapped',
    entries: swapped(2, 8),
    breach: { kind: 'REORDERED', number: 2, standsAt: 8 },
  },
  {
    how: 'the first and the last were swapped',
    entries: swapped(1, 9),
    breach: { kind: 'REORDERED', number: 1, standsAt: 9 },
  },
  {
    how: 'one was moved and the others renumbered',
    entries: renumbered([
      ...written.slice(0, 2),
      ...written.slice(3, 7),
      at(3),
      ...written.slice(7),
    ]),
    breach: { kind: 'REORDERED', number: 3, standsAt: 7 },
  },
  {
    how: 'one was moved past the end',
    entries: replaced(4, { number: 12 }),
    breach: { kind: 'REORDERED', number: 4, standsAt: 12 },
  },
];

describe('verifyChain', () => {
  it.each([...changed, ...missing, ...added, ...reordered])(
    'detects the place where $how',
    async ({ entries, breach }) => {
      expect(await verify(entries)).toEqual({ isWhole: false, breach });
    },
  );

  it('detects an entry changed together with its hash', async () => {
    const entry = anEntry({ what: 'Nothing' });
    const hash = hashOf(at(4).previousHash, { number: 4, entry }, sha256);
    expect(await verify(replaced(4, { ...entry, hash }))).toEqual({
      isWhole: false,
      breach: { kind: 'CHANGED', number: 4 },
    });
  });

  it.each([1, 4, LENGTH])(
    'detects from the head that everything from entry %i on was rewritten',
    async (number) => {
      expect(await verify(rewritten(number))).toEqual({
        isWhole: false,
        breach: { kind: 'REWRITTEN', number: LENGTH },
      });
    },
  );

  it('names the first of several breaches', async () => {
    const entries = replaced(3, { what: 'Nothing' }).map((entry) =>
      entry.number === 7 ? { ...entry, what: 'Nothing' } : entry,
    );
    expect(await verify(entries)).toEqual({
      isWhole: false,
      breach: { kind: 'CHANGED', number: 3 },
    });
  });
});

describe('somebody who can write everything, including the head,', () => {
  const forgedLog = rewritten(4);
  const [forgedHead = beginning] = forgedLog.slice(-1);

  it('is not detected by the database alone', async () => {
    expect(await verify(forgedLog, { head: forgedHead })).toMatchObject({ isWhole: true });
    expect(await verify(written.slice(0, 6), { head: at(6) })).toMatchObject({ isWhole: true });
  });

  it.each([4, 6, LENGTH])('is detected by an earlier copy of entry %i', async (number) => {
    expect(await verify(forgedLog, { head: forgedHead, expected: at(number) })).toEqual({
      isWhole: false,
      breach: { kind: 'REWRITTEN', number },
    });
  });

  it('is detected if the newest entries were cut off', async () => {
    expect(await verify(written.slice(0, 6), { head: at(6), expected: head })).toEqual({
      isWhole: false,
      breach: { kind: 'MISSING', number: 7, until: 9 },
    });
  });
});
