import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';

import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import type { Run } from '#features/explore/workbench.type.js';
import { copyBlock } from '#ui/figure-block/picture/draw-picture.js';

import { AnswerNotes } from './AnswerNotes.js';

const run: Run = {
  asked: { text: '{ figures { rows { disruptions { flags } } } }', variables: {} },
  operationName: null,
  state: 'answered',
  startedAt: new Date('2026-11-24T09:00:00Z'),
  milliseconds: 8,
  bytes: 10,
  data: {},
  errors: [],
  extensions: {},
};
const shape = (notes: readonly string[]): AnswerShape => ({
  ...{ kind: 'FIGURES', key: 'figures', field: 'figures', args: {}, columns: [], rows: [] },
  ...{ totals: null, other: null, by: ['AREA'], groupCount: 0, completeness: 'COMPLETE' },
  ...{ filters: [], returns: null, dataVersion: null, asOf: null },
  notes,
});
const notes = [
  '[p] Q2 2026/27 is provisional.',
  'Two returns came late.',
  '[e] Rounded to protect people.',
  '[c] Hidden to protect people.',
  'Agencies may name several. '.repeat(20).trim(),
  'The last note.',
];

describe('the notes on an answer', () => {
  it('put hidden and rounded figures before late and provisional ones', () => {
    const { container } = render(
      <AnswerNotes run={run} shape={shape(notes.slice(0, 4))} marking="OFFICIAL" />,
    );
    expect(container).toHaveTextContent(
      '[e] Rounded to protect people. [c] Hidden to protect people. Two returns came late. [p] Q2 2026/27 is provisional. OFFICIAL',
    );
  });

  it('are folded on the page and complete in its picture, where no link can be pressed', () => {
    const { container } = render(<AnswerNotes run={run} shape={shape(notes)} marking="OFFICIAL" />);
    expect(screen.getByRole('button', { name: 'All notes' })).toBeVisible();
    for (const part of screen.getAllByText(/The last note/)) expect(part).not.toBeVisible();
    const [block] = container.children;
    if (!(block instanceof HTMLElement)) throw new Error('There are no notes');
    const picture = copyBlock(block);
    expect(picture).not.toHaveTextContent('All notes');
    expect(picture).not.toHaveTextContent('…');
    expect(picture.textContent.match(/The last note/g)).toHaveLength(1);
    expect(picture.querySelector('[hidden]')).toBeNull();
  });
});
