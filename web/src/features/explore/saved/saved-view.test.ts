import { describe, expect, it } from 'vitest';

import { readSavedView, toSavedView } from './saved-view.js';

describe('an answer’s view', () => {
  it.each([
    { view: 'table', kind: null },
    { view: 'json', kind: null },
    { view: 'chart', kind: null },
    { view: 'chart', kind: 'LINES' },
    { view: 'chart', kind: 'HEAT' },
  ] as const)('is the same once it is saved and opened: $view $kind', ({ view, kind }) => {
    const { kind: saved = 'AUTO', settings = null } = toSavedView(view, kind);
    expect(readSavedView({ kind: saved, settings })).toEqual({ view, kind });
  });

  it('is the last one used if none was saved', () => {
    expect(readSavedView({ kind: 'AUTO', settings: null })).toEqual({ view: null, kind: null });
  });
});
