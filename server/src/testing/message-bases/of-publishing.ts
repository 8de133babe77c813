import type { MessageBases } from './message-basis.js';

export const basesOfPublishing: MessageBases = {
  'features/returns/conflict.store.ts': {
    FILE: [
      'twice.… = staged.…',
      'row … of …',
      'It is also in …. Each record of an agency needs its own ….',
    ],
    OWN_RECORDS: ['It is already a record of … (…). Give another …, or send the'],
  },
  'features/returns/difference.store.ts': {
    FILE: ['staged.… IS DISTINCT FROM record.…'],
  },
  'features/returns/erase-record.ts': {
    OWN_RECORDS: [
      'It was already erased on ….',
      'No record of … has or had that reference. References must ma',
    ],
    SERVER: ['No table of …'],
  },
  'features/returns/erasure-list.ts': {
    MACHINE: [
      'A line of the list of erasures has been changed since it was',
      'Erased records of … again after a restored backup brought th',
      'The list of erasures is not from this installation. Give the',
      'The list of erasures names an agency … that does not exist.',
      '… … … …',
    ],
  },
  'features/returns/import-returns.ts': {
    FILE: [
      'Comparing with the records',
      'Records changed after their agency was locked and compared',
      '… has not begun. A quarter up to today (…) is accepted.',
      '… and … are both for …, and each would withdraw the records ',
      '… was not published. … If that is what you want, confirm it ',
    ],
  },
  'features/returns/joint-disruption.store.ts': {
    OTHERS_RECORDS: ['There is already a disruption from … on the same day, in the'],
  },
  'features/returns/known-places.store.ts': {
    SERVER: ['This database has no installation secret, without which no r'],
  },
  'features/returns/make-rollups.store.ts': {
    FILE: [
      'ALTER SCHEMA … RENAME TO …',
      'CREATE SCHEMA …',
      'GRANT USAGE ON SCHEMA … TO …, …',
      'GRANT SELECT ON ….state TO …, …',
    ],
  },
  'features/returns/publishing-lock.store.ts': {
    SERVER: [
      'Waiting for another import to be published',
      'Another version of Stronghold prepared the database while th',
    ],
  },
  'features/returns/record-sql.store.ts': {
    FILE: ['staged.… = record.…'],
  },
  'features/returns/record-writer.store.ts': {
    SERVER: ['Took back …', '… = staged.…'],
  },
  'features/returns/resent-erasures.store.ts': {
    OWN_RECORDS: [
      'It was erased, and an erased record cannot be sent again. Le',
      'It names a record of yours that was erased. An empty cell is',
    ],
  },
  'features/returns/retention/retain.ts': { MACHINE: ['Removing …: agency …'] },
  'features/returns/retention/retention.store.ts': { MACHINE: ['record.… = ….…'] },
  'features/returns/return-quality.store.ts': { SERVER: ['… has no column …'] },
  'features/returns/stage-returns.ts': {
    FILE: [
      '… cannot be used. …',
      'It has column names and no rows. If there is nothing to repo',
      'It has column names and no rows. To send a nil return, name ',
    ],
  },
  'features/returns/submission.store.ts': {
    FILE: ['agency_id, submission_id, row_number, has_warning, record_ke'],
  },
  'features/returns/undo-return.ts': {
    SERVER: ['The change was only previewed', 'No table of …'],
    OWN_RECORDS: [
      'No return has the id "…". "./stronghold submissions" lists t',
      'Moderators have since decided on disruptions in that return,',
      'That is not a return but a moderation decision. A moderator ',
      'Taking back …: …, …, …',
      'That return was never published, so there is nothing to take',
      'That return has already been taken back. Import its file aga',
      'That is not a return but the undoing of one. To bring that r',
      '…, published on … (id …), which …',
      'Later returns depend on it: …. Take back the later ones firs',
    ],
  },
  'features/returns/undo.store.ts': {
    SERVER: ['….… = ….…'],
  },
  'features/returns/vanished-group.store.ts': {
    OWN_RECORDS: ['It was in the register of … and was not archived, but no row'],
  },
};
