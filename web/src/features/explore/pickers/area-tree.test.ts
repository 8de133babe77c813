import { describe, expect, it } from 'vitest';

import { findAround, findInTree, toAreaTree } from './area-tree.js';

const area = (
  code: string,
  kind: 'FORCE' | 'COUNTY' | 'LOCAL_COMMAND_UNIT' | 'DISTRICT',
  ...larger: string[]
) => ({
  code,
  kind,
  name: code.toLowerCase(),
  largerAreas: larger.map((each) => ({ code: each })),
});

const tree = toAreaTree([
  area('FORCE', 'FORCE'),
  area('UNIT', 'LOCAL_COMMAND_UNIT', 'FORCE'),
  area('OXON', 'COUNTY', 'FORCE'),
  area('OXFORD', 'DISTRICT', 'UNIT', 'OXON', 'FORCE'),
  area('ALONE', 'DISTRICT', 'FORCE'),
]);

describe('toAreaTree', () => {
  it('puts districts below their county, counties before command units, and a district without a county below the force', () => {
    const write = (nodes: typeof tree): unknown =>
      nodes.map(({ code, inside }) => (inside.length === 0 ? code : [code, write(inside)]));
    expect(write(tree)).toEqual([['FORCE', [['OXON', ['OXFORD']], 'ALONE', 'UNIT']]]);
  });
});

describe('findInTree', () => {
  it('keeps areas that match the words, with the areas around and inside them', () => {
    expect(findInTree(tree, 'oxford')).toMatchObject([
      { code: 'FORCE', inside: [{ code: 'OXON', inside: [{ code: 'OXFORD' }] }] },
    ]);
    expect(findInTree(tree, ' OXON ')).toMatchObject([
      { code: 'FORCE', inside: [{ code: 'OXON', inside: [{ code: 'OXFORD' }] }] },
    ]);
    expect(findInTree(tree, 'nowhere')).toEqual([]);
    expect(findInTree(tree, '')).toBe(tree);
  });
});

describe('findAround', () => {
  it('names the areas to open to make a place visible, but not the place itself', () => {
    expect(findAround(tree, ['OXFORD'])).toEqual(['FORCE', 'OXON']);
    expect(findAround(tree, [])).toEqual([]);
  });
});
