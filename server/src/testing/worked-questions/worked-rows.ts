import type { Owed, Sending } from '#testing/partnership.js';
import {
  sentDisruptions,
  sentLines,
  type SentRecord,
  sentReferrals,
  sentReports,
} from '#testing/sent-rows.js';

const [READING, SLOUGH, MILTON_KEYNES, OXFORD] = [
  'E06000038',
  'E06000039',
  'E06000042',
  'E07000178',
];
const [OXFORDSHIRE, FORCE] = ['E10000025', 'E23000029'];

/** Makes rows from cells in column order. Empty or missing cells have the builder’s defaults. */
function table(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): readonly SentRecord[] {
  return rows.map((cells) =>
    Object.fromEntries(
      cells.flatMap((cell, index) => (cell === '' ? [] : [[columns[index] ?? '', cell]])),
    ),
  );
}

const reportColumns = [
  'received_on',
  'quantity',
  'channel',
  'crime_type',
  'area',
  'first_action_hours',
  'signs',
  'serious_limbs',
];
const reportsOfPolice = table(reportColumns, [
  // These are on the last day before the period in question, and on the first day after it.
  ['2026-03-31', 64, 'CALL_101', 'DRUGS', READING],
  ['2026-10-01', 128, 'CALL_101', 'DRUGS', READING],
  ['2026-04-01', 3, 'CALL_101', 'DRUGS', READING, 5],
  ['2026-04-30', 2, 'CRIMESTOPPERS', 'DRUGS', READING],
  ['2026-05-10', 5, 'ONLINE', 'CYBER_CRIME', SLOUGH, '', 'CUCKOOED_HOME;PHISHING'],
  // In June there is no report that the seventh question counts.
  ['2026-06-15', 7, 'ONLINE', 'CYBER_CRIME', SLOUGH],
  // This report's first action after exactly 24 hours is in time.
  ['2026-07-01', 1, 'CALL_101', 'DRUGS', READING, 24, '', 'VIOLENCE'],
  ['2026-07-02', 1, 'CALL_101', 'DRUGS', READING, 24.5, '', 'VIOLENCE;THREE_YEAR_SENTENCE'],
  ['2026-07-03', 4, 'CALL_101', 'DRUGS', OXFORD, 3],
  ['2026-08-04', 9, 'CALL_999', 'ECONOMIC_CRIME', SLOUGH, 1, '', 'THREE_YEAR_SENTENCE'],
  ['2026-08-05', 6, 'CALL_999', 'CYBER_CRIME', READING, '', 'CUCKOOED_HOME'],
  ['2026-09-06', 1, 'ONLINE', 'CYBER_CRIME', MILTON_KEYNES, 72],
  ['2026-06-30', 11, 'ONLINE', 'ORGANISED_IMMIGRATION_CRIME', READING],
  ['2026-10-01', 12, 'ONLINE', 'ORGANISED_IMMIGRATION_CRIME', READING],
  ['2026-07-05', 2, 'ONLINE', 'FIREARMS', OXFORD],
  ['2026-09-30', 2, 'CRIMESTOPPERS', 'ECONOMIC_CRIME', READING, '', 'CUCKOOED_HOME'],
]);
const reportsOfReading = table(reportColumns, [
  ['2026-07-20', 3, 'LOCAL_AUTHORITY_REFERRAL', 'DRUGS', READING],
  // These are of the two types reported least in Berkshire, on the first and the last day of the
  // quarter.
  ['2026-07-01', 2, 'LOCAL_AUTHORITY_REFERRAL', 'ORGANISED_ACQUISITIVE_CRIME', READING, 48],
  ['2026-09-30', 1, 'LOCAL_AUTHORITY_REFERRAL', 'MODERN_SLAVERY_AND_HUMAN_TRAFFICKING', SLOUGH, 30],
  ['2026-09-30', 4, 'LOCAL_AUTHORITY_REFERRAL', 'DRUGS', READING],
  ['2026-09-21', 17, 'ONLINE', 'DRUGS', OXFORDSHIRE, 20],
]);

const disruptionColumns = [
  'occurred_on',
  'quantity',
  'objective',
  'area',
  'status',
  'cash_pounds',
  'assets_pounds',
];
const disruptionsOfPolice = table(disruptionColumns, [
  // These are on the first and the last day of the four quarters up to Q2 2025/26, and on the day
  // before.
  ['2024-09-30', 1, 'PURSUE', READING, '', '50000.00'],
  ['2024-10-01', 1, 'PURSUE', READING, '', '1000.10', '200.05'],
  ['2025-02-01', 2, 'PROTECT', SLOUGH, '', '', '300.00'],
  ['2025-03-31', 1, 'PURSUE', READING, '', '13.00'],
  ['2025-04-01', 1, 'PURSUE', READING, '', '40.00'],
  ['2025-06-30', 16, 'PURSUE', READING, '', '14.00'],
  ['2025-07-01', 6, 'PURSUE', READING, '', '700.00'],
  ['2025-08-01', 2, 'PREVENT', SLOUGH],
  ['2025-09-30', 15, 'PROTECT', OXFORD, '', '', '5.55'],
  ['2025-08-30', 80, 'PROTECT', OXFORD, 'REJECTED', '7777.00'],
  ['2025-09-01', 90, 'PURSUE', OXFORD, 'SUBMITTED', '99999.00'],
  ['2025-11-11', 4, 'PURSUE', READING, '', '60.00'],
  ['2026-01-15', 5, 'PREPARE', MILTON_KEYNES],
  ['2026-03-31', 1, 'PREPARE', READING, '', '31.00'],
  ['2026-04-01', 2, 'PREPARE', READING, '', '41.00'],
  ['2026-06-30', 8, 'PURSUE', READING, '', '63.00'],
  ['2026-04-15', 2, 'PURSUE', READING, 'REJECTED', '8888.00'],
  ['2026-05-15', 3, 'PURSUE', SLOUGH, '', '17.00', '3.00'],
  ['2026-07-01', 7, 'PURSUE', READING, '', '2.00'],
  ['2026-08-15', 9, 'PROTECT', SLOUGH, '', '11.00'],
  ['2026-09-30', 1, 'PURSUE', OXFORD, '', '93.00'],
  ['2026-09-14', 60, 'PURSUE', OXFORD, 'SUBMITTED'],
  ['2026-09-15', 70, 'PURSUE', OXFORD, 'REJECTED'],
  ['2026-10-01', 40, 'PURSUE', OXFORD, '', '70000.00'],
]);
const disruptionsOfReading = table(disruptionColumns, [
  ['2025-09-09', 1, 'PREVENT', READING],
  ['2026-08-08', 4, 'PREVENT', READING],
  ['2026-09-09', 2, 'PREPARE', FORCE],
]);
/** The disruptions of an agency whose later return is missing, so that changes leave it out. */
const disruptionsOfMiltonKeynes = table(disruptionColumns, [
  ['2025-08-08', 30, 'PURSUE', MILTON_KEYNES],
]);

