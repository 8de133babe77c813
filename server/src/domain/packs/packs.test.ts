import { describe, expect, it } from 'vitest';

import { findLeakedFigures, findNumber } from './leaked-figures.js';
import { findMissingTexts } from './missing.js';
import { isLate, packStates, type PackText, textFor, textsOwedBy } from './pack.js';
import { packSteps, refuseReason, refuseStep, refuseText, stateAfterWriting } from './steps.js';
import { suggestText } from './suggestion.js';
import { verifyEditions } from './verify.js';

const aText = (text: Partial<PackText> = {}): PackText => ({
  ...{
    id: 't',
    section: 'reports',
    kind: 'WHY',
    edition: 'PARTNERS',
    state: 'DRAFT',
    version: 1,
    body: 'Because.',
  },
  ...{ ownerAgencyId: null, ownerPost: '', dueOn: '2026-11-24' },
  ...text,
});

describe('a step', () => {
  const from = Object.entries(packSteps).map(([step, { from: states }]) => ({ step, states }));
  it.each([
    { step: 'ARRANGE', states: ['DRAFT'] },
    { step: 'SUBMIT', states: ['DRAFT'] },
    { step: 'RETURN', states: ['IN_REVIEW'] },
    { step: 'SIGN_OFF', states: ['IN_REVIEW'] },
    { step: 'SUPERSEDE', states: ['SIGNED_OFF'] },
  ] as const)('$step is possible only from $states', ({ step, states }) => {
    for (const state of Object.keys(packStates).filter(
      (each): each is keyof typeof packStates => each in packStates,
    )) {
      const isTaken = refuseStep({ state, version: 3 }, step, 3) === null;
      expect(isTaken, state).toBe(states.some((each) => each === state));
    }
  });

  it('is one of five, each leading to one state', () => {
    expect(from).toHaveLength(5);
    expect(Object.entries(packSteps).map(([step, { to }]) => `${step} ${to}`)).toEqual([
      ...[
        'ARRANGE DRAFT',
        'SUBMIT IN_REVIEW',
        'RETURN DRAFT',
        'SIGN_OFF SIGNED_OFF',
        'SUPERSEDE SUPERSEDED',
      ],
    ]);
  });

  it('is refused to somebody who saw another version', () => {
    expect(refuseStep({ state: 'DRAFT', version: 3 }, 'SUBMIT', 2)).toMatchObject({
      field: 'version',
    });
  });

  it('says what to do about a frozen pack', () => {
    expect(refuseStep({ state: 'SIGNED_OFF', version: 1 }, 'SUBMIT', 1)?.message).toBe(
      'This pack is signed off, so it cannot be handed to the chair. A signed-off pack cannot be changed: make a new version of it.',
    );
  });
});

describe('the reason for handing a pack back', () => {
  it.each([
    { reason: '', field: null, because: 'a reason is optional' },
    { reason: 'Say why it rose in Q2 25/26.', field: null, because: 'a quarter is not a number' },
    { reason: 'x'.repeat(500), field: null, because: 'it has the maximum length' },
    { reason: 'x'.repeat(501), field: 'reason', because: 'it is too long' },
    {
      reason: 'Referrals were 13.',
      field: 'reason',
      because: 'a number may be a protected figure',
    },
    {
      reason: 'Referrals were 1\u200B3.',
      field: 'reason',
      because: 'an invisible character does not split a number',
    },
  ])('is refused at $field, because $because', ({ reason, field }) => {
    expect(refuseReason(reason)?.field ?? null).toBe(field);
  });
});

