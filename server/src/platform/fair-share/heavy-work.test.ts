import { describe, expect, it } from 'vitest';

import { HeavyWork } from './heavy-work.js';
import { type GateLimits, WorkGate } from './work-gate.js';

const never = new AbortController().signal;

/** Lets admitted work become visible. */
const settle = () => new Promise((resolve) => void setImmediate(resolve));

/** A gate, for one at a time by default, and operations that queue there. */
function open(limits: Partial<GateLimits> = {}) {
  const gate = new WorkGate({ most: 1, ofOneCaller: 1, waitingOfOneCaller: 1, ...limits });
  const begun: string[] = [];
  const toOperation = (caller: string, signal = never) => {
    const work = new HeavyWork();
    work.standInLine(async () => {
      const entered = await gate.enter(caller, signal);
      if (entered === null) throw new Error('Too many wait');
      return entered;
    });
    const begin = async (name: string) => {
      const end = await work.begin();
      begun.push(name);
      return () => end?.();
    };
    return { begin, leave: () => work.leave() };
  };
  return { begun, toOperation };
}

describe('HeavyWork', () => {
  it('does not queue for small work', async () => {
    expect(await new HeavyWork().begin()).toBeNull();
  });

  it('has one place for all simultaneous work of an operation, even nested', async () => {
    const { begun, toOperation } = open();
    const [a, b] = [toOperation('a'), toOperation('b')];
    const [outer, beside] = await Promise.all([a.begin('outer'), a.begin('beside')]);
    const inner = await a.begin('inner');
    void b.begin('other');
    for (const end of [inner, outer, outer]) end();
    await settle();
    expect(begun).toEqual(['outer', 'beside', 'inner']);
    beside();
    await settle();
    expect(begun).toEqual(['outer', 'beside', 'inner', 'other']);
  });

  it('admits other callers once the work is done, and the same caller once the answer has been sent', async () => {
    const { begun, toOperation } = open();
    const [first, second, other] = [toOperation('a'), toOperation('a'), toOperation('b')];
    const end = await first.begin('first');
    const waiting = [second.begin('second'), other.begin('other')];
    end();
    (await waiting[1])?.();
    await settle();
    expect(begun).toEqual(['first', 'other']);
    first.leave();
    await waiting[0];
    expect(begun).toEqual(['first', 'other', 'second']);
  });

  it('queues again for later work, but never waits for itself', async () => {
    const { begun, toOperation } = open();
    const { begin } = toOperation('a');
    (await begin('first'))();
    (await begin('second'))();
    expect(begun).toEqual(['first', 'second']);
  });

  it('keeps its place while other callers wait for its work, even if its own caller has left', async () => {
    const { begun, toOperation } = open();
    const [first, other] = [toOperation('a'), toOperation('b')];
    const end = await first.begin('first');
    void other.begin('other');
    first.leave();
    await settle();
    expect(begun).toEqual(['first']);
    end();
    await settle();
    expect(begun).toEqual(['first', 'other']);
  });

  it('frees its caller’s place if the caller leaves while it works', async () => {
    const { begun, toOperation } = open({ most: 2 });
    const first = toOperation('a');
    const end = await first.begin('first');
    first.leave();
    end();
    await toOperation('a').begin('second');
    expect(begun).toEqual(['first', 'second']);
  });

  it('reports that too many wait, and queues again the next time', async () => {
    const { toOperation } = open();
    const [first, second, third] = [toOperation('a'), toOperation('a'), toOperation('a')];
    const end = await first.begin('first');
    const waiting = second.begin('second');
    await expect(third.begin('third')).rejects.toThrow('Too many wait');
    end();
    first.leave();
    (await waiting)();
    second.leave();
    await third.begin('third');
  });
});
