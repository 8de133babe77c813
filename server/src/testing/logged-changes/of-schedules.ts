import type { ChangeLog, LoggedChanges } from '#testing/change-log.js';

const aSchedule = {
  title: 'The Overview',
  subject: { kind: 'OVERVIEW' },
  cadence: 'WEEKLY',
  weekday: 1,
  hour: 8,
  delivers: ['PAGE'],
};
const anAlert = { title: 'Late returns', rule: 'LATE_RETURN' };

/** Changes to schedules, alerts and the inbox. */
export function changesOfSchedules(at: ChangeLog): LoggedChanges {
  const savedSchedule = async () =>
    (await at.change('saveSchedule', aSchedule, { selection: 'schedule { id version }' })).schedule;
  const savedAlert = async () =>
    (await at.change('saveAlert', anAlert, { selection: 'alert { id version }' })).alert;

  return {
    saveSchedule: [
      {
        input: () => aSchedule,
        entry: { action: 'ADMINISTER', what: 'Scheduled "The Overview".' },
        isDoneOnce: true,
      },
      {
        before: savedSchedule,
        input: (before) => ({ ...aSchedule, ...before, hour: 9 }),
        entry: { action: 'ADMINISTER', what: 'Changed the schedule of "The Overview".' },
        isDoneOnce: true,
      },
    ],
    deleteSchedule: [
      {
        before: savedSchedule,
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Deleted the schedule of "The Overview".' },
      },
    ],
    pauseSchedule: [
      {
        before: savedSchedule,
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Paused the schedule of "The Overview".' },
        isDoneOnce: true,
      },
    ],
    resumeSchedule: [
      {
        before: async () =>
          (
            await at.change('pauseSchedule', await savedSchedule(), {
              selection: 'schedule { id version }',
            })
          ).schedule,
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Resumed the schedule of "The Overview".' },
        isDoneOnce: true,
      },
    ],
    resumeAllSchedules: [
      {
        before: async () => {
          // A schedule that somebody paused by hand stays paused.
          await at.change('pauseSchedule', await savedSchedule());
          const { id } = await savedSchedule();
          await at.test.asOwner(
            `UPDATE schedule SET state = 'PAUSED', is_paused_by_restore = true WHERE id = $1`,
            [id],
          );
          // So does an alert that was paused for another reason.
          await at.change('saveAlert', { ...anAlert, dataset: 'REPORTS' });
          const { id: alertId } = await savedAlert();
          await at.test.asOwner(
            'UPDATE alert SET is_paused = true, is_paused_by_restore = id = $1',
            [alertId],
          );
        },
        input: () => ({}),
        entry: {
          action: 'ADMINISTER',
          what: 'Resumed all schedules and alerts that a restored backup paused, for an agency: 2.',
        },
        isDoneOnce: true,
      },
    ],
    takeOverSchedule: [
      {
        before: async () => {
          const { id } = await savedSchedule();
          await at.test.asOwner('UPDATE schedule SET owner_id = $1', [at.analyst.id]);
          await at.test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [
            at.analyst.id,
          ]);
          return { id };
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Took over the schedule of "The Overview".' },
        isDoneOnce: true,
      },
    ],
    leaveSchedule: [
      {
        before: async () => {
          const { id } = await savedSchedule();
          await at.test.asOwner('UPDATE schedule SET owner_id = $1', [at.analyst.id]);
          await at.test.asOwner(
            'INSERT INTO schedule_recipient VALUES (gen_random_uuid(), $1, $2)',
            [id, at.administrator.id],
          );
          return { id };
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Left the schedule of "The Overview".' },
        isDoneOnce: true,
      },
    ],
    saveAlert: [
      {
        input: () => anAlert,
        entry: { action: 'ADMINISTER', what: 'Set the alert "Late returns".' },
        isDoneOnce: true,
      },
      {
        before: savedAlert,
        input: (before) => ({ ...anAlert, ...before, dataset: 'REPORTS' }),
        entry: { action: 'ADMINISTER', what: 'Changed the alert "Late returns".' },
        isDoneOnce: true,
      },
    ],
    deleteAlert: [
      {
        before: savedAlert,
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Deleted the alert "Late returns".' },
      },
    ],
    acknowledgeAlert: [
      {
        before: async () => {
          const { id } = await savedAlert();
          await at.test.asOwner(`UPDATE alert_recipient SET state = 'RAISED', finding = 'x'`);
          return { id };
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Acknowledged the alert "Late returns".' },
        isDoneOnce: true,
      },
    ],
    resumeAlert: [
      {
        before: async () => {
          const saved = await savedAlert();
          await at.test.asOwner('UPDATE alert SET is_paused = true');
          return saved;
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Resumed the alert "Late returns".' },
        isDoneOnce: true,
      },
    ],
    takeOverAlert: [
      {
        before: async () => {
          const { id } = await savedAlert();
          await at.test.asOwner('UPDATE alert SET owner_id = $1', [at.analyst.id]);
          await at.test.asOwner('UPDATE access_grant SET ended_at = now() WHERE person_id = $1', [
            at.analyst.id,
          ]);
          return { id };
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Took over the alert "Late returns".' },
        isDoneOnce: true,
      },
    ],
    leaveAlert: [
      {
        before: async () => {
          const { id } = await savedAlert();
          await at.test.asOwner('UPDATE alert SET owner_id = $1', [at.analyst.id]);
          return { id };
        },
        input: (before) => before,
        entry: { action: 'ADMINISTER', what: 'Left the alert "Late returns".' },
        isDoneOnce: true,
      },
    ],
    markInboxRead: [
      {
        before: () =>
          at.test.asOwner(
            `INSERT INTO inbox_item (id, person_id, key, at, title, body, access) VALUES (gen_random_uuid(), $1, 'x', now(), 'A', 'B', '')`,
            [at.administrator.id],
          ),
        input: () => ({}),
        entry: { action: 'ADMINISTER', what: 'Marked 1 message in their inbox as read.' },
        isDoneOnce: true,
      },
    ],
  };
}
