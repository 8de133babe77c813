const post = (number: number) =>
  `7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c50${String(number).padStart(2, '0')}`;
const question = (number: number) =>
  `7b0f6f1e-4b8e-4b57-9d0c-1f6a2d1c60${String(number).padStart(2, '0')}`;

const [superintendent, analyst, administrator] = [post(1), post(2), post(9)];

/** A made-up schedule with the results of its runs, latest first. */
export interface DemonstrationSchedule {
  readonly owner: string;
  readonly recipients: readonly string[];
  readonly title: string;
  readonly subject: 'SAVED_QUERY' | 'MEASURE' | 'OVERVIEW';
  readonly queryId: string | null;
  readonly measure: string | null;
  readonly cadence: 'AFTER_PUBLISHING' | 'WEEKLY' | 'QUARTER_CLOSED';
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly delivers: readonly string[];
  readonly state: 'ACTIVE' | 'PAUSED' | 'STOPPED';
  readonly stateReason: string;
  readonly runs: readonly {
    readonly daysAgo: number;
    readonly state: 'DONE' | 'FAILED';
    readonly sentence: string;
  }[];
}

const done = (daysAgo: number, sentence: string) => ({ daysAgo, state: 'DONE', sentence }) as const;
const two = 'Answered for 2 people.';

/**
 * Made-up schedules of the police: one that is active, one that waits for a publication, one that
 * is paused and one that was stopped.
 */
export const schedules: readonly DemonstrationSchedule[] = [
  {
    ...{
      owner: superintendent,
      recipients: [analyst],
      title: 'The Overview on Mondays',
      subject: 'OVERVIEW',
      queryId: null,
      measure: null,
    },
    ...{
      cadence: 'WEEKLY',
      weekday: 1,
      hour: 8,
      delivers: ['PAGE', 'MAIL'],
      state: 'ACTIVE',
      stateReason: '',
    },
    runs: [done(1, two), done(8, two), done(15, two)],
  },
  {
    ...{
      owner: analyst,
      recipients: [superintendent],
      title: 'Disruptions by area',
      subject: 'SAVED_QUERY',
      queryId: question(1),
      measure: null,
    },
    ...{
      cadence: 'AFTER_PUBLISHING',
      weekday: null,
      hour: null,
      delivers: ['PAGE', 'DOWNLOAD'],
      state: 'ACTIVE',
      stateReason: '',
    },
    runs: [done(23, two), done(24, two)],
  },
  {
    ...{
      owner: analyst,
      recipients: [],
      title: 'Reports as a quarter closes',
      subject: 'MEASURE',
      queryId: null,
      measure: 'reports',
    },
    ...{
      cadence: 'QUARTER_CLOSED',
      weekday: null,
      hour: 7,
      delivers: ['PAGE'],
      state: 'PAUSED',
      stateReason: 'Its owner paused it.',
    },
    runs: [done(23, 'Answered for one person.')],
  },
  {
    ...{
      owner: administrator,
      recipients: [],
      title: 'Referrals on Fridays',
      subject: 'MEASURE',
      queryId: null,
      measure: 'referrals',
    },
    ...{
      cadence: 'WEEKLY',
      weekday: 5,
      hour: 16,
      delivers: ['PAGE'],
      state: 'STOPPED',
      stateReason: 'It failed 3 times. It could not be answered.',
    },
    runs: [
      { daysAgo: 4, state: 'FAILED', sentence: 'It failed 3 times. It could not be answered.' },
      done(11, 'Answered for one person.'),
    ],
  },
];

/** A made-up alert, with the changes to its state for its owner, earliest first. */
export interface DemonstrationAlert {
  readonly owner: string;
  readonly title: string;
  readonly rule: 'SIGNAL' | 'MISSED_TARGET' | 'LATE_RETURN' | 'THRESHOLD';
  readonly measure: string | null;
  /**
   * The saved question whose total is watched, and the number that it must not fall below. Only for
   * a threshold.
   */
  readonly below?: { readonly queryId: string; readonly threshold: number };
  readonly state: 'OK' | 'RAISED' | 'ACKNOWLEDGED' | 'CLEARED';
  readonly finding: string | null;
  readonly isNew: boolean;
  readonly changes: readonly {
    readonly daysAgo: number;
    readonly state: 'RAISED' | 'ACKNOWLEDGED' | 'CLEARED';
    readonly sentence: string;
  }[];
}

/**
 * Made-up alerts of the police analyst, one in each state. The states are from before today. The
 * next check brings them up to date.
 */
export const alerts: readonly DemonstrationAlert[] = [
  {
    owner: analyst,
    title: 'Signals in disruptions',
    rule: 'SIGNAL',
    measure: 'disruptions',
    state: 'OK',
    finding: null,
    isNew: false,
    changes: [],
  },
  {
    ...{
      owner: analyst,
      title: 'Late returns',
      rule: 'LATE_RETURN',
      measure: null,
      state: 'RAISED',
      finding: 'before today',
      isNew: true,
    },
    changes: [{ daysAgo: 23, state: 'RAISED', sentence: 'Returns are late.' }],
  },
  {
    ...{
      owner: analyst,
      title: 'Reports actioned within 24 hours',
      rule: 'MISSED_TARGET',
      measure: 'reportsActionedIn24h',
      isNew: false,
    },
    ...{ state: 'ACKNOWLEDGED', finding: 'before today' },
    changes: [
      { daysAgo: 23, state: 'RAISED', sentence: 'The target was missed.' },
      { daysAgo: 22, state: 'ACKNOWLEDGED', sentence: 'You acknowledged it.' },
    ],
  },
  {
    ...{
      owner: analyst,
      title: 'Signals in reports',
      rule: 'SIGNAL',
      measure: 'reports',
      state: 'CLEARED',
      finding: null,
      isNew: false,
    },
    changes: [
      { daysAgo: 115, state: 'RAISED', sentence: 'The control chart has a new signal.' },
      {
        daysAgo: 23,
        state: 'CLEARED',
        sentence: 'The latest quarter on the control chart no longer has a signal.',
      },
    ],
  },
  {
    ...{
      owner: analyst,
      title: 'Few disruptions in a quarter',
      rule: 'THRESHOLD',
      measure: 'disruptions',
      below: { queryId: question(1), threshold: 600 },
      state: 'OK',
      finding: null,
      isNew: false,
    },
    changes: [],
  },
  {
    ...{
      owner: analyst,
      title: 'First action for fewer than 70 in 100 reports',
      rule: 'THRESHOLD',
      measure: 'reportsActionedIn24h',
      below: { queryId: question(4), threshold: 70 },
      state: 'RAISED',
      finding: 'beyond',
      isNew: false,
    },
    changes: [
      { daysAgo: 23, state: 'RAISED', sentence: 'The total has passed the number that was set.' },
    ],
  },
];
