import type { ChangeLog, LoggedChanges } from '#testing/change-log.js';

const aQuestion = {
  name: 'Reports',
  text: '{ figures { totals { reports { text } } } }',
  sharing: 'EVERYONE',
};
const aPin = { page: 'REPORTS', block: 'reports' };

/** Changes to saved questions and people’s own pages. */
export function changesOfQuestions(at: ChangeLog): LoggedChanges {
  const savedFirst = async () =>
    (await at.change('saveQuery', aQuestion, { selection: 'savedQuery { id }' })).savedQuery;
  const savedTwice = async () => {
    const { id } = await savedFirst();
    await at.change('saveQuery', { ...aQuestion, id, version: 1, name: 'All reports' });
    return { id };
  };
  const pinned = async () => (await at.change('pinBlock', aPin, { selection: 'pin' })).pin;

  return {
    saveQuery: [
      {
        input: () => aQuestion,
        entry: {
          action: 'ADMINISTER',
          what: 'Saved version 1 of the question "Reports", shared with everyone.',
        },
        isDoneOnce: true,
      },
      {
        before: savedFirst,
        input: ({ id }) => ({ ...aQuestion, id, version: 1, sharing: 'PRIVATE' }),
        entry: { action: 'ADMINISTER', what: 'Saved version 2 of a private question.' },
        isDoneOnce: true,
      },
    ],
    restoreQueryVersion: [
      {
        before: savedTwice,
        input: ({ id }) => ({ id, number: 1, version: 2 }),
        entry: {
          action: 'ADMINISTER',
          what: 'Brought back version 1 as version 3 of the question "Reports", shared with everyone.',
        },
        isDoneOnce: true,
      },
    ],
    deleteQuery: [
      {
        before: savedFirst,
        input: ({ id }) => ({ id, version: 1 }),
        entry: {
          action: 'ADMINISTER',
          what: 'Deleted the question "Reports", shared with everyone.',
        },
        isDoneOnce: true,
      },
    ],
    takeOverQuery: [
      {
        before: async () => {
          const { id } = await savedFirst();
          await at.test.asOwner('UPDATE saved_query SET owner_id = $1', [at.analyst.id]);
          await at.test.asOwner('UPDATE person SET is_active = false WHERE id = $1', [
            at.analyst.id,
          ]);
          return { id };
        },
        input: ({ id }) => ({ id }),
        entry: {
          action: 'ADMINISTER',
          what: 'Took over the question "Reports", shared with everyone.',
        },
        isDoneOnce: true,
      },
    ],
    pinBlock: [
      {
        input: () => aPin,
        entry: {
          action: 'ADMINISTER',
          what: 'Pinned the block reports of a page to their own page.',
        },
        isDoneOnce: true,
      },
    ],
    unpinBlock: [
      {
        before: pinned,
        input: (pin) => ({ pin }),
        entry: { action: 'ADMINISTER', what: 'Removed a block from their own page.' },
        isDoneOnce: true,
      },
    ],
    arrangePins: [
      {
        before: pinned,
        input: (pin) => ({ version: 1, pins: [{ pin, columns: 12, height: 'FULL' }] }),
        entry: { action: 'ADMINISTER', what: 'Arranged their own page.' },
        isDoneOnce: true,
      },
    ],
  };
}
