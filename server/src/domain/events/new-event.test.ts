import { describe, expect, it } from 'vitest';

import { type NewEvent, readNewEvent } from './new-event.js';

const anEvent: NewEvent = {
  happenedOn: '2026-04-01',
  title: 'A new form',
  measures: ['reports'],
  changesRecording: false,
};

const problemsOf = (about: Partial<NewEvent>, today = '2026-11-25') => {
  const read = readNewEvent({ ...anEvent, ...about }, today);
  return read.ok ? [] : read.problems;
};

describe('readNewEvent', () => {
  it.each<{
    readonly about: Partial<NewEvent>;
    readonly fields: readonly string[];
    readonly because: string;
    readonly today?: string;
  }>([
    { about: {}, fields: [], because: 'nothing is wrong' },
    { about: { happenedOn: '2000-01-01' }, fields: [], because: 'that is the earliest day' },
    {
      about: { happenedOn: '1999-12-31' },
      fields: ['happenedOn'],
      because: 'that is the day before',
    },
    { about: { happenedOn: '2027-11-25' }, fields: [], because: 'it may be up to a year ahead' },
    {
      about: { happenedOn: '2027-11-26' },
      fields: ['happenedOn'],
      because: 'it is more than a year ahead',
    },
    {
      about: { happenedOn: '2029-02-28' },
      today: '2028-02-29',
      fields: [],
      because: 'the year after a leap day ends a day early',
    },
    {
      about: { happenedOn: '2029-03-01' },
      today: '2028-02-29',
      fields: ['happenedOn'],
      because: 'it is more than a year ahead',
    },
    { about: { title: '' }, fields: ['title'], because: 'it has no title' },
    { about: { title: ' \u00a0 ' }, fields: ['title'], because: 'spaces are not a title' },
    { about: { title: 'x' }, fields: [], because: 'one character is enough' },
    {
      about: { title: ` ${'x'.repeat(200)} ` },
      fields: [],
      because: 'spaces at its ends do not count',
    },
    { about: { title: 'x'.repeat(201) }, fields: ['title'], because: 'charts have no room for it' },
    {
      about: { title: '\u{1f600}'.repeat(200) },
      fields: [],
      because: 'characters are counted as people see them, not as they are stored',
    },
    { about: { title: 'One\ntwo' }, fields: ['title'], because: 'a title has only one line' },
    {
      about: { title: 'One\ttwo' },
      fields: ['title'],
      because: 'a tab is a control character',
    },
    {
      about: { title: 'One\u0000two' },
      fields: ['title'],
      because: 'the database cannot store it',
    },
    {
      about: { title: 'One\u202etwo' },
      fields: ['title'],
      because: 'it would reverse the text after it',
    },
    { about: { title: 'One\ud800' }, fields: ['title'], because: 'half a character is not text' },
    { about: { measures: [] }, fields: ['measures'], because: 'no chart would show it' },
    {
      about: { measures: ['reports', 'disruptions', 'reports'] },
      fields: ['measures'],
      because: 'one is named twice',
    },
    {
      about: { happenedOn: '1066-10-14', title: '', measures: [] },
      fields: ['happenedOn', 'title', 'measures'],
      because: 'everything wrong is reported at once',
    },
  ])('rejects $fields in $about: $because', ({ about, fields, today }) => {
    expect(problemsOf(about, today).map(({ field }) => field)).toEqual(fields);
  });

  it('trims the title', () => {
    expect(readNewEvent({ ...anEvent, title: '  Cafe\u0301 closed ' }, '2026-11-25')).toEqual({
      ok: true,
      event: { ...anEvent, title: 'Caf\u00e9 closed' },
    });
  });

  it.each([
    {
      about: { happenedOn: '1999-12-31' },
      message:
        'An event must be dated from 1 January 2000 to 25 November 2027, a year from today. Give a day in that range.',
    },
    {
      about: { title: 'x'.repeat(1234) },
      message: 'The title has 1,234 characters. Use at most 200.',
    },
    {
      about: { measures: ['reports', 'reports'] } as const,
      message: 'Reports received is named twice. Name each measure once.',
    },
  ])('says what would be accepted: $message', ({ about, message }) => {
    expect(problemsOf(about).map((problem) => problem.message)).toEqual([message]);
  });
});
