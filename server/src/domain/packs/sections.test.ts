import { describe, expect, it } from 'vitest';

import { blockChoices, nameBlock } from './block-choices.js';
import { carrySections } from './carry-sections.js';
import { isSavedBlock, type SectionPlan } from './pack.js';
import {
  keyFor,
  MAX_BLOCKS,
  MAX_HEADING,
  MAX_SAVED,
  MAX_SECTIONS,
  refuseBlock,
  refuseSection,
  refuseSections,
  toHeading,
} from './section.js';
import { BUILT_IN, builtInSections, standardSections } from './template.js';

const section = (key: string, more: Partial<SectionPlan> = {}): SectionPlan => ({
  key,
  heading: key,
  blocks: [],
  texts: ['WHY'],
  ...more,
});
const keysOf = (sections: readonly SectionPlan[]) => sections.map(({ key }) => key);

describe('the standard sections', () => {
  it('may be in a pack, and refer only to blocks that exist', () => {
    expect(refuseSections(standardSections)).toBeNull();
    const blocks = standardSections.flatMap((each) => each.blocks);
    expect(blocks.filter((block) => isSavedBlock(block) || nameBlock(block) === null)).toEqual([]);
    expect(new Set(blockChoices.map(({ name }) => name)).size).toBe(blockChoices.length);
  });

  it("leave out blocks about the current day, or the reader's own tasks", () =>
    expect(blockChoices.filter(({ block }) => block === 'now' || block === 'tasks')).toEqual([]));
});

describe('the sections that earlier versions of Stronghold came with', () => {
  const former = builtInSections[0] ?? [];

  it('stay as they were when packs were made from them', () => {
    expect(builtInSections[BUILT_IN]).toBe(standardSections);
    expect(keysOf(former)).toEqual([
      ...[
        'statement',
        'since-last',
        'scorecard',
        'objectives',
        'impact',
        'crime-types',
        'results',
        'reports',
        'places',
      ],
      ...['safeguarding', 'resourcing', 'real-changes', 'data-quality', 'looking-ahead'],
    ]);
  });

  it("gain today's new blocks for a board that had none of them, but not for one that left them out", () => {
    const templates = { was: former, now: standardSections };
    expect(keysOf(carrySections(former, templates))).toEqual(keysOf(standardSections));
    const without = standardSections.filter(({ key }) => key !== 'groups');
    expect(
      keysOf(carrySections(without, { was: standardSections, now: standardSections })),
    ).not.toContain('groups');
  });
});

describe('refuseSection', () => {
  const one = { page: 'REPORTS', block: 'reports' };
  it.each([
    { of: 'a missing heading', refused: { heading: '  ' }, field: 'heading' },
    {
      of: 'a heading that is too long',
      refused: { heading: 'x'.repeat(MAX_HEADING + 1) },
      field: 'heading',
    },
    { of: 'a section without a figure or a text', refused: { texts: [] }, field: 'blocks' },
    { of: 'one block twice', refused: { blocks: [one, one] }, field: 'blocks' },
    {
      of: 'one question in two versions',
      refused: {
        blocks: [
          { saved: 'a', version: 1 },
          { saved: 'a', version: 2 },
        ],
      },
      field: 'blocks',
    },
    {
      of: 'too many figures',
      refused: {
        blocks: Array.from({ length: MAX_BLOCKS + 1 }, (_, number) => ({
          saved: String(number),
          version: 1,
        })),
      },
      field: 'blocks',
    },
  ])('refuses $of', ({ refused, field }) =>
    expect(refuseSection(section('a', refused))?.field).toBe(field),
  );

  it('accepts a heading of the maximum length', () =>
    expect(
      refuseSection(section('a', { heading: 'x'.repeat(MAX_HEADING), blocks: [one] })),
    ).toBeNull());

  it('refuses a list without a section, with too many, or with one twice', () => {
    expect(refuseSections([])?.field).toBe('sections');
    expect(
      refuseSections(
        Array.from({ length: MAX_SECTIONS + 1 }, (_, number) => section(String(number))),
      )?.message,
    ).toContain('at most');
    expect(refuseSections([section('a'), section('a')])?.message).toContain('twice');
    expect(refuseSections([section('b'), section('a', { heading: '' })])?.message).toContain(
      'Section 2: A section needs a heading',
    );
    const asking = (key: string) =>
      section(key, {
        blocks: ['x', 'y', 'z'].map((saved) => ({ saved: `${key}${saved}`, version: 1 })),
      });
    expect(refuseSections([asking('a')])).toBeNull();
    expect(refuseSections([asking('a'), asking('b')])?.message).toContain(
      `${MAX_SAVED} saved questions`,
    );
  });

  it('accepts a section with a block that is gone, but not as a new choice', () => {
    const gone = { page: 'REPORTS', block: 'weather' };
    expect(refuseSections([section('a', { blocks: [gone] })])).toBeNull();
    for (const block of [gone, { page: 'OVERVIEW', block: 'now' }])
      expect(refuseBlock(block)?.field).toBe('figures');
  });
});

describe('keyFor', () => {
  it.each([
    { heading: 'Vehicle crime, 2026', taken: [], key: 'vehicle-crime' },
    { heading: 'Réseau', taken: [], key: 'reseau' },
    { heading: 'Reports', taken: ['reports', 'reports-2'], key: 'reports-3' },
    { heading: '…', taken: [], key: 'section' },
    { heading: 'Actions', taken: [], key: 'actions-2' },
  ])('makes $key from $heading', ({ heading, taken, key }) =>
    expect(keyFor(heading, taken)).toBe(key),
  );
});

describe('toHeading', () => {
  it('makes one line of visible characters', () =>
    expect(toHeading('  Calls\n\tand\u0000\u2028 visits ')).toBe('Calls and visits'));

  it('removes marks that reverse the text next to them', () =>
    expect(toHeading('\u202ECalls \u05D0\u05D1\u202C 1\u200B3')).toBe('Calls \u05D0\u05D1 13'));
});

describe('carrySections', () => {
  const was = [section('a'), section('b'), section('c')];

  it('keeps the order and the selection of the previous pack', () =>
    expect(keysOf(carrySections([section('c'), section('a')], { was, now: was }))).toEqual([
      'c',
      'a',
    ]));

  it('follows the template if nobody changed a section, even if the template no longer has it', () => {
    const now = [section('a', { heading: 'A anew' }), section('c')];
    expect(carrySections(was, { was, now })).toEqual(now);
  });

  it('leaves a section as its secretary changed it', () => {
    const own = section('a', { heading: 'Ours' });
    expect(carrySections([own], { was, now: [section('a', { heading: 'A anew' })] })).toEqual([
      own,
    ]);
    expect(carrySections([own], { was, now: [] })).toEqual([own]);
  });

  it('adds a new section of the template at its position', () => {
    const now = [section('first'), section('a'), section('b'), section('d'), section('c')];
    expect(keysOf(carrySections([section('b'), section('a')], { was, now }))).toEqual([
      'first',
      'b',
      'd',
      'a',
    ]);
    expect(
      keysOf(carrySections([section('own')], { was, now: [section('a'), section('e')] })),
    ).toEqual(['e', 'own']);
  });

  it('treats a section with another version of a saved question as changed', () => {
    const at = (version: number) => section('a', { blocks: [{ saved: 'x', version }] });
    expect(carrySections([at(1)], { was: [at(2)], now: [at(3)] })).toEqual([at(1)]);
  });
});