describe('a text', () => {
  it.each([
    { body: '', isReady: true, state: 'OWED' },
    { body: 'x', isReady: false, state: 'DRAFT' },
    { body: 'x', isReady: true, state: 'IN_REVIEW' },
  ])('that says "$body" is $state', ({ body, isReady, state }) => {
    expect(stateAfterWriting(body, isReady)).toBe(state);
  });

  it.each([
    { state: 'IN_REVIEW', today: '2026-11-24', late: false, because: 'its day has not ended' },
    { state: 'IN_REVIEW', today: '2026-11-25', late: true, because: 'its day has passed' },
    { state: 'AGREED', today: '2026-11-25', late: false, because: 'it is agreed' },
  ] as const)('is late: $late, because $because', ({ state, today, late }) => {
    expect(isLate(aText({ state }), today)).toBe(late);
  });

  it('without a day is never late', () => {
    expect(isLate(aText({ dueOn: null }), '2099-01-01')).toBe(false);
  });

  it('can be written by those who saw its latest version, until the pack is frozen', () => {
    expect(refuseText({ state: 'IN_REVIEW' }, { version: 2, seen: 2 })).toBeNull();
    expect(refuseText({ state: 'DRAFT' }, { version: 2, seen: 1 })).toMatchObject({
      field: 'version',
    });
    expect(refuseText({ state: 'SIGNED_OFF' }, { version: 2, seen: 2 })).toMatchObject({
      field: 'id',
    });
  });

  it('is used in both editions unless one is written separately', () => {
    const [both, apart] = [aText(), aText({ id: 'apart', edition: 'CLEARED' })];
    const find = (texts: readonly PackText[], edition: 'PARTNERS' | 'CLEARED') =>
      textFor(texts, { section: 'reports', kind: 'WHY', edition })?.id;
    expect(find([both], 'CLEARED')).toBe('t');
    expect(find([both, apart], 'CLEARED')).toBe('apart');
    expect(find([both, apart], 'PARTNERS')).toBe('t');
    expect(find([apart], 'PARTNERS')).toBeUndefined();
  });
});

it('keeps only the texts that the sections require', () => {
  const texts = [
    aText(),
    aText({ id: 'other kind', kind: 'WHAT_NEXT' }),
    aText({ id: 'left out', section: 'gone' }),
  ];
  const sections = [
    { key: 'reports', texts: ['WHY'] },
    { key: 'safeguarding', texts: ['WHY', 'WHAT_NEXT'] },
  ] as const;
  expect(textsOwedBy(sections, texts).map(({ id }) => id)).toEqual(['t']);
});

it('lists the missing texts by section, with each section’s number in the pack', () => {
  const sections = [
    { key: 'statement', heading: 'Statement', blocks: [], texts: [] },
    { key: 'reports', heading: 'Reports', blocks: [], texts: [] },
  ];
  const texts = [
    aText(),
    aText({ kind: 'WHAT_NEXT', state: 'AGREED' }),
    aText({ section: 'elsewhere' }),
  ];
  expect(findMissingTexts(sections, texts, '2026-11-25')).toEqual([
    { section: 'reports', words: '2 Reports: why', isLate: true },
  ]);
});

