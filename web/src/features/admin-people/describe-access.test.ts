import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  describeAccess,
  describeGrantAhead,
  type GrantedAccess,
  recordRoles,
  roleActions,
} from './describe-access.js';
import { roles } from './role-names.js';

const aGrant: GrantedAccess = {
  role: 'ANALYST',
  marking: 'OFFICIAL',
  isForPartnership: false,
  isAtPolice: true,
};

describe('describing grants', () => {
  it.each([
    [
      'a cleared police analyst',
      [{ ...aGrant, marking: 'OFFICIAL_SENSITIVE' }],
      'True counts; all records',
    ],
    ['a police analyst up to OFFICIAL', [aGrant], 'Others’ protected figures rounded; own records'],
    [
      'a council analyst, whatever the marking',
      [{ ...aGrant, marking: 'OFFICIAL_SENSITIVE', isAtPolice: false }],
      'Others’ protected figures rounded; own records',
    ],
    [
      'a cleared leader who contributes elsewhere: the clearance opens no records',
      [
        { ...aGrant, role: 'SENIOR_LEADER', marking: 'OFFICIAL_SENSITIVE' },
        { ...aGrant, role: 'CONTRIBUTOR', isAtPolice: false },
      ],
      'True counts; own records; sends returns',
    ],
    [
      'an administrator of the partnership',
      [{ ...aGrant, role: 'ADMINISTRATOR', isForPartnership: true, isAtPolice: false }],
      'Others’ protected figures rounded; no records; adds events; sets targets; gives access; reads the log',
    ],
    [
      'a partnership analyst who is not cleared: every agency is their own',
      [{ ...aGrant, isForPartnership: true }],
      'All agencies’ figures exact; all records; adds events',
    ],
    ['nobody', [], 'No access'],
  ] as const)('gives the words for %s', (_who, grants, words) => {
    expect(describeAccess(grants)).toBe(words);
  });

  it('describes a grant as it is being written', () => {
    expect(describeGrantAhead({ ...aGrant, role: 'CONTRIBUTOR' })).toBe(
      'see all open figures, their agencies’ protected figures exactly and others’ rounded, and open the records of their agencies. They may send returns.',
    );
    expect(describeGrantAhead({ ...aGrant, role: 'MODERATOR', isForPartnership: true })).toBe(
      'see all open figures, and every agency’s protected figures exactly, and open the records of every agency. They may confirm disruptions.',
    );
    expect(
      describeGrantAhead({ ...aGrant, role: 'SENIOR_LEADER', marking: 'OFFICIAL_SENSITIVE' }),
    ).toBe('see true counts of everything, and open no records.');
  });
});

describe('the roles for each action', () => {
  const document = readFileSync(
    path.resolve(import.meta.dirname, '../../../../docs/access.md'),
    'utf8',
  );
  const toCells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const head = document.split('\n').find((line) => line.startsWith('| action |')) ?? '';
  const marksOf = (action: string) => {
    const row = toCells(
      document.split('\n').find((line) => line.startsWith(`| ${action}:`)) ?? '',
    ).slice(1);
    return new Map(
      toCells(head)
        .slice(1)
        .map((name, column) => [roles.find((role) => role.name === name)?.code, row[column]]),
    );
  };

  it.each(Object.entries(roleActions))('are those of docs/access.md: %s', (action, doing) => {
    const marks = marksOf(action);
    const mark = 'isForPartnership' in doing ? 'partnership' : 'own';
    expect([...marks].filter(([, each]) => each !== '').map(([role]) => role)).toEqual(doing.roles);
    expect(doing.roles.map((role) => marks.get(role))).toEqual(doing.roles.map(() => mark));
  });

  it('are those that docs/access.md allows to open records', () => {
    expect(
      [...marksOf('OPEN_RECORDS')].filter(([, each]) => each !== '').map(([role]) => role),
    ).toEqual(recordRoles);
  });
});
