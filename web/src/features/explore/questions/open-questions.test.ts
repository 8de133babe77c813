import { describe, expect, it } from 'vitest';

import {
  changeQuestion,
  closeQuestion,
  isSameQuestion,
  isUnsaved,
  nameQuestion,
  nothingOpen,
  type OpenQuestion,
  openQuestion,
  stepQuestion,
  takeLatest,
} from './open-questions.js';

const aQuestion = (id: string, part: Partial<OpenQuestion> = {}): OpenQuestion => ({
  id,
  name: `Question ${id}`,
  text: '{ a }',
  variables: {},
  saved: null,
  ...part,
});
const open = (...ids: readonly string[]) =>
  ids.reduce((all, id) => openQuestion(all, aQuestion(id)), nothingOpen);

describe('open questions', () => {
  it('become the current tab when they are opened', () => {
    expect(open('1', '2')).toMatchObject({ questions: [{ id: '1' }, { id: '2' }], chosen: '2' });
  });

  it.each([
    { closed: '2', chosen: '2', then: '3', because: 'the later one next to it comes to the front' },
    { closed: '3', chosen: '3', then: '2', because: 'at the end it is the one before' },
    { closed: '1', chosen: '3', then: '3', because: 'closing another tab changes nothing' },
  ])('have $then in front after $closed is closed: $because', ({ closed, chosen, then }) => {
    expect(closeQuestion({ ...open('1', '2', '3'), chosen }, closed).chosen).toBe(then);
  });

  it('do not leave a current tab when the last one closes', () => {
    expect(closeQuestion(open('1'), '1')).toEqual(nothingOpen);
  });

  it('wrap around when stepping through them', () => {
    expect(stepQuestion({ ...open('1', '2'), chosen: '2' }, 1).chosen).toBe('1');
    expect(stepQuestion({ ...open('1', '2'), chosen: '1' }, -1).chosen).toBe('2');
  });

  it('change one at a time', () => {
    expect(
      changeQuestion(open('1', '2'), '1', { text: '{ b }' }).questions.map(({ text }) => text),
    ).toEqual(['{ b }', '{ a }']);
  });

  it('are unsaved only while their text differs from the saved one, not if values of variables differ', () => {
    const saved = { id: 's', version: 1, text: '{ a }', variables: {} };
    expect(isUnsaved(aQuestion('1'))).toBe(true);
    expect(isUnsaved(aQuestion('1', { text: ' \n' }))).toBe(false);
    expect(isUnsaved(aQuestion('1', { saved, variables: { quarter: '2026-27-Q1' } }))).toBe(false);
    expect(isUnsaved(aQuestion('1', { saved, text: '{ b }' }))).toBe(true);
  });

  it('are equal if only the order of their variables differs', () => {
    expect(
      isSameQuestion(
        { text: 'x', variables: { a: 1, b: [2] } },
        { text: 'x', variables: { b: [2], a: 1 } },
      ),
    ).toBe(true);
    expect(
      isSameQuestion({ text: 'x', variables: { a: 1 } }, { text: 'x', variables: { a: 2 } }),
    ).toBe(false);
  });

  it('get the first free number as their name', () => {
    expect(nameQuestion(open('1', '3').questions)).toBe('Question 2');
  });

  it('get the latest version, including its name, when opened again, unless they have unsaved changes', () => {
    const saved = { id: 's', version: 1, text: '{ a }', variables: {} };
    const latest = {
      text: '{ c }',
      variables: { area: null },
      name: 'Renamed',
      saved: { ...saved, version: 2, text: '{ c }' },
      given: { quarter: '2026-27-Q1' },
    };
    expect(takeLatest(aQuestion('1', { saved }), latest)).toEqual({
      text: '{ c }',
      variables: { area: null, quarter: '2026-27-Q1' },
      name: 'Renamed',
      saved: latest.saved,
    });
    const given = { variables: { quarter: '2026-27-Q1' } };
    expect(takeLatest(aQuestion('1', { saved, text: '{ b }' }), latest)).toEqual(given);
    expect(takeLatest(aQuestion('1', { saved: latest.saved }), latest)).toEqual(given);
  });
});