const referralColumns = ['received_on', 'quantity', 'age_band', 'area', 'pathway'];
const referralsOfPolice = table(referralColumns, [
  ['2025-03-31', 50, '', READING],
  ['2025-04-01', 4, '', READING],
  ['2025-08-01', 2, 'ADULT_18_OR_OVER', READING],
  ['2025-12-01', 9, '', SLOUGH],
  ['2026-03-31', 1, '', OXFORD],
  ['2026-02-01', 5, 'UNKNOWN', OXFORD],
  ['2026-03-01', 2, '', FORCE],
  ['2026-04-01', 25, '', READING],
  ['2026-07-01', 8, '', READING],
]);
const referralsOfReading = table(referralColumns, [
  ['2025-07-01', 3, '', READING, 'MASH_CHILD'],
  ['2025-09-30', 2, 'ADULT_18_OR_OVER', READING, 'ADULT_CONCERN'],
  ['2025-06-30', 7, '', READING, 'MASH_CHILD'],
  ['2025-10-01', 8, '', READING, 'MASH_CHILD'],
  ['2026-06-30', 9, '', READING, 'MASH_CHILD'],
  ['2026-07-01', 6, '', READING, 'MASH_CHILD'],
  ['2026-10-01', 10, '', READING, 'MASH_CHILD'],
  ['2026-09-30', 5, 'ADULT_18_OR_OVER', READING, 'ADULT_CONCERN'],
]);
const referralsOfOxfordshire = table(referralColumns, [
  ['2025-08-08', 20, '', OXFORDSHIRE, 'MASH_CHILD'],
  ['2026-08-08', 13, '', OXFORDSHIRE, 'MASH_CHILD'],
]);

const lineColumns = ['quarter', 'staff_group', 'establishment_fte', 'strength_fte'];
const linesOfPolice = table(lineColumns, [
  ['2026-27-Q1', '', 100, 50],
  ['2026-27-Q2', '', 10.5, 9.25],
  ['2026-27-Q2', 'POLICE_OFFICER', 40, 37],
  // This line has no known staff in post, so neither number includes it.
  ['2026-27-Q2', 'SOCIAL_WORKER', 6],
]);
const linesOfReading = table(lineColumns, [
  ['2026-27-Q2', '', 8, 6.5],
  ['2026-27-Q2', 'SOCIAL_WORKER', 4, 5],
]);

/** A few records of every dataset in the worked questions, on both sides of each boundary. */
export const workedRows: readonly Sending[] = [
  {
    on: '2026-11-20',
    rows: [
      ...sentReports('TVP', reportsOfPolice),
      ...sentReports('RBC', reportsOfReading),
      ...sentDisruptions('TVP', disruptionsOfPolice),
      ...sentDisruptions('RBC', disruptionsOfReading),
      ...sentDisruptions('MKCC', disruptionsOfMiltonKeynes),
      ...sentReferrals('TVP', referralsOfPolice),
      ...sentReferrals('RBC', referralsOfReading),
      ...sentReferrals('OCC', referralsOfOxfordshire),
      ...sentLines('TVP', linesOfPolice),
      ...sentLines('RBC', linesOfReading),
    ],
  },
];

/** The obligations of the agencies in the rows, including returns that were never sent. */
export const workedObligations: readonly Owed[] = [
  { agency: 'TVP', dataset: 'REPORTS', from: '2026-04-01' },
  { agency: 'RBC', dataset: 'REPORTS', from: '2026-07-01' },
  { agency: 'SBC', dataset: 'REPORTS', from: '2026-04-01' },
  { agency: 'WBC', dataset: 'REPORTS', from: '2025-04-01', until: '2026-04-01' },
  { agency: 'TVP', dataset: 'DISRUPTIONS', from: '2025-07-01' },
  { agency: 'MKCC', dataset: 'DISRUPTIONS', from: '2025-07-01' },
  { agency: 'TVP', dataset: 'REFERRALS', from: '2025-04-01' },
  { agency: 'OCC', dataset: 'REFERRALS', from: '2025-07-01' },
  { agency: 'SBC', dataset: 'REFERRALS', from: '2026-07-01' },
];
