import { setTimeout as wait } from 'node:timers/promises';

import { describe, expect, it, vi } from 'vitest';

import {
  type Entered,
  type GateLimits,
  type Patience,
  WaitedTooLong,
  WorkGate,
} from './work-gate.js';

const limits = { most: 3, ofOneCaller: 2, waitingOfOneCaller: 2 };
const never = new AbortController().signal;

/** Lets admitted work become visible. */
const settle = () => new Promise((resolve) => void setImmediate(resolve));

/** Opens a gate that records the order in which it admits work. */
function open(more: Partial<GateLimits> = {}) {
  const gate = new WorkGate({ ...limits, ...more });
  const inWork: string[] = [];
  const entered = new Map<string, Entered>();
  const enter = async (name: string, signal = never, patience?: Patience) => {
    const [caller = ''] = name;
    const found = await gate.enter(caller, signal, patience);
    if (found === null) return 'refused';
    inWork.push(name);
    entered.set(name, found);
    return 'entered';
  };
  return {
    enter,
    inWork,
    leave: (name: string) => entered.get(name)?.leave(),
    finish: (name: string) => entered.get(name)?.finish(),
  };
}

describe('WorkGate', () => {
  it('admits two requests from a caller, lets two wait, and refuses the fifth', async () => {
    const { enter, inWork } = open();
    const asked = ['a1', 'a2', 'a3', 'a4'].map((name) => enter(name));
    expect(await enter('a5')).toBe('refused');
    expect(inWork).toEqual(['a1', 'a2']);
    expect(asked).toHaveLength(4);
  });

  it('admits work at once even if the clock seems to go back, or the process pauses', async () => {
    let now = 1_000_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now -= 1_000));
    const { enter } = open();
    expect(await Promise.all(['a1', 'b1', 'c1'].map((name) => enter(name)))).toEqual([
      'entered',
      'entered',
      'entered',
    ]);
    clock.mockRestore();
  });

  it('admits the next request when one leaves, with callers taking turns', async () => {
    const { enter, inWork, leave } = open();
    for (const name of ['a1', 'a2', 'b1', 'a3', 'a4', 'b2', 'c1']) void enter(name);
    await settle();
    expect(inWork).toEqual(['a1', 'a2', 'b1']);
    leave('a1');
    await settle();
    expect(inWork.slice(3)).toEqual(['b2']);
    leave('a2');
    await settle();
    expect(inWork.slice(4)).toEqual(['c1']);
    leave('b1');
    await settle();
    expect(inWork.slice(5)).toEqual(['a3']);
  });

  it('admits other callers once the work is done, and the same caller once the answer has been sent', async () => {
    const { enter, inWork, finish, leave } = open();
    for (const name of ['a1', 'a2', 'b1', 'a3', 'b2']) void enter(name);
    await settle();
    finish('a1');
    finish('a1');
    await settle();
    expect(inWork.slice(3)).toEqual(['b2']);
    leave('a2');
    await settle();
    expect(inWork.slice(4)).toEqual(['a3']);
  });

  it('forgets callers who left before their turn came', async () => {
    const { enter, inWork, leave } = open();
    const leaving = new AbortController();
    for (const name of ['a1', 'a2']) void enter(name);
    const gone = enter('a3', leaving.signal);
    void enter('a4');
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    leave('a1');
    await settle();
    expect(inWork).toEqual(['a1', 'a2', 'a4']);
    await expect(enter('a5', AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('admits small work before large work that has waited as long', async () => {
    const { enter, inWork, leave } = open();
    const small = { size: 1, maxWaitMs: Infinity };
    const large = { ...small, size: 1_000_000_000 };
    for (const name of ['a1', 'a2', 'b1']) void enter(name);
    void enter('c1', never, large);
    void enter('d1', never, small);
    void enter('e1', never, small);
    void enter('f1', never, large);
    await settle();
    for (const name of ['a1', 'a2', 'b1', 'd1']) {
      leave(name);
      await settle();
    }
    expect(inWork.slice(3)).toEqual(['d1', 'e1', 'c1', 'f1']);
  });

  it('admits large work before small work once it has waited longer for its size', async () => {
    const { enter, inWork, leave } = open();
    for (const name of ['a1', 'a2', 'b1']) void enter(name);
    void enter('c1', never, { size: 2, maxWaitMs: Infinity });
    await wait(20);
    void enter('d1', never, { size: 1, maxWaitMs: Infinity });
    leave('a1');
    await settle();
    expect(inWork.slice(3)).toEqual(['c1']);
  });

  it('leaves a place for small work beside any amount of large work', async () => {
    const { enter, inWork, leave } = open({ large: { size: 10, most: 2 } });
    const large = { size: 10, maxWaitMs: Infinity };
    for (const name of ['a1', 'b1', 'c1']) void enter(name, never, large);
    await settle();
    expect(inWork).toEqual(['a1', 'b1']);
    void enter('d1', never, { ...large, size: 9 });
    await settle();
    expect(inWork.slice(2)).toEqual(['d1']);
    leave('d1');
    await settle();
    expect(inWork).toHaveLength(3);
    leave('a1');
    await settle();
    expect(inWork.slice(3)).toEqual(['c1']);
  });

  it('refuses work that has waited too long for the work of others, but not for its caller’s own', async () => {
    const { enter, inWork, leave } = open();
    const hurried = { size: 1, maxWaitMs: 20 };
    for (const name of ['a1', 'a2', 'b1']) void enter(name);
    const ofItsOwn = enter('a3', never, hurried);
    const refused = [enter('c1', never, hurried), enter('c2', never, hurried)];
    for (const each of refused) await expect(each).rejects.toBeInstanceOf(WaitedTooLong);
    leave('a1');
    expect(await ofItsOwn).toBe('entered');
    // Refused work does not keep a place.
    leave('a2');
    await enter('c3');
    expect(inWork).toEqual(['a1', 'a2', 'b1', 'a3', 'c3']);
  });

  it('lets the next work of a caller begin if the first gives up', async () => {
    const { enter, inWork, leave } = open();
    for (const name of ['a1', 'a2', 'b1']) void enter(name);
    const leaving = new AbortController();
    const gone = enter('c1', leaving.signal);
    const next = enter('c2', never, { size: 1, maxWaitMs: 20 });
    leaving.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    await expect(next).rejects.toBeInstanceOf(WaitedTooLong);
    leave('b1');
    void enter('c3');
    await settle();
    expect(inWork.slice(3)).toEqual(['c3']);
  });
});
