import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compareTexts } from './join-texts.js';
import {
  describeOwner,
  describeProgress,
  describeSection,
  describeText,
  describeWriters,
} from './text-words.js';

const aText = {
  ...({
    id: 't',
    kind: 'WHY',
    edition: 'PARTNERS',
    state: 'OWED',
    isLate: false,
    version: 0,
    body: '',
    post: '',
  } as const),
  ...{ owner: null, dueOn: null, canWrite: true, canAgree: true, __typename: 'PackText' as const },
};

describe('who else is writing', () => {
  it.each([
    { writers: [], told: '' },
    {
      writers: ['Somebody at Reading Borough Council'],
      told: 'Somebody at Reading Borough Council is writing in “Why” now.',
    },
    {
      writers: ['Analyst, Thames Valley Police,', 'Somebody'],
      told: '2 others are writing in “Why” now.',
    },
  ])('is described as “$told”', ({ writers, told }) =>
    expect(describeWriters(writers, 'Why')).toBe(told),
  );
});

describe('the words about texts', () => {
  it('give the state of a text, unless the text is late', () => {
    expect(describeText(aText)).toEqual({ state: 'OWED', words: 'Owed' });
    expect(describeText({ ...aText, state: 'AGREED' })).toEqual({ state: 'DONE', words: 'Agreed' });
    expect(describeText({ ...aText, isLate: true })).toEqual({ state: 'LATE', words: 'Late' });
  });

  it('give a section the state of the text furthest behind', () => {
    expect(describeSection({ texts: [] }).words).toBe('no text');
    expect(
      describeSection({
        texts: [
          { ...aText, state: 'AGREED' },
          { ...aText, state: 'DRAFT' },
        ],
      }).words,
    ).toBe('Draft');
    expect(
      describeSection({
        texts: [
          { ...aText, state: 'AGREED' },
          { ...aText, isLate: true },
        ],
      }).state,
    ).toBe('LATE');
    expect(describeSection({ texts: [{ ...aText, state: 'AGREED' }] }).words).toBe('Agreed');
  });

  it('name the post and agency that write a text, or else the secretary', () => {
    const owner = {
      id: '11',
      code: 'RBC',
      name: 'Reading Borough Council',
      __typename: 'Agency' as const,
    };
    expect(describeOwner({ post: 'Safeguarding lead', owner, dueOn: '2026-11-24' })).toBe(
      'Safeguarding lead, Reading Borough Council. Due 24\u00A0November\u00A02026',
    );
    expect(describeOwner(aText)).toBe('The secretary writes it');
  });

  it('give the progress of a pack', () => {
    const headings = [
      {
        key: 'reports',
        number: 1,
        heading: 'Reports',
        texts: [aText, { ...aText, body: 'x', isLate: true }],
        __typename: 'PackHeading' as const,
      },
    ];
    expect(describeProgress({ headings, textCount: 2, agreedCount: 0, state: 'DRAFT' })).toBe(
      '1 of 2 texts is written, none agreed; 1 is late',
    );
    expect(describeProgress({ headings, textCount: 2, agreedCount: 2, state: 'IN_REVIEW' })).toBe(
      'All 2 texts are agreed',
    );
  });
});

describe('two versions of a text', () => {
  it('are merged with nothing left out and nothing repeated', () => {
    const { theirs, mine, both } = compareTexts(
      'Cover began on 12 July. Reports through partners rose.',
      'Cover began on 12 July. Nine in ten are opened the same day.',
    );
    expect(both).toBe(
      'Cover began on 12 July. Reports through partners rose. Nine in ten are opened the same day.',
    );
    expect(theirs.find(({ isShared }) => !isShared)?.words).toContain(
      'Reports through partners rose.',
    );
    expect(mine.find(({ isShared }) => !isShared)?.words).toContain('Nine in ten');
  });

  it('keep every word of both versions', () => {
    const word = fc.constantFrom(
      'Reports',
      'rose',
      'fell',
      'to',
      '12',
      '**much**',
      '- one',
      'again.',
      'Why?',
      '\n\n',
    );
    const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (theirs, mine) => {
        const { both } = compareTexts(theirs, mine);
        for (const each of [...theirs.split(/\s+/), ...mine.split(/\s+/)])
          expect(both).toContain(each);
      }),
    );
  });

  it('leave paragraphs and lists intact', () => {
    expect(compareTexts('One.\n\n- a\n- b', 'One.\n\n- a\n- b').both).toBe('One.\n\n- a\n- b');
  });
});
