import { expect, it } from 'vitest';

import { HeldOutput } from './held-output.js';

it('prints nothing until it is released, then all that it holds, and the rest as it comes', () => {
  const printed: string[] = [];
  const output = new HeldOutput((text) => void printed.push(String(text)));
  output.write('first');
  output.write(Buffer.from('second'));
  expect(printed).toEqual([]);
  output.release();
  expect(printed).toEqual(['first', 'second']);
  output.write('third');
  output.release();
  expect(printed).toEqual(['first', 'second', 'third']);
});
