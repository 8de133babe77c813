import { describe, expect, it } from 'vitest';

import { emptyDraft, toFigureKey, toPlanInput } from './section-draft.js';

const block = (name: string) => ({
  page: 'REPORTS',
  block: name,
  savedQuery: null,
  version: null,
  name,
});
const question = { page: null, block: null, savedQuery: 'q', version: 3, name: 'Who refers' };

describe('a section’s figures', () => {
  it('are identified by their page and block, or by their question in any version', () => {
    expect(toFigureKey(block('a'))).toBe('REPORTS a');
    expect(toFigureKey({ page: null, block: null, savedQuery: 'q' })).toBe(toFigureKey(question));
  });

  it('are sent without their names', () =>
    expect(
      toPlanInput({
        ...emptyDraft,
        heading: 'Calls',
        figures: [block('a'), question],
        texts: ['WHY'],
      }),
    ).toEqual({
      ...{ key: null, heading: 'Calls', texts: ['WHY'] },
      figures: [
        { page: 'REPORTS', block: 'a', savedQuery: null, version: null },
        { page: null, block: null, savedQuery: 'q', version: 3 },
      ],
    }));
});
