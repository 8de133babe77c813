import { describe, expect, it } from 'vitest';

import {
  actionsOf,
  addNote,
  ageOf,
  type BoardAction,
  nextQuarter,
  refuseAction,
  refuseDecision,
} from './action.js';

const anAction = (action: Partial<BoardAction> = {}): BoardAction => ({
  ...{
    id: 'a',
    area: 'TV',
    text: 'Agree a form.',
    ownerAgencyId: null,
    ownerPost: '',
    dueOn: null,
    state: 'OPEN',
    notes: '',
  },
  ...{ since: '2026-27-Q1', until: null, isReportedDone: false, version: 1 },
  ...action,
});
const [Q4, Q1, Q2] = ['2025-26-Q4', '2026-27-Q1', '2026-27-Q2'];

describe('the pack that an action first appears in', () => {
  it.each([
    { packs: [], next: null, because: 'there is no pack yet' },
    {
      packs: [{ quarter: Q1, state: 'SIGNED_OFF' }],
      next: Q2,
      because: 'the last one has been signed',
    },
    {
      packs: [
        { quarter: Q1, state: 'SIGNED_OFF' },
        { quarter: Q2, state: 'DRAFT' },
      ],
      next: Q2,
      because: 'that pack is being written',
    },
    {
      packs: [
        { quarter: Q1, state: 'IN_REVIEW' },
        { quarter: Q2, state: 'DRAFT' },
      ],
      next: Q1,
      because: 'that pack is signed first',
    },
    {
      packs: [
        { quarter: Q4, state: 'DRAFT' },
        { quarter: Q4, state: 'SIGNED_OFF' },
        { quarter: Q1, state: 'SIGNED_OFF' },
      ],
      next: Q2,
      because: 'a new version of an older one is not the next',
    },
  ] as const)('is for $next, because $because', ({ packs, next }) => {
    expect(nextQuarter(packs)).toBe(next);
  });
});

describe('a pack’s actions', () => {
  it('are carried until they are closed, and appear for the last time in the pack for the quarter they were closed in', () => {
    const closed = anAction({ id: 'closed', until: Q1, state: 'DONE' });
    const later = anAction({ id: 'later', since: Q2 });
    const idsIn = (quarter: string) =>
      actionsOf([closed, later, anAction()], quarter, '2026-09-01').map(({ id }) => id);
    expect([idsIn(Q4), idsIn(Q1), idsIn(Q2)]).toEqual([[], ['a', 'closed'], ['a', 'later']]);
  });

  it('are listed with overdue ones first, then open ones by day, then closed ones', () => {
    const actions = [
      anAction({ id: 'done', dueOn: '2026-01-01', state: 'DONE', until: Q1 }),
      anAction({ id: 'no day' }),
      anAction({ id: 'later', dueOn: '2026-12-01' }),
      anAction({ id: 'today', dueOn: '2026-09-01' }),
      anAction({ id: 'overdue', dueOn: '2026-08-31' }),
    ];
    expect(actionsOf(actions, Q1, '2026-09-01').map(({ id }) => id)).toEqual([
      'overdue',
      'today',
      'later',
      'no day',
      'done',
    ]);
  });

  it('have an age in packs, where all versions of one pack count as one', () => {
    const packs = [Q4, Q1, Q1, Q2].map((quarter) => ({ quarter }));
    expect([Q1, Q2].map((quarter) => ageOf(anAction(), quarter, packs))).toEqual([1, 2]);
    expect(ageOf(anAction({ since: '2025-26-Q1' }), Q2, packs)).toBe(3);
  });
});

describe('an action', () => {
  it.each([
    { said: { text: '' }, field: 'text' },
    { said: { text: 'x'.repeat(501) }, field: 'text' },
    { said: { notes: 'x'.repeat(2_001) }, field: 'notes' },
    { said: { ownerPost: 'x'.repeat(201) }, field: 'post' },
    { said: { state: 'DROPPED' }, field: 'notes' },
    { said: { state: 'DROPPED', notes: 'No longer needed.' }, field: undefined },
    { said: { text: 'x'.repeat(500) }, field: undefined },
  ] as const)('that says $said is refused for $field', ({ said, field }) => {
    expect(refuseAction(anAction(said))?.field).toBe(field);
  });
});

describe('a decision', () => {
  const said = { text: 'Agreed.', decidedOn: '2026-09-10' };
  it.each([
    { pack: { state: 'IN_REVIEW', meetsOn: null }, decision: said, field: 'pack' },
    { pack: { state: 'SIGNED_OFF', meetsOn: '2026-09-11' }, decision: said, field: 'decidedOn' },
    {
      pack: { state: 'SIGNED_OFF', meetsOn: '2026-09-10' },
      decision: { ...said, decidedOn: '2026-09-11' },
      field: 'decidedOn',
    },
    {
      pack: { state: 'SIGNED_OFF', meetsOn: null },
      decision: { ...said, text: '' },
      field: 'text',
    },
    {
      pack: { state: 'SIGNED_OFF', meetsOn: null },
      decision: { ...said, text: 'x'.repeat(2_001) },
      field: 'text',
    },
    {
      pack: { state: 'SIGNED_OFF', meetsOn: null },
      decision: { ...said, text: 'x'.repeat(2_000) },
      field: undefined,
    },
    { pack: { state: 'SIGNED_OFF', meetsOn: '2026-09-10' }, decision: said, field: undefined },
    { pack: { state: 'SUPERSEDED', meetsOn: null }, decision: said, field: undefined },
  ] as const)('about $pack is refused for $field', ({ pack, decision, field }) => {
    expect(refuseDecision(pack, decision, '2026-09-10')?.field).toBe(field);
  });
});

describe("an owner's note", () => {
  const by = '1 December 2026, Council';
  it('is added after earlier notes, and does not close the action', () => {
    expect(
      addNote(anAction({ notes: 'Begun.' }), { note: 'Agreed by all.', isDone: true, by }),
    ).toMatchObject({
      ...{
        notes: 'Begun.\n\n1 December 2026, Council: Agreed by all.',
        state: 'OPEN',
        isReportedDone: true,
        version: 2,
      },
    });
    expect(
      addNote(anAction({ isReportedDone: true }), { note: 'Not quite.', isDone: false, by }),
    ).toMatchObject({ isReportedDone: false });
    expect(addNote(anAction(), { note: '', isDone: true, by })).toMatchObject({
      notes: '1 December 2026, Council: It is done.',
    });
  });

  it("is one paragraph, so that nothing in it reads like somebody else's note", () => {
    const note = 'Done.\n\n2 December 2026, Police: It is not.';
    expect(addNote(anAction({ notes: 'Begun.' }), { note, isDone: false, by })).toMatchObject({
      notes: 'Begun.\n\n1 December 2026, Council: Done. 2 December 2026, Police: It is not.',
    });
  });

  it.each([
    {
      action: { state: 'DONE' },
      note: 'x',
      isDone: false,
      message: 'This action is closed',
      because: 'the board closed it',
    },
    {
      action: {},
      note: '',
      isDone: false,
      message: 'Say what has been done',
      because: 'it says nothing',
    },
    {
      action: { isReportedDone: true },
      note: '',
      isDone: true,
      message: 'You have already said that it is done',
      because: 'it says the same as before',
    },
    {
      action: { notes: 'n'.repeat(1_990) },
      note: 'x',
      isDone: false,
      message: '0 characters are left',
      because: 'there is no room',
    },
  ] as const)('is refused if $because', ({ action, note, isDone, message }) => {
    expect(addNote(anAction(action), { note, isDone, by })).toMatchObject({
      message: expect.stringContaining(message),
    });
  });
});
