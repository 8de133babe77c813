import { describe, expect, it } from 'vitest';

import type { OpenQuestion } from '#features/explore/questions/open-questions.js';
import { clearBrowserStorage } from '#lib/browser-storage.js';

import { claimWindow, type Locks } from './claim-window.js';
import { addToHistory, readHistory } from './history.js';
import { readStoredQuestions, storeQuestions } from './stored-questions.js';

class FakeStorage implements Storage {
  readonly #kept = new Map<string, string>();
  constructor(private readonly room = Infinity) {}
  get length() {
    return this.#kept.size;
  }
  clear = () => this.#kept.clear();
  getItem = (key: string) => this.#kept.get(key) ?? null;
  key = (index: number) => [...this.#kept.keys()][index] ?? null;
  removeItem = (key: string) => void this.#kept.delete(key);
  setItem = (key: string, value: string) => {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.#kept.set(key, value);
  };
}

/** Locks of one browser: the first caller holds a name until its work is done. */
function fakeLocks(): Locks {
  const held = new Set<string>();
  return {
    request: async (name, _options, work) => {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        await work({});
      } finally {
        held.delete(name);
      }
    },
  };
}

const aQuestion = (id: string, text = '{ a }'): OpenQuestion => ({
  id,
  name: `Question ${id}`,
  text,
  variables: { quarter: '2026-27-Q2' },
  saved: null,
});
const anOpen = (...ids: readonly string[]) => ({
  questions: ids.map((id) => aQuestion(id)),
  chosen: ids[0] ?? null,
});
let count = 0;
const toId = () => `made-${(count += 1)}`;

describe('stored questions', () => {
  it('come back unchanged, for their person and window only', () => {
    const storage = new FakeStorage();
    expect(storeQuestions(storage, { viewer: 'a', window: 'w', at: 1 }, anOpen('1', '2'))).toBe(
      true,
    );
    expect(readStoredQuestions(storage, 'a', 'w')).toEqual(anOpen('1', '2'));
    expect(readStoredQuestions(storage, 'b', 'w').questions).toEqual([]);
    expect(readStoredQuestions(storage, 'a', 'v').questions).toEqual([]);
  });

  it('are not stored if there is no space, and survive data that cannot be read', () => {
    const full = new FakeStorage(10);
    expect(storeQuestions(full, { viewer: 'a', window: 'w', at: 1 }, anOpen('1'))).toBe(false);
    const odd = new FakeStorage();
    odd.setItem(
      'stronghold-explore:a:window:w',
      '{"questions":[{"id":1},{"id":"x","text":"{ a }"}],"chosen":"gone"}',
    );
    expect(readStoredQuestions(odd, 'a', 'w')).toMatchObject({
      questions: [{ id: 'x', text: '{ a }', variables: {} }],
      chosen: 'x',
    });
  });

  it('are removed for the windows that were used longest ago', () => {
    const storage = new FakeStorage();
    for (let at = 1; at <= 15; at += 1)
      storeQuestions(storage, { viewer: 'a', window: `w${at}`, at }, anOpen('1'));
    expect(readStoredQuestions(storage, 'a', 'w3').questions).toEqual([]);
    expect(readStoredQuestions(storage, 'a', 'w4').questions).toHaveLength(1);
  });

  it('are removed at sign-out with the history, and nothing else is', () => {
    const storage = new FakeStorage();
    storage.setItem('stronghold-theme', 'dark');
    storeQuestions(storage, { viewer: 'a', window: 'w', at: 1 }, anOpen('1'));
    addToHistory(storage, 'a', {
      text: '{ a }',
      variables: {},
      name: 'A',
      at: '2026-11-24T09:00:00.000Z',
      outcome: '',
    });
    clearBrowserStorage(storage);
    expect(storage.length).toBe(1);
  });
});

describe('claimWindow', () => {
  const kept = () => {
    const storage = new FakeStorage();
    storeQuestions(storage, { viewer: 'a', window: 'w', at: 1 }, anOpen('1'));
    return storage;
  };

  it('continues with its own questions after a reload, or in a new window with those of the last one closed', async () => {
    const storage = kept();
    const locks = fakeLocks();
    const session = new FakeStorage();
    const first = await claimWindow('a', { storage, session, locks, toId });
    expect(first).toMatchObject({ window: 'w', open: { chosen: '1' } });
    first.release();
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await claimWindow('a', { storage, session, locks, toId })).toMatchObject({
      window: 'w',
    });
  });

  it('starts empty next to an open window', async () => {
    const storage = kept();
    const locks = fakeLocks();
    await claimWindow('a', { storage, session: new FakeStorage(), locks, toId });
    const second = await claimWindow('a', { storage, session: new FakeStorage(), locks, toId });
    expect(second.window).not.toBe('w');
    expect(second.open.questions).toEqual([]);
  });

  it('starts with copies in a copy of an open window, so that neither overwrites the other', async () => {
    const storage = kept();
    const locks = fakeLocks();
    const session = new FakeStorage();
    await claimWindow('a', { storage, session, locks, toId });
    const copy = await claimWindow('a', { storage, session, locks, toId });
    expect(copy.window).not.toBe('w');
    expect(copy.open.questions).toMatchObject([{ text: '{ a }' }]);
    expect(copy.open.questions[0]?.id).not.toBe('1');
    expect(copy.open.chosen).toBe(copy.open.questions[0]?.id);
  });

  it('starts with copies if the browser has no locks', async () => {
    const found = await claimWindow('a', {
      storage: kept(),
      session: new FakeStorage(),
      locks: null,
      toId,
    });
    expect(found.open.questions).toMatchObject([{ text: '{ a }' }]);
    expect(found.window).not.toBe('w');
  });
});

describe('the history', () => {
  const asked = (at: string, text = `{ a${at.slice(-5, -1)} }`) => ({
    text,
    variables: {},
    name: 'A',
    at,
    outcome: '1 row',
  });
  const noon = '2026-11-24T12:00:00.000Z';

  it('lists the latest first, a repeated question once, for ninety days', () => {
    const storage = new FakeStorage();
    addToHistory(storage, 'a', asked('2026-08-01T12:00:00.000Z', '{ old }'));
    addToHistory(storage, 'a', asked('2026-11-24T11:00:00.000Z', '{ a }'));
    addToHistory(storage, 'a', asked(noon, '{ a }'));
    expect(readHistory(storage, 'a', Date.parse(noon)).map(({ at }) => at)).toEqual([noon]);
    expect(readHistory(storage, 'b', Date.parse(noon))).toEqual([]);
  });

  it('is limited by number and by size', () => {
    const at = (minute: number) => new Date(Date.parse(noon) + minute * 60_000).toISOString();
    const storage = new FakeStorage();
    for (let minute = 0; minute < 250; minute += 1)
      addToHistory(storage, 'a', asked(at(minute), `{ a${minute} }`));
    expect(readHistory(storage, 'a', Date.parse(at(250)))).toHaveLength(200);
    const small = new FakeStorage(2_000);
    for (let minute = 0; minute < 60; minute += 1)
      addToHistory(small, 'a', asked(at(minute), `{ a${minute} }`));
    const left = readHistory(small, 'a', Date.parse(at(60)));
    expect(left[0]?.text).toBe('{ a59 }');
    expect(left.length).toBeGreaterThan(5);
    addToHistory(small, 'a', asked(at(61), 'x'.repeat(30_000)));
    expect(readHistory(small, 'a', Date.parse(at(62)))[0]?.text).toBe('{ a59 }');
  });
});
