import { describe, expect, it } from 'vitest';

import { STEPS } from './build-steps.js';

describe('a build of a new clone', () => {
  it.each(STEPS)('makes the $name from sources, which are there before any step ran', (step) => {
    expect(STEPS.map(({ output }) => output)).not.toContain(step.wants);
  });
});
