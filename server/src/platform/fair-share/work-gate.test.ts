import { describe, expect, it } from 'vitest';

import { type Entered, WorkGate } from './work-gate.js';

const limits = { most: 3, ofOneCaller: 2, waitingOfOneCaller: 2 };
const never = new AbortController().signal;

/** Lets admitted work become visible. */
const settle = () => new Promise((resolve) => void setImmediate(resolve));

/** Opens a gate that records the order in which it admits work. */
function open() {
  const gate = new WorkGate(limits);
  const inWork: string[] = [];
  const entered = new Map<string, Entered>();
  const enter = async (name: string, signal = never) => {
    const [caller = ''] = name;
    const found = await gate.enter(caller, signal);
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
    expect(inWork.slice(4)).toEqual(['a3']);
    leave('b1');
    await settle();
    expect(inWork.slice(5)).toEqual(['c1']);
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
});
