import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { changeQuestion, type OpenQuestions } from './open-questions.js';
import { createQuestionStore, DEBOUNCE_MS } from './question-store.js';

const first: OpenQuestions = {
  questions: [{ id: '1', name: 'A', text: '{ a }', variables: {}, saved: null }],
  chosen: '1',
};
const textOf = ({ questions }: OpenQuestions) => questions[0]?.text;

describe('createQuestionStore', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('applies typed text when the writer pauses, and notifies the page once', () => {
    const store = createQuestionStore(first, () => undefined);
    const told = vi.fn();
    store.subscribe(told);
    store.type('1', '{ b');
    vi.advanceTimersByTime(DEBOUNCE_MS - 1);
    store.type('1', '{ b }');
    vi.advanceTimersByTime(DEBOUNCE_MS - 1);
    expect(textOf(store.get())).toBe('{ a }');
    vi.advanceTimersByTime(1);
    expect(textOf(store.get())).toBe('{ b }');
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('keeps typed text while the writer continues', () => {
    const kept: (string | undefined)[] = [];
    const store = createQuestionStore(first, (open) => kept.push(textOf(open)));
    for (let letters = 1; letters <= 10; letters += 1) {
      store.type('1', 'x'.repeat(letters));
      vi.advanceTimersByTime(100);
    }
    expect(kept.length).toBeGreaterThan(1);
    expect(kept.at(-1)?.length).toBeGreaterThan(5);
  });

  it('loses nothing that was typed just before a change, or before the page closes', () => {
    const kept: (string | undefined)[] = [];
    const store = createQuestionStore(first, (open) => kept.push(textOf(open)));
    store.type('1', '{ b }');
    store.update((open) => changeQuestion(open, '1', { name: 'B' }));
    expect(store.get().questions[0]).toMatchObject({ name: 'B', text: '{ b }' });
    store.type('1', '{ c }');
    store.settle();
    expect(kept.at(-1)).toBe('{ c }');
  });
});
