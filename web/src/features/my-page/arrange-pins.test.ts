import { describe, expect, it } from 'vitest';

import { describePlace, movePin, type Placed, stepPin } from './arrange-pins.js';

const pins: readonly Placed[] = [
  { id: 'a', columns: 3, height: 'TILE' },
  { id: 'b', columns: 6, height: 'HALF' },
  { id: 'c', columns: 12, height: 'FULL' },
];
const order = (found: readonly Placed[] | null) => found?.map(({ id }) => id).join('') ?? null;
const of = (found: readonly Placed[] | null, id: string) => found?.find((pin) => pin.id === id);

describe('stepPin', () => {
  it.each([
    { id: 'b', step: 'EARLIER', becomes: 'bac' },
    { id: 'b', step: 'LATER', becomes: 'acb' },
    { id: 'a', step: 'EARLIER', becomes: null },
    { id: 'c', step: 'LATER', becomes: null },
    { id: 'x', step: 'LATER', becomes: null },
  ] as const)('puts $id $step: $becomes', ({ id, step, becomes }) =>
    expect(order(stepPin(pins, id, step))).toBe(becomes),
  );

  it.each([
    { id: 'b', step: 'WIDER', columns: 8 },
    { id: 'b', step: 'NARROWER', columns: 4 },
    { id: 'a', step: 'NARROWER', columns: undefined },
    { id: 'c', step: 'WIDER', columns: undefined },
  ] as const)('makes $id $step: $columns columns', ({ id, step, columns }) => {
    const found = stepPin(pins, id, step);
    expect(of(found, id)?.columns).toBe(columns);
    if (found !== null) expect(order(found)).toBe('abc');
  });

  it.each([
    { id: 'b', step: 'HIGHER', height: 'FULL' },
    { id: 'b', step: 'LOWER', height: 'TILE' },
    { id: 'a', step: 'LOWER', height: undefined },
    { id: 'c', step: 'HIGHER', height: undefined },
  ] as const)('makes $id $step: $height', ({ id, step, height }) =>
    expect(of(stepPin(pins, id, step), id)?.height).toBe(height),
  );
});

it('drops a pin between others', () => {
  expect(order(movePin(pins, 'a', 2))).toBe('bca');
  expect(order(movePin(pins, 'c', 0))).toBe('cab');
  expect(order(movePin(pins, 'b', 1))).toBe('abc');
});

it('describes the position of a pin', () =>
  expect(describePlace(pins, 'b')).toBe('Place 2 of 3, 6 of 12 columns wide, half height'));
