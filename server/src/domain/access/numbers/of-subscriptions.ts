import type { Reasons } from './reasons.js';

/**
 * Numbers in schedules, alerts and the inbox. Schedules, alerts and messages do not contain
 * figures: their words come from the person who set them up, the catalogue and the calendar. A
 * message about a pack contains its name, the names of its sections, and dates.
 */
export const subscriptionNumbers: Readonly<Record<string, Reasons>> = {
  Colleague: { id: 'PEOPLE', name: 'PEOPLE' },
  Schedule: {
    ...{ id: 'SET', version: 'SET', title: 'SET', weekday: 'SET', hour: 'SET', savedAt: 'SET' },
    stateReason: 'SET',
    nextRunAt: 'CALENDAR',
  },
  ScheduleConnection: { totalCount: 'SET' },
  ScheduleEdge: { cursor: 'SET' },
  ScheduleSubject: { variables: 'SET' },
  ScheduleRun: {
    ...{ id: 'SET', dueAt: 'CALENDAR', finishedAt: 'CALENDAR', link: 'SET', download: 'SET' },
    sentence: 'QUESTION',
    dataVersion: 'RETURNS',
  },
  ScheduleRunConnection: { totalCount: 'CALENDAR' },
  ScheduleRunEdge: { cursor: 'CALENDAR' },
  Alert: {
    id: 'SET',
    version: 'SET',
    title: 'SET',
    threshold: 'SET',
    since: 'DISCLOSED',
    savedAt: 'SET',
  },
  AlertConnection: { totalCount: 'SET' },
  AlertEdge: { cursor: 'SET' },
  AlertSubject: { variables: 'SET', link: 'SET' },
  // An alert's state follows from figures that the same person may ask for, after disclosure.
  AlertChange: { id: 'SET', at: 'DISCLOSED', sentence: 'DISCLOSED' },
  AlertChangeConnection: { totalCount: 'DISCLOSED' },
  AlertChangeEdge: { cursor: 'DISCLOSED' },
  InboxItem: { id: 'SET', at: 'DISCLOSED', title: 'SET', body: 'DISCLOSED', link: 'SET' },
  InboxItemConnection: { totalCount: 'DISCLOSED' },
  InboxItemEdge: { cursor: 'DISCLOSED' },
  DeleteSchedulePayload: { deleted: 'SET' },
  LeaveSchedulePayload: { left: 'SET' },
  ResumeAllSchedulesPayload: { resumed: 'SET' },
  DeleteAlertPayload: { deleted: 'SET' },
  LeaveAlertPayload: { left: 'SET' },
  MarkInboxReadPayload: { newInboxItems: 'DISCLOSED' },
};
