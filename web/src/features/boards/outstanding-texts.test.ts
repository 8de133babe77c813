import { expect, it } from 'vitest';

import { listOutstandingTexts } from './outstanding-texts.js';

const aText = {
  id: 'a',
  kind: 'WHY',
  state: 'OWED',
  isLate: false,
  post: '',
  owner: null,
  dueOn: '2026-12-01',
} as const;

it('lists texts that are not written, late ones first, then by day, with the agency that owes each', () => {
  const owed = listOutstandingTexts([
    {
      number: 1,
      heading: 'Statement',
      texts: [
        { ...aText, id: 'no-day', dueOn: null },
        { ...aText, id: 'said', state: 'DRAFT' },
      ],
    },
    {
      number: 8,
      heading: 'Reports',
      texts: [
        { ...aText, id: 'soon' },
        {
          ...aText,
          id: 'late',
          isLate: true,
          dueOn: '2026-12-20',
          post: 'Head of Contact',
          owner: { name: 'Thames Valley Police' },
        },
      ],
    },
  ]);
  expect(owed.map(({ id }) => id)).toEqual(['late', 'soon', 'no-day']);
  expect(owed.map(({ section, who }) => `${section}: ${who}`)).toEqual([
    '8 Reports: Head of Contact, Thames Valley Police',
    '8 Reports: The secretary',
    '1 Statement: The secretary',
  ]);
});
