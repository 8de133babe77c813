import type { ChangeLog, LoggedChanges } from '#testing/change-log.js';
import { aStoredDisruption, aStoredReferral, insertRows } from '#testing/records.js';

const [SEROCU, RBC] = [2, 11];

const aProposal = { act: 'PROPOSE', outcome: 'CONFIRM', text: 'The loss was soon made good' };
const aContact = {
  agency: 'RBC',
  dataset: 'REFERRALS',
  role: 'Data team',
  address: 'data.team@example.org',
  version: 0,
};

/** Changes to records, and to contacts and requests about them. */
export function changesOfRecords(at: ChangeLog): LoggedChanges {
  const withDisruption = async () => {
    await at.test.asOwner('TRUNCATE disruption, moderation_step');
    await insertRows(at.test, 'disruption', [
      aStoredDisruption({ agency_id: SEROCU, reference: 'D1' }),
    ]);
  };

  return {
    requestReturn: [
      {
        // No agency ever sent this return to this database.
        input: () => ({ quarter: '2026-27-Q2', agencies: ['RBC'] }),
        entry: {
          action: 'ADMINISTER',
          what: /^Asked Reading Borough Council for returns for Q2 2026\/27: /,
        },
        isDoneOnce: true,
      },
    ],
    moderateDisruption: [
      {
        before: withDisruption,
        input: () => ({ id: 'SEROCU:D1', version: 1, step: aProposal }),
        entry: { action: 'MODERATE', what: 'Proposed what to decide about a disruption.' },
        isDoneOnce: true,
        isOfPartnership: true,
      },
      {
        before: withDisruption,
        input: () => ({ id: 'SEROCU:D1', version: 1, step: { act: 'ASK', text: 'Which group?' } }),
        entry: { action: 'MODERATE', what: 'Asked about a disruption.' },
        isDoneOnce: true,
        isOfPartnership: true,
      },
    ],
    moderateDisruptions: [
      {
        before: withDisruption,
        input: () => ({
          cases: [{ id: 'SEROCU:D1', version: 1 }],
          step: { act: 'PUT_OFF', panelOn: '2026-12-08' },
        }),
        entry: { action: 'MODERATE', what: 'Put off a disruption.' },
        isDoneOnce: true,
        isOfPartnership: true,
      },
    ],
    setDatasetContact: [
      {
        input: () => aContact,
        entry: { action: 'ADMINISTER', what: 'Changed the contact for referrals.' },
        isDoneOnce: true,
      },
      {
        before: () => at.change('setDatasetContact', aContact),
        input: () => ({ ...aContact, role: '', address: '', version: 1 }),
        entry: { action: 'ADMINISTER', what: 'Removed the contact for referrals.' },
        isDoneOnce: true,
      },
    ],
    eraseRecord: [
      {
        before: async () => {
          await insertRows(at.test, 'referral', [
            aStoredReferral({ agency_id: RBC, reference: 'S1' }),
          ]);
        },
        input: () => ({
          agency: 'RBC',
          dataset: 'REFERRALS',
          reference: 'S1',
          why: 'Upheld request',
        }),
        entry: { action: 'ERASURE', what: 'Erased one record of referrals for good' },
        isDoneOnce: true,
      },
    ],
  };
}
