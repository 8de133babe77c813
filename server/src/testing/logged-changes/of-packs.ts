import { BUILT_IN } from '#domain/packs/template.js';
import { insertGrant } from '#features/people/person.store.js';
import { aGrant, type ChangeLog, type LoggedChanges } from '#testing/change-log.js';

const TVP = 1;

const aRound = { quarter: '2026-27-Q2' };
const anAction = { text: 'Agree a form.', agency: 'RBC', post: 'Safeguarding lead' };

/** Changes to packs, and to boards' actions and decisions. */
export function changesOfPacks(at: ChangeLog): LoggedChanges {
  const openedPack = async () =>
    (
      await at.change('createPack', aRound, {
        selection: 'pack { id version }',
        by: at.leader.browser,
      })
    ).pack;
  const packInReview = async () =>
    (
      await at.change('submitPack', await openedPack(), {
        selection: 'pack { id version }',
        by: at.leader.browser,
      })
    ).pack;
  const signedPack = async () => {
    const pack = await packInReview();
    await at.test.asOwner(`UPDATE pack SET state = 'SIGNED_OFF'`);
    return pack;
  };
  const recordedAction = async () => {
    await openedPack();
    return (
      await at.change('recordAction', anAction, {
        selection: 'action { id version }',
        by: at.leader.browser,
      })
    ).action;
  };
  const owedText = async () => {
    await openedPack();
    const [text] = await at.test.asOwner<{ id: string }>(
      `SELECT id FROM pack_text WHERE section_key = 'reports' AND kind = 'WHY'`,
    );
    return { id: text?.id, version: 0 };
  };

  return {
    createPack: [
      {
        isOfPartnership: true,
        input: () => aRound,
        entry: { action: 'ADMINISTER', what: 'Opened the pack for Q2 2026/27, Thames Valley.' },
        isDoneOnce: true,
      },
    ],
    arrangeSections: [
      {
        isOfPartnership: true,
        before: openedPack,
        input: (before) => ({ ...before, sections: ['reports'] }),
        entry: {
          action: 'ADMINISTER',
          what: 'Arranged the sections of the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    changeSection: [
      {
        isOfPartnership: true,
        before: openedPack,
        input: (before) => ({
          ...before,
          section: { key: 'reports', heading: 'Calls', figures: [], texts: ['WHY'] },
        }),
        entry: {
          action: 'ADMINISTER',
          what: 'Arranged the sections of the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    changePackTemplate: [
      {
        isOfPartnership: true,
        before: () => Promise.resolve({}),
        input: () => ({
          version: BUILT_IN,
          sections: [{ heading: 'Calls', figures: [], texts: ['WHY'] }],
        }),
        entry: { action: 'ADMINISTER', what: 'Saved version 1 of the pack template.' },
        isDoneOnce: true,
      },
    ],
    submitPack: [
      {
        isOfPartnership: true,
        before: openedPack,
        input: (before) => before,
        entry: {
          action: 'ADMINISTER',
          what: 'Handed to the chair the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    handBackPack: [
      {
        isOfPartnership: true,
        before: packInReview,
        input: (before) => before,
        entry: {
          action: 'ADMINISTER',
          what: 'Handed back the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    signOffPack: [
      {
        isOfPartnership: true,
        before: packInReview,
        input: ({ id, version }) => ({
          id,
          edition: 'PARTNERS',
          reading: version,
          dataVersion: 0,
          gapsReason: 'Nothing was sent yet.',
        }),
        entry: {
          action: 'ADMINISTER',
          what: 'Signed the edition for partners of the pack for Q2 2026/27, Thames Valley.',
        },
      },
    ],
    supersedePack: [
      {
        isOfPartnership: true,
        before: signedPack,
        input: (before) => ({ ...before, reason: 'A rate was wrong.' }),
        entry: {
          action: 'ADMINISTER',
          what: 'Began version 2 of the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    tellWriting: [
      {
        isOfPartnership: true,
        before: owedText,
        input: ({ id }) => ({ id }),
        entry: {
          action: 'ADMINISTER',
          what: 'Began to write “Why” of the section reports in the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    writeCommentary: [
      {
        isOfPartnership: true,
        before: owedText,
        input: (before) => ({ ...before, body: 'As expected.' }),
        entry: {
          action: 'ADMINISTER',
          what: 'Wrote “Why” of the section reports in the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    agreeCommentary: [
      {
        isOfPartnership: true,
        before: async () => {
          const { id } = await owedText();
          await at.change(
            'writeCommentary',
            { id, version: 0, body: 'As expected.' },
            { by: at.leader.browser },
          );
          return { id, version: 1 };
        },
        input: (before) => before,
        entry: {
          action: 'ADMINISTER',
          what: 'Agreed “Why” of the section reports in the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    separateCommentary: [
      {
        isOfPartnership: true,
        before: async () => {
          const cleared = aGrant({
            role: 'SENIOR_LEADER',
            agencyIds: [TVP],
            marking: 'OFFICIAL_SENSITIVE',
          });
          await at.test.database.write((transaction) =>
            insertGrant(transaction, {
              ...cleared,
              personId: at.leader.id,
              grantedBy: null,
              claimRuleId: null,
            }),
          );
          return owedText();
        },
        input: (before) => before,
        entry: {
          action: 'ADMINISTER',
          what: 'Started a separate “Why” of the section reports for the edition for cleared readers, in the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    assignCommentary: [
      {
        isOfPartnership: true,
        before: owedText,
        input: (before) => ({ ...before, agency: 'RBC', post: 'Safeguarding lead' }),
        entry: {
          action: 'ADMINISTER',
          what: 'Set who writes “Why” of the section reports in the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
    noteAction: [
      {
        isOfPartnership: true,
        before: recordedAction,
        input: (before) => ({ ...before, isDone: true }),
        entry: {
          action: 'ADMINISTER',
          what: 'Added a note to a board action for Thames Valley, and said that it is done.',
        },
        isDoneOnce: true,
      },
    ],
    recordAction: [
      {
        isOfPartnership: true,
        before: openedPack,
        input: () => anAction,
        entry: { action: 'ADMINISTER', what: 'Recorded a board action for Thames Valley.' },
        isDoneOnce: true,
      },
      {
        isOfPartnership: true,
        before: recordedAction,
        input: (before) => ({ ...anAction, ...before, state: 'DONE' }),
        entry: { action: 'ADMINISTER', what: 'Changed a board action for Thames Valley.' },
        isDoneOnce: true,
      },
    ],
    recordDecision: [
      {
        isOfPartnership: true,
        before: signedPack,
        input: ({ id }) => ({ pack: id, text: 'Agreed.' }),
        entry: {
          action: 'ADMINISTER',
          what: 'Recorded a board decision on the pack for Q2 2026/27, Thames Valley.',
        },
        isDoneOnce: true,
      },
    ],
  };
}
