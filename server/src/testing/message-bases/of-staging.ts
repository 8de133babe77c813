import type { MessageBases } from './message-basis.js';

export const basesOfStaging: MessageBases = {
  'domain/returns/staged/other-quarter.ts': {
    FILE: [
      'Most dates in this file are not in …. Look at it again, or s',
      '… has not begun, so nothing can be sent for it yet.',
      '… is closed for good, and what is sent for it is a revision.',
    ],
  },
  'domain/returns/staged/staged-return.ts': {
    FILE: ['Say in … to … characters why it is right.'],
    OWN_RECORDS: [
      'It has … warnings, more than anybody can acknowledge one by ',
      'It has been published.',
      'It has been screened, and its findings are available.',
      'Somebody has to match or confirm its columns.',
      '… not been acknowledged. Put … right, or say why … right.',
      '…. Publish or discard one of them, then send this file again',
      '…. Put … right first: a return is published whole or not at ',
    ],
  },
  'domain/returns/withdrawal.ts': {
    FILE: ['the file …'],
    OWN_RECORDS: [
      '… have already been sent. Publishing replaces them.',
      '… has already been sent. Publishing replaces it.',
      '…, because there is nothing to report.…',
      '…, because ….…',
      ' … sent ….',
    ],
  },
  'domain/returns/words.ts': {
    FILE: [
      'At most … words per column are remembered. In your file, use',
      'One of the choices is not in the list of its column. Choose ',
      'Only words of at most … characters are remembered, and none ',
      'Only words in columns with a list are remembered. Put the ce',
    ],
  },
  'features/returns/staging/acknowledge-warnings.ts': {
    FILE: ['At most … can be acknowledged at once.'],
    OWN_RECORDS: ['One of these warnings no longer exists. Look at the list aga'],
  },
  'features/returns/staging/change-cell.ts': {
    FILE: ['At most … characters.', 'The file has no such column. Correct it in the file.'],
    OWN_RECORDS: [
      'Corrected a cell in a staged return',
      'Took back a correction to a staged return',
      'That cell was not corrected. Look at it again.',
      'There is no finding about that cell, so there is nothing to ',
    ],
  },
  'features/returns/staging/change-staged.ts': {
    FILE: [
      'No column is called "…".',
      'Nothing is read as …, which every return for this dataset mu',
      'Two columns are read as …. Choose one of them.',
    ],
    OWN_RECORDS: [
      'It must be screened first.',
      'Matched the columns of a staged return',
      'Somebody else has said in the meantime what your agency’s wo',
      'Discarded a staged return',
      '… Confirm that this is what you want.',
    ],
  },
  'features/returns/staging/choose-table.ts': {
    FILE: ['Its headings do not show which dataset it is a return of. Sa'],
  },
  'features/returns/staging/findings-file.ts': {
    SERVER: ['The request for a staged file has no identity'],
    OWN_RECORDS: [
      'That return no longer exists, or belongs to another agency.',
      'Downloaded a staged return with its findings',
    ],
  },
  'features/returns/staging/keep-change.ts': {
    FILE: ['It contains an invisible character. Type it again.', 'There is no such agency'],
    OWN_RECORDS: [
      'It no longer exists: somebody published or discarded it.',
      'Somebody else has changed it. Look at the latest version bef',
    ],
  },
  'features/returns/staging/leave-out-rows.ts': {
    FILE: [
      'At most … rows can be left out. Take them out of the file an',
      'Rows below the headings can be left out, from row ….',
    ],
    OWN_RECORDS: [
      'Left out rows of a staged return',
      'Nothing in it was corrected before. Look at it again.',
      'Repeated earlier corrections in a staged return',
      'Put back rows of a staged return',
    ],
  },
  'features/returns/staging/match-words.ts': {
    FILE: ['At most … words can be set at once.'],
    OWN_RECORDS: [
      'One of these words is no longer in the list. Look at the lis',
      'Set the meaning of words in a staged return',
    ],
  },
  'features/returns/staging/nil-file.ts': { OWN_RECORDS: ['Nothing to report, …'] },
  'features/returns/staging/open-to.ts': {
    OWN_RECORDS: ['Opened a staged return', 'Correcting a return before it is published'],
  },
  'features/returns/staging/row-page.ts': {
    OWN_RECORDS: ['Opened rows of a staged return'],
  },
  'features/returns/staging/screen-staged.ts': { SERVER: ['No table of …'] },
  'features/returns/staging/screening-route.ts': {
    SERVER: ['The request for a screening has no identity'],
  },
  'features/returns/staging/stage-file.ts': {
    FILE: [
      'It has … columns; at most … are read.',
      'It is larger than … MB. The import command takes files up to',
    ],
  },
  'features/returns/staging/take-columns.ts': {
    SERVER: ['Every dataset has columns'],
    FILE: ['Its columns are not the ones that were shown. Send the file '],
  },
  'features/returns/staging/take-headings.ts': {
    OWN_RECORDS: ['Set the heading row of a staged return'],
  },
  'features/returns/staging/take-quarter.ts': {
    OWN_RECORDS: [
      'A file for …, sent by …, is waiting to be published. Publish',
      'Moved a staged return to another quarter',
    ],
  },
  'features/returns/staging/take-turn.ts': {
    FILE: ['There is no such agency'],
    SERVER: ['… returns from this agency are already waiting to be screene'],
  },
  'features/returns/staging/to-staged-return.ts': { OWN_RECORDS: ['… to …'] },
};
