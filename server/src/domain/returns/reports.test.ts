import { describe, expect, it } from 'vitest';

import { somePlaces } from '#testing/some-places.js';

import { reports } from './reports.js';
import { startScreening } from './screening.js';

const whole = {
  reference: 'R1',
  received_on: '2025-05-01',
  channel: 'ONLINE',
  crime_type: 'DRUGS',
  area: 'Reading',
};
type Cells = Readonly<Record<string, string>>;

function screen(cells: Cells) {
  const sender = somePlaces.findAgency('TVP');
  if (!sender) throw new Error('No such sender');
  const row = { ...whole, ...cells };
  const screening = startScreening(
    {
      declaration: reports,
      places: somePlaces,
      sender,
      quarter: null,
      today: '2026-11-24',
      bankHolidays: new Set(),
    },
    Object.keys(row),
  );
  if (!screening.ok) throw new Error(screening.message);
  return screening.screenRow(7, Object.values(row));
}

describe('a row of reports', () => {
  it('becomes a record with all columns, missing ones at their defaults', () => {
    const { record, issues } = screen({
      channel: 'crimestoppers on 0800 555 111',
      crime_type: 'Modern slavery and human trafficking',
      signs: 'phishing; cuckooed home',
      source_grade: '2',
      information_grade: 'd',
      handling: 'p',
      first_action_hours: '0.5',
      disruption_reference: 'rbc:D-1',
    });
    expect(issues).toEqual([]);
    expect(record).toEqual({
      reference: 'R1',
      received_on: '2025-05-01',
      channel: 'CRIMESTOPPERS',
      crime_type: 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING',
      area: 'E06000038',
      quantity: 1,
      status: null,
      first_action_hours: 0.5,
      signs: ['PHISHING', 'CUCKOOED_HOME'],
      serious_limbs: [],
      source_grade: '2',
      information_grade: 'D',
      handling: 'P',
      disruption_reference: 'RBC:D-1',
    });
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string }>([
    {
      cells: { crime_type: '' },
      column: 'crime_type',
      says: /^It is empty\. .* Accepted: .*Drugs/,
      because: 'every report is about something',
    },
    {
      cells: { channel: 'PIGEON' },
      column: 'channel',
      says: /Accepted: 999, 101/,
      because: 'it is not in the list',
    },
    {
      cells: { signs: 'PHISHING;SMELL' },
      column: 'signs',
      says: /"SMELL" is not in the list/,
      because: 'the wrong sign is named',
    },
    {
      cells: { source_grade: '4' },
      column: 'source_grade',
      says: /Accepted: 1, 2, 3/,
      because: 'there are three source grades',
    },
    {
      cells: { information_grade: 'F' },
      column: 'information_grade',
      says: /Accepted: A, B, C, D, E/,
      because: 'there are five information grades',
    },
    {
      cells: { handling: 'X' },
      column: 'handling',
      says: /Accepted: P, C/,
      because: 'there are two handling codes',
    },
    {
      cells: { quantity: '0' },
      column: 'quantity',
      says: /from 1 to 100000/,
      because: 'a row counts at least one',
    },
    {
      cells: { first_action_hours: '-1' },
      column: 'first_action_hours',
      says: /from 0/,
      because: 'nothing is done before it is received',
    },
    {
      cells: { first_action_hours: '8760.5' },
      column: 'first_action_hours',
      says: /more than a year/,
      because: 'more than a year',
    },
    {
      cells: { received_on: '2026-11-23', first_action_hours: '48' },
      column: 'first_action_hours',
      says: /in the future/,
      because: 'even if received at midnight, two days later is tomorrow',
    },
    {
      cells: { disruption_reference: 'XYZ:D-1' },
      column: 'disruption_reference',
      says: /No agency/,
      because: 'the agency is not known',
    },
  ])('fails with $cells: $because', ({ cells, column, says }) => {
    const { record, issues } = screen(cells);
    expect(record).toBeNull();
    expect(issues).toEqual([
      { level: 'FAIL', row: 7, column, value: cells[column], message: expect.stringMatching(says) },
    ]);
  });

  it.each<{ cells: Cells; because: string }>([
    { cells: { first_action_hours: '0' }, because: 'it was acted on at once' },
    { cells: { first_action_hours: '720' }, because: 'up to a month is usual' },
    {
      cells: { received_on: '2026-11-23', first_action_hours: '47.9' },
      because: 'the action may have been today',
    },
    {
      cells: { quantity: '10', first_action_hours: '24' },
      because: 'all of them took a day in total, so each took at most a day',
    },
    { cells: { status: 'CLOSED_NO_ACTION' }, because: 'nothing was done' },
    { cells: { status: 'CLOSED', first_action_hours: '3' }, because: 'something was done' },
    {
      cells: { status: 'TRIAGED', first_action_hours: '3' },
      because: 'triage may be the first action',
    },
    {
      cells: { source_grade: '1', information_grade: 'A', handling: 'C' },
      because: 'the grading is complete',
    },
    {
      cells: { channel: 'CRIMESTOPPERS', source_grade: '3', information_grade: 'E', handling: 'P' },
      because: 'callers may be wrong',
    },
    { cells: { disruption_reference: 'D-1' }, because: 'one of the sender’s disruptions' },
  ])('passes with $cells: $because', ({ cells }) => {
    expect(screen(cells).issues).toEqual([]);
  });

  it.each<{ cells: Cells; column: string; says: RegExp; because: string }>([
    {
      cells: { first_action_hours: '720.5' },
      column: 'first_action_hours',
      says: /Are these hours/,
      because: 'more than a month',
    },
    {
      cells: { first_action_hours: '8760' },
      column: 'first_action_hours',
      says: /Are these hours/,
      because: 'a year is accepted',
    },
    {
      cells: { quantity: '2', first_action_hours: '24.5' },
      column: 'first_action_hours',
      says: /stands for 2 reports.*one by one/,
      because: 'a total does not say how many were quick',
    },
    {
      cells: { status: 'ACTIONED' },
      column: 'first_action_hours',
      says: /Actioned/,
      because: 'the time of the first action is missing',
    },
    {
      cells: { status: 'CLOSED' },
      column: 'first_action_hours',
      says: /Closed\./,
      because: 'the time of the first action is missing',
    },
    {
      cells: { status: 'RECEIVED', first_action_hours: '1' },
      column: 'status',
      says: /nothing has been done/,
      because: 'the row contradicts itself',
    },
    {
      cells: { status: 'CLOSED_NO_ACTION', first_action_hours: '1' },
      column: 'status',
      says: /nothing has been done/,
      because: 'the row contradicts itself',
    },
    {
      cells: { source_grade: '2', handling: 'P' },
      column: 'information_grade',
      says: /all three parts, or none/,
      because: 'a part is missing',
    },
    {
      cells: { channel: 'CRIMESTOPPERS', source_grade: '1', information_grade: 'A', handling: 'P' },
      column: 'source_grade',
      says: /anonymous reports/,
      because: 'the source is anonymous',
    },
  ])('warns with $cells and keeps the row: $because', ({ cells, column, says }) => {
    const { record, issues } = screen(cells);
    expect(record).not.toBeNull();
    expect(issues).toEqual([
      {
        level: 'WARN',
        row: 7,
        column,
        value: cells[column] ?? '',
        message: expect.stringMatching(says),
      },
    ]);
  });
});
