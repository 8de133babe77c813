import { buildSchema } from 'graphql';
import { describe, expect, it, vi } from 'vitest';

import type { EditorHost } from './editor-host.js';
import { createLazyHost } from './lazy-host.js';

const parts = () => ({
  schema: buildSchema('type Query { a: Int }'),
  measures: new Set<string>(),
  onText: vi.fn(),
  onCaret: () => undefined,
});

describe('createLazyHost', () => {
  it('replaces texts, undoes and redoes before the editor has loaded', () => {
    const given = parts();
    const host = createLazyHost(given, () => Promise.reject(new Error('not wanted')));
    host.show('1', 'a');
    host.replace('b');
    host.replace('c');
    expect(host.undo()).toBe(true);
    expect(host.read()).toBe('b');
    expect(host.redo()).toBe(true);
    expect(host.redo()).toBe(false);
    expect(given.onText.mock.calls).toEqual([
      ['1', 'b'],
      ['1', 'c'],
      ['1', 'b'],
      ['1', 'c'],
    ]);
    host.show('2', 'x');
    expect(host.undo()).toBe(false);
  });

  it('loads the editor once, and passes on the changes made before', async () => {
    const other = createLazyHost(parts(), () => Promise.reject(new Error('not wanted')));
    const inner = {
      ...other,
      show: vi.fn(),
      attach: vi.fn(() => () => undefined),
      goTo: vi.fn(),
      replace: vi.fn(),
    };
    const load = vi.fn(() => Promise.resolve((): EditorHost => inner));
    const host = createLazyHost(parts(), load);
    host.show('1', 'a');
    host.goTo(5);
    const element = document.createElement('div');
    host.attach(element, 'Text')();
    host.attach(element, 'Text');
    await expect.poll(() => inner.attach.mock.calls.length).toBe(1);
    expect(load).toHaveBeenCalledTimes(1);
    expect(inner.show).toHaveBeenCalledWith('1', 'a');
    expect(inner.goTo).toHaveBeenCalledWith(5);
    host.replace('b');
    expect(inner.replace).toHaveBeenCalledWith('b');
  });
});
