import { describe, expect, it } from 'vitest';

import { findStep, toHeatClasses } from './heat-steps.js';

describe('toHeatClasses', () => {
  it.each([
    { values: [175, 62, 0], words: ['1 to 9', '10 to 19', '20 to 39', '40 to 99', '100 or more'], because: 'edges are round' },
    { values: [202], words: ['1 to 19', '20 to 39', '40 to 79', '80 to 199', '200 or more'], because: 'the last holds the largest' },
    { values: [100], words: ['1 to 9', '10 to 19', '20 to 39', '40 to 99', '100 or more'], because: 'an edge belongs to what it begins' },
    { values: [20], words: ['1', '2 to 3', '4 to 7', '8 to 19', '20 or more'], because: 'twenty is where round edges begin' },
    { values: [19], words: ['1', '2', '3 to 4', '5 to 9', '10 or more'], because: 'small numbers have small classes' },
    { values: [2, null], words: ['1', '2 or more'], because: 'no class stands empty above the largest' },
    { values: [0, null], words: [], because: 'nothing has no colour' },
    { values: [], words: [], because: 'there is nothing to colour' },
  ])('makes $words of $values: $because', ({ values, words }) => {
    expect(toHeatClasses(values).map((heat) => heat.words)).toEqual(words);
  });
});

describe('findStep', () => {
  const classes = toHeatClasses([175]);
  it.each([
    { value: 175, step: 5 },
    { value: 100, step: 5 },
    { value: 99, step: 4 },
    { value: 1, step: 1 },
    { value: 0, step: null },
    { value: null, step: null },
  ])('puts $value into class $step', ({ value, step }) => {
    expect(findStep(value, classes)).toBe(step);
  });
});