describe("a number in the partners' text", () => {
  const shown = {
    partners: [
      { name: 'a', text: 'about 15' },
      { name: 'b', text: '1,204' },
      { name: 'c', text: '[x]' },
    ],
    cleared: [
      { name: 'a', text: '13' },
      { name: 'b', text: '1,204' },
      { name: 'c', text: '67.4%' },
    ],
  };
  it.each([
    { body: 'There were 13 of them.', given: ['13'] },
    { body: 'There were about 15 of 1,204.', given: [] },
    { body: 'It was 67.4% of all, and 13.', given: ['67.4', '13'] },
    { body: 'In Q3 2013/14 there were none.', given: [] },
    { body: 'There were 1\u200B3, or １３.', given: ['13'] },
    { body: 'There were 130, or 1.3 a day.', given: [] },
    { body: 'There were 1\uFE0F3, 1\u034F3, or ١٣.', given: ['13'] },
    { body: 'There were १३ of them.', given: ['13'] },
    { body: 'There were \u202E31 of them.', given: ['13'] },
    { body: 'There were ¹³ of them.', given: ['13'] },
    { body: 'There were ⑬ of them.', given: ['13'] },
    { body: 'There were 𝟭𝟯 of them.', given: ['13'] },
    { body: 'It was 10-13, 13/20, or 13,14 and 15.', given: ['13'] },
    { body: 'In 2012-13, Q1 2013/14 and 2013.', given: [] },
    { body: 'There were 1 313, or 1,313.', given: [] },
    { body: 'There were ⓭.', given: ['13'] },
  ])('gives away $given in "$body"', ({ body, given }) => {
    expect(findLeakedFigures([{ place: 's', body }], shown).map(({ number }) => number)).toEqual(
      given,
    );
  });

  it('is found with any thousands separator', () => {
    const cleared = [{ name: 'a', text: '1,204' }];
    for (const body of ['1,204', '1204', '1 204', '1\u202F204', '1’204'])
      expect(
        findLeakedFigures([{ place: 's', body }], { partners: [], cleared }),
        body,
      ).toHaveLength(1);
  });

  it('does not include a quarter that a finding names', () => {
    const cleared = [{ name: 'a', text: 'Referrals rose in Q3 2024/25' }];
    const partners = [{ name: 'b', text: 'Reports rose in Q3 2025/26' }];
    const says = (body: string) =>
      findLeakedFigures([{ place: 's', body }], {
        partners,
        cleared: [...cleared, { name: 'c', text: '3' }],
      });
    expect(says('In Q2 2026/27 it was 202.')).toEqual([]);
    expect(says('There were 3.')).toHaveLength(1);
  });

  it.each([
    { text: 'The cover began in June.', says: null },
    { text: 'It named Q3 2025/26, Q3 25/26 or 2025–26 in place of Q2.', says: null },
    {
      text: 'The return of 24 November 2026 (2026-11-24, 24/11/2026, the 24th Nov) was wrong.',
      says: null,
    },
    {
      text: 'Reports with a first action in 24 hours, decisions within 5 working days, moderated within 28 days.',
      says: null,
    },
    { text: 'Cover, 24/7.\n- Posts.', says: null },
    { text: '1) child was referred.', says: '1' },
    { text: 'Only\n1. child was referred.', says: '1' },
    { text: '⓭ referrals.', says: '13' },
    { text: 'There were ❶❸.', says: '13' },
    { text: 'There were ➀➂.', says: '13' },
    { text: 'There were ⓵⓷, or ➊➌.', says: '13' },
    { text: 'There were ⑬.', says: '13' },
    { text: 'All ㉈ and ㊿ of them.', says: '10' },
    { text: 'There were ⓿.', says: '0' },
    { text: 'There were 𐄍 of them.', says: '𐄍' },
    { text: 'Of these, 13 may be children.', says: '13' },
    { text: '13. That is how many they were.', says: '13' },
    { text: 'Referrals were ١٣.', says: '13' },
    { text: 'It was 24 of 28.', says: '24' },
    { text: 'There were 13.0, or 1\u03323\u0332.', says: '13' },
  ])('is $says in "$text", and not a quarter, a day or a name', ({ text, says }) => {
    expect(findNumber(text)).toBe(says);
  });

  it('is open if partners are shown it elsewhere', () => {
    const partners = [...shown.partners, { name: 'd', text: '13' }];
    expect(
      findLeakedFigures([{ place: 's', body: 'There were 13.' }], { ...shown, partners }),
    ).toEqual([]);
  });
});

describe('an edition', () => {
  const logged = [{ packId: 'p', edition: 'PARTNERS', hash: 'a' }] as const;
  it.each([
    { lying: [{ hash: 'a', actual: 'a' }], says: [] },
    { lying: [{ hash: 'a', actual: 'b' }], says: ['was changed after it was signed.'] },
    {
      lying: [{ hash: 'b', actual: 'b' }],
      says: ['was changed after it was signed, and so was the hash next to it.'],
    },
    {
      lying: [{ hash: 'b', actual: 'a' }],
      says: ['is as it was signed, but the hash next to it has been changed.'],
    },
    { lying: [], says: ['is missing, although the log says that it was frozen.'] },
  ])('stored as $lying has the faults $says', ({ lying, says }) => {
    const there = lying.map((each) => ({ ...each, packId: 'p', edition: 'PARTNERS' as const }));
    expect(verifyEditions(there, logged).map(({ words }) => words)).toEqual(says);
  });

  it('that is not in the log cannot be verified', () => {
    const lying = [{ packId: 'q', edition: 'CLEARED', hash: 'a', actual: 'a' }] as const;
    expect(verifyEditions(lying, []).map(({ words }) => words)).toEqual([
      'is not in the log: nobody can say whether it is the one that was signed.',
    ]);
  });
});

describe('a suggestion', () => {
  it('contains the findings of the first three figures, once each', () => {
    expect(
      suggestText([
        'Reports rose to 200',
        '',
        'Reports rose to 200',
        'Online makes most of them',
        'Few are late',
        'More',
      ]),
    ).toBe('Reports rose to 200. Online makes most of them. Few are late.');
    expect(suggestText([])).toBe('');
  });
});
