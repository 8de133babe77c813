import { expect, it } from 'vitest';

import { KeyMap } from './key-map.js';

it('does not confuse a key with a longer one that begins with it, or a text with a boolean or null', () => {
  const kept = new KeyMap<number>();
  const keys = [
    [],
    ['2025-26-Q1'],
    ['2025-26-Q1', 'DRUGS'],
    ['2025-26-Q1', null],
    ['2025-26-Q1', true],
    ['2025-26-Q1', 'true'],
  ] as const;
  for (const [index, key] of keys.entries()) kept.set(key, index);
  kept.set(['2025-26-Q1', 'DRUGS'], 20);
  expect(keys.map((key) => kept.get(key))).toEqual([0, 1, 20, 3, 4, 5]);
  expect([kept.get(['DRUGS']), kept.get(['2025-26-Q1', 'DRUGS', 'DRUGS'])]).toEqual([
    undefined,
    undefined,
  ]);
});
