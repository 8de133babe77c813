import type { ChangeLog, LoggedChanges } from '#testing/change-log.js';

const RBC = 11;

const aTarget = { measure: 'reportsActionedIn24h', quarter: '2026-27-Q1' };
const anEvent = {
  happenedOn: '2026-04-01',
  title: 'A new form',
  measures: ['reports', 'referrals'],
  changesRecording: true,
};

/** Changes to targets, agencies, obligations, due dates, retention periods and events. */
export function changesOfRegisters(at: ChangeLog): LoggedChanges {
  return {
    setTarget: [
      {
        isOfPartnership: true,
        about: RBC,
        input: () => ({ ...aTarget, agency: 'RBC', value: 75 }),
        entry: { action: 'ALTERATION', what: /^Set the target of .*: 75%.*\. Before: none\.$/ },
        isDoneOnce: true,
      },
      {
        input: () => ({ ...aTarget, agency: 'RBC', value: 75 }),
        entry: {
          action: 'ALTERATION',
          what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
        },
        isDoneOnce: true,
      },
      {
        before: () =>
          at.change('setTarget', {
            ...aTarget,
            agency: 'RBC',
            area: 'E06000038',
            value: 75,
            tolerance: 5,
          }),
        input: () => ({ ...aTarget, agency: 'RBC', area: 'E06000038', version: 1 }),
        entry: {
          action: 'ALTERATION',
          what: /, in Reading.*: none\. Before: 75%.* with a tolerance of 5\.$/,
        },
        isDoneOnce: true,
      },
      {
        isOfPartnership: true,
        input: () => ({ ...aTarget, value: 75 }),
        entry: {
          action: 'ALTERATION',
          what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
        },
        isDoneOnce: true,
      },
    ],
    setTargets: [
      {
        isOfPartnership: true,
        about: RBC,
        input: () => ({ targets: [{ ...aTarget, agency: 'RBC', value: 75 }] }),
        entry: { action: 'ALTERATION', what: /^Set the target of .*: 75%.*\. Before: none\.$/ },
        isDoneOnce: true,
      },
      {
        input: () => ({ targets: [{ ...aTarget, agency: 'RBC', value: 75 }] }),
        entry: {
          action: 'ALTERATION',
          what: /^Set the target of .*, for .*: 75%.*\. Before: none\.$/,
        },
        isDoneOnce: true,
      },
    ],
    addAgency: [
      {
        isOfPartnership: true,
        about: 1001,
        input: () => ({ code: 'NEW', name: 'A new charity', kind: 'CHARITY' }),
        entry: { action: 'ADMINISTER', what: 'Added the agency A new charity (NEW).' },
      },
    ],
    renameAgency: [
      {
        isOfPartnership: true,
        about: 6,
        before: () => at.test.asOwner('UPDATE agency SET version = 7 WHERE id = 6'),
        input: () => ({ agency: 'GLAA', name: 'Labour abuse authority', version: 7 }),
        entry: { action: 'ADMINISTER', what: /^Renamed .* \(GLAA\): Labour abuse authority\.$/ },
        isDoneOnce: true,
      },
    ],
    endAgency: [
      {
        isOfPartnership: true,
        about: 6,
        before: () => at.test.asOwner('UPDATE agency SET version = 7 WHERE id = 6'),
        input: () => ({ agency: 'GLAA', lastDay: '2026-12-31', successors: ['NCA'], version: 7 }),
        entry: {
          action: 'ADMINISTER',
          what: /^Ended .*, with 31 December 2026 as its last day\. Successors: .*\.$/,
        },
        isDoneOnce: true,
      },
    ],
    setPeriods: [
      {
        isOfPartnership: true,
        input: () => ({
          quarter: '2026-27-Q3',
          settings: [{ dataset: 'REPORTS', dueOn: '2027-02-14', version: 0 }],
        }),
        entry: {
          action: 'ADMINISTER',
          what: 'Set reports for Q3 2026/27: due on 14 February 2027, and closed at the end of that day. Before: due on 31 January 2027, and closed at the end of that day.',
        },
        isDoneOnce: true,
      },
    ],
    setRetention: [
      {
        isOfPartnership: true,
        input: () => ({ dataset: 'OCGS', years: 9, version: 0 }),
        entry: {
          action: 'ADMINISTER',
          what: 'Set the retention of organised crime groups: kept for 9 years. Before: kept until somebody erases them.',
        },
        isDoneOnce: true,
      },
    ],
    setObligation: [
      {
        isOfPartnership: true,
        about: RBC,
        input: () => ({
          ...{ agency: 'RBC', dataset: 'OCGS', version: 0 },
          times: [{ from: '2026-27-Q1', until: '2026-27-Q4' }],
        }),
        entry: {
          action: 'ADMINISTER',
          what: /^Set when Reading Borough Council owes organised crime groups: from Q1 2026\/27 to Q4 2026\/27\. Before: not owed\.$/,
        },
        isDoneOnce: true,
      },
    ],
    addEvent: [
      {
        isOfPartnership: true,
        input: () => anEvent,
        entry: {
          action: 'ALTERATION',
          what: /^Added the event "A new form" of 2026-04-01, on the charts of Reports received, Safeguarding referrals; it changes recording\.$/,
        },
      },
    ],
    changeEvent: [
      {
        isOfPartnership: true,
        before: async () =>
          (
            await at.change('addEvent', anEvent, {
              selection: 'event { id version }',
              by: at.leader.browser,
            })
          ).event,
        input: ({ id, version }) => ({ ...anEvent, id, version, title: 'Another form' }),
        entry: {
          action: 'ALTERATION',
          what: /^Changed the event "Another form" of 2026-04-01.* Before: the event "A new form" of 2026-04-01/,
        },
        isDoneOnce: true,
      },
    ],
    removeEvent: [
      {
        isOfPartnership: true,
        before: async () =>
          (
            await at.change('addEvent', anEvent, {
              selection: 'event { id version }',
              by: at.leader.browser,
            })
          ).event,
        input: ({ id, version }) => ({ id, version }),
        entry: { action: 'ALTERATION', what: /^Removed the event "A new form" of 2026-04-01/ },
        isDoneOnce: true,
      },
    ],
  };
}
