import type { Basis } from '#domain/returns/doubt-basis.js';

/**
 * What a message depends on: on findings; on the server’s state; or it is shown only on the machine
 * itself, to its administrator, or only to moderators, who are cleared.
 */
export type MessageBasis = Basis | 'SERVER' | 'MACHINE' | 'MODERATORS';

/**
 * Every message that a sender of returns may get, by its file and the beginning of its text, with
 * `…` for what is filled in. A new one must be added with what it depends on, or a test fails:
 * messages that depend on other agencies’ records are only for cleared viewers.
 */
export const messageBases: Readonly<
  Record<string, Partial<Record<MessageBasis, readonly string[]>>>
> = {
  'domain/returns/column-mapping.ts': {
    FILE: [
      'It is the name of the column.',
      'It is the name of the column in other characters, such as £ ',
      'It is similar to the name of the column. Nobody has confirme',
      'It matches no column.',
      'It was matched this way in the last return of this agency an',
    ],
  },
  'domain/returns/column-words.ts': {
    FILE: [
      ' Empty means ….',
      'A day up to today.',
      'A day in the past or the future.',
      'A number from … to …, with a point and at most … decimals.',
      'A record of another dataset: your own by its reference, anot',
      'A short label of at most 200 characters. Do not include a pe',
      'A whole number from … to ….…',
      'An agency of the partnership, by name or code.',
      'One value from the list.',
      'One or more agencies of the partnership, by name or code, se',
      'One or more values from the list, separated by semicolons.',
      'Pounds, with a point before the pence.',
      'The financial quarter, such as Q1 2026/27 for April to June ',
      'The place: a district, Oxfordshire or Thames Valley, by name',
      'What was found, in a sentence.',
      'Whole sentences, at most 2,000 characters. Do not include a ',
      'Yes or no.',
      'Your own name for the record, the same each quarter, at most',
    ],
  },
  'features/returns/template/template-route.ts': {
    SERVER: ['The request for a template has no identity'],
    FILE: ['There is no such template. Name a dataset, an agency and a q'],
  },
  'features/returns/template/write-template.ts': {
    FILE: [
      'Choose one from the list, or see "What each column means".',
      'Fill in the sheet "Return", with a row for each record, and ',
      'Not in the list',
      'What each column means',
      'What it holds',
      '…, …, …',
    ],
  },
  'features/returns/return-quality.store.ts': { SERVER: ['… has no column …'] },
  'features/returns/retention/retain.ts': { MACHINE: ['Removing …: agency …'] },
  'features/returns/retention/retention.store.ts': { MACHINE: ['record.… = former.…'] },
  'features/returns/staging/choose-table.ts': {
    FILE: ['Its headings do not show which dataset it is a return of. Sa'],
  },
  'features/returns/staging/take-turn.ts': {
    FILE: ['There is no such agency'],
    SERVER: ['… returns of this agency are already waiting to be screened,'],
  },
  'features/returns/staging/to-staged-return.ts': { OWN_RECORDS: ['… to …'] },
  'domain/returns/staged-return.ts': {
    FILE: ['Say in … to … characters why it is right.'],
    OWN_RECORDS: [
      'It has … warnings, more than anybody can acknowledge one by ',
      'It was published.',
      'It was screened, and its findings are available.',
      'Somebody has to match or confirm its columns.',
      '… not acknowledged. Put … right, or say why … meant.',
      '…. Publish one of them or throw it away, then send it again.',
      '…. Put … right first: a return is published whole or not at ',
    ],
  },
  'features/returns/staging/keep-change.ts': {
    FILE: ['It contains an invisible character. Type it again.', 'There is no such agency'],
    OWN_RECORDS: [
      'It no longer exists: somebody published or discarded it.',
      'Somebody else has changed it. Look at the latest version bef',
    ],
  },
  'features/returns/staging/acknowledge-warnings.ts': {
    FILE: ['At most … can be acknowledged at once.'],
    OWN_RECORDS: ['One of these warnings no longer exists. Look at the list aga'],
  },
  'features/returns/staging/change-cell.ts': {
    FILE: ['At most … characters.', 'The file has no such column. Correct it in the file.'],
    OWN_RECORDS: [
      'Corrected a cell of a staged return',
      'Took back a correction of a staged return',
      'That cell was not corrected. Look at it again.',
      'There is no finding about that cell, so there is nothing to ',
    ],
  },
  'features/returns/staging/change-staged.ts': {
    FILE: [
      'No column is called "…".',
      'No heading is matched to …, which every return of this datas',
      'Two headings are matched to …. Choose one of them.',
    ],
    OWN_RECORDS: [
      'It must be screened first.',
      'Matched the columns of a staged return',
      'Somebody else has said in the meantime what words of your ag',
      'Discarded a staged return',
      '… Confirm that this is what you want.',
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
  'features/returns/staging/findings-file.ts': {
    SERVER: ['The request for a staged file has no identity'],
    OWN_RECORDS: [
      'That return no longer exists, or belongs to another agency.',
      'Downloaded a staged return with its findings',
    ],
  },
  'features/returns/staging/open-to.ts': {
    OWN_RECORDS: ['Opened a staged return', 'Correcting a return before it is published'],
  },
  'features/returns/staging/nil-file.ts': { OWN_RECORDS: ['Nothing to report, …'] },
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
  'features/returns/staging/match-words.ts': {
    FILE: ['At most … words can be set at once.'],
    OWN_RECORDS: [
      'One of these words is no longer in the list. Look at the lis',
      'Set the meaning of words in a staged return',
    ],
  },
  'domain/returns/words.ts': {
    FILE: [
      'At most … words of a column are remembered. Use the words of',
      'One of the choices is not in the list of its column. Choose ',
      'Only words of at most … characters, without numbers or addre',
      'Only words of columns with a list are remembered. Put the ce',
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
  'features/returns/staging/take-headings.ts': {
    OWN_RECORDS: ['Set the heading row of a staged return'],
  },
  'domain/returns/moderation/decide.ts': {
    MODERATORS: [
      ' … proposes ….',
      'A different impact from the one claimed.',
      'It is not a disruption, or should not count.',
      'It can only be put off to a future panel. A day after today ',
      'It is …, so there is nothing to decide.',
      'It is …: there is no decision to take back.',
      'It was … on …, after that panel. That day or a later one is ',
      'Nothing was proposed, or it has changed since. Decide on it ',
      'Say on which day the panel decided.',
      'Say to which panel it is put off.',
      'Say whether it is confirmed, regraded or rejected.',
      'Say which impact it is given.',
      'Somebody else moderated it, or its agency changed it, since ',
      'That panel has not met yet. A day up to today (…) is accepte',
      'The claimed impact.',
      'The panel cannot be in the past. Today or a later day is acc',
      'Ask its lead agency a question. The agency answers by correc',
      'Propose what the panel should decide. Not allowed for a disr',
      'Record what the panel decided. For a disruption of your own ',
      'Put it off to a later panel.',
      'Take a decision back, so that the panel decides again.',
      'As proposed for each.',
      'You belong to the agency that leads it, so a moderator of an',
      'You belong to the agency that leads it. A moderator of anoth',
      '… is what was claimed. Confirm it, or choose another impact.',
    ],
  },
  'domain/returns/moderation/stage.ts': {
    MODERATORS: [
      'Confirmed, regraded or rejected by a panel of the running qu',
      'Submitted and not decided, longest waiting first.',
      'Those waiting whose agency was asked and has not corrected t',
    ],
  },
  'domain/returns/moderation/moderation-message.ts': {
    OWN_RECORDS: [
      'Answer by sending the disruption again with what was asked f',
      'Moderators ask about … of …',
      'This was about a disruption that has since been erased.',
      '… more are listed in the records of ….',
      '…, and moderators ask about …',
      '…: a decision was proposed.',
      '…: a moderator asks.…',
      '…: confirmed as … by the panel of ….…',
      '…: put off to the panel of ….…',
      '…: regraded to … by the panel of ….…',
      '…: rejected by the panel of ….…',
      '…: the decision was taken back, and it is to be decided agai',
    ],
  },
  'domain/returns/moderation/read-words.ts': {
    MODERATORS: [
      'There is an invisible character in …. Type it again.',
      'Write … in … to … characters; ….',
      'it has …',
    ],
  },
  'domain/returns/moderation/disruption-results.ts': {
    MODERATORS: ['… in …'],
  },
  'domain/returns/moderation/step.ts': {
    MODERATORS: [
      'A decision was taken back, so that the panel decides again.',
      'A moderator asked its lead agency a question.',
      'A moderator proposed what the panel should decide.',
      'It was put off to a later panel.',
      'The panel confirmed the claimed impact.',
      'The panel found that it is not a disruption.',
      'The panel gave it another impact.',
    ],
  },
  'features/returns/moderation/moderate.ts': {
    MODERATORS: [
      'Decisions taken back',
      'Disruptions changed after they were locked and read',
      'Panel of …',
      'Proposed what to decide about',
      'That disruption no longer exists.',
    ],
  },
  'domain/returns/accepted.ts': {
    FILE: [
      'It is empty. Every row of this dataset must have it. …',
      'One line of at most … characters is accepted.',
      'Write dates as YYYY-MM-DD or DD/MM/YYYY, such as 2025-04-30 ',
      'A quarter is written like 2025-26-Q1 or Q1 2025/26, which is',
      'Accepted, separated by semicolons: ….',
      'Accepted: YES or NO.',
      'A whole number from … to … is accepted, in digits only.',
      'A number from … to … is accepted, in digits, with at most … ',
      '1234.56 is accepted, and so are £1,234.56 and 1234; pence st',
      'AGENCY:REFERENCE is accepted, such as TVP:D-17, or a referen',
      'A district, Oxfordshire or Thames Valley is accepted, by cod',
      'An agency of the partnership is accepted, by code or name.',
      'Agencies of the partnership are accepted, separated by semic',
    ],
  },
  'domain/returns/cell.ts': {
    FILE: [
      'It contains a line break or an invisible character. One line',
      'It is … characters long. At most … are accepted.',
      'A spreadsheet would read it as a formula. It is kept as text',
      'It is not a date. …',
      'It is before the year 2000. A day from 1 January 2000 on is ',
      'It is not a financial quarter. …',
      'It is before the year 2000. A quarter from Q4 1999/00 on is ',
      'It is not in the list. …',
      '"…" is not in the list. …',
      'Accepted: YES, NO, or an empty cell where it is not known.',
      'It is not an amount in pounds. …',
      'It is negative. An amount of 0 or more is accepted.',
      'An amount of … or more is accepted.',
      'It is more than …. An amount up to that is accepted, in poun',
      'It names an agency but no record. AGENCY:REFERENCE is accept',
      'No agency has the code or name before the colon. …',
      'No area has this code or name. …',
      '… (…) holds several districts. The district is accepted, or ',
      '… ended on …. A district of today is accepted.',
      '… ended on …. It is read as its successor, … (…).',
      'No agency has this code or name. …',
      "… is not an agency's code or name. …",
      '… is named twice. Name each agency once.',
    ],
  },
  'domain/returns/date-rules.ts': {
    FILE: ['It is before … (…). The same day or a later one is accepted.'],
  },
  'domain/returns/disruption-rules.ts': {
    FILE: [
      'more than 10,000,000 for each disruption. Are these pounds?',
      'more than a tonne for each disruption. Are these grams?',
      'It is empty, but the status is …. The impact that was confir',
      'It is filled in, but the status is …. It is accepted with CO',
      'CONFIRMED says that the claimed impact (…) was confirmed, bu',
      'REGRADED says that the panel changed the impact, but claimed',
      'It is empty, but a confirmed impact is given. The day on whi',
      'It is empty, but the status is REJECTED. When was that decid',
      'It is filled in, but nothing says what was decided: the stat',
      'It is empty, so that nothing says whether the decision came ',
      'DRAFT says that it was not submitted yet, but submitted_on i',
      'It is empty, but the panel changed the impact. Why? There ar',
      '… sends it and so leads it, and the lead agency cannot also ',
      'It is …, but ocg_reference names a group. Is OCG meant?',
      'They are more than the charges (…). Is it right?',
      'Somebody was sentenced, but no conviction is recorded. How m',
      'It is empty, so that convictions and sentences count in the ',
      'It is more than … months, 40 years, for each conviction. Are',
      'It is …',
    ],
  },
  'domain/returns/erasure.ts': {
    FILE: [
      'A resource line has no reference and is not about a person, ',
      'Say which record: its agency’s own reference, as the return ',
      'Say why it is erased, in … to … characters. It is kept in th',
      'The reason names the record, and it stays in the log after t',
    ],
  },
  'domain/returns/general-rules.ts': {
    FILE: [
      'It is in the future. A day up to today (…) is accepted.',
      'It has not begun. A quarter up to … is accepted.',
      'It is outside the quarter of the return, …. A day from … to ',
      'It is not the quarter of the return. …, …, is accepted.',
      'The sender did not exist on this day: …',
    ],
  },
  'domain/returns/header.ts': {
    FILE: [
      'A return begins with a row of column names: ….',
      'It has … columns; at most … are read. …',
      'Its … has no known column name. … If they are in another row',
      '… more than once in its …. Keep one of each.',
      'It lacks … in its …, which every return of this dataset has.',
      'Column … has no name. It is not read.',
      'No column of this dataset has this name. It is not read.',
    ],
  },
  'domain/returns/heading-row.ts': {
    FILE: ['The row of headings is one of the first …: a whole number fr'],
  },
  'domain/returns/import-request.ts': {
    FILE: [
      '…: sending returns does not accept this parameter. It accept',
      '…: it is given … times. Give it once.',
      'agency: say who sends these returns, such as agency=TVP.',
      'likely: the dataset is only looked for in staged returns.',
      'quarter: "…" is not a quarter. Write one like 2025-26-Q1.',
      'stage: a staged return is published later, so leave publish ',
      '…: "…" is neither yes nor no.',
    ],
  },
  'domain/returns/known-places.ts': {
    FILE: [
      '; use its successor, …',
      '… ended on …….',
      '… began on …; name the agency that did its work before.',
      'The sender did not exist in …: …',
      'No agency has the code or name "…". For example, TVP is Tham',
    ],
  },
  'domain/returns/ocg-rules.ts': {
    FILE: [
      'It is empty, but the status is ARCHIVED. The day of archivin',
      'It is filled in, but the status is not ARCHIVED. A group tha',
      'It is after the end of the quarter, and a register is as it ',
      'It is before mapped_on (…). Is it right?',
      'It is more than five years after the quarter. Is the year ri',
      "It names …, which is the group's crime_type already. Is anot",
    ],
  },
  'domain/returns/referrals.ts': {
    FILE: [
      'It is empty, but … is filled. Both are accepted, or neither ',
      'Only NRM referrals are decided. Is the pathway right?',
      'District councils in Oxfordshire provide no social care; the',
      'MASH_CHILD is for children. Is the pathway right?',
      '… is for adults. Is the pathway right?',
    ],
  },
  'domain/returns/reports.ts': {
    FILE: [
      'It is more than a year. Up to … hours for each report are ac',
      'It is more than … hours, a month, for each report. Are these',
      'That many hours after received_on (…) is in the future. Hour',
      'The row stands for … reports, so this is their total, which ',
      'It is empty, but the status is …. When was the first action?',
      '… says that nothing was done, but first_action_hours is fill',
      'It is empty, but other parts of the grading are filled. A gr',
      'Crimestoppers passes on what people say without a name, so n',
    ],
  },
  'domain/returns/resource-rules.ts': {
    FILE: [
      'It is empty, and so is every other number of the row: it cou',
      '… … hours, but … is 0. Who works them?',
      '… … hours for each of … (…), and … has …. Hours of the quart',
      '… … hours for each of … (…); a quarter of full time is 520. ',
      'It is negative, which means that more came back than was spe',
      'It is more than … for each of the staff (…) in one quarter. ',
    ],
  },
  'domain/returns/return-list.ts': {
    FILE: ['… … …'],
  },
  'domain/returns/return-quarter.ts': {
    FILE: ['Its dates lie in several quarters: ……. A return holds one qu'],
  },
  'domain/returns/return-state.ts': {
    FILE: [
      'Its quarter is still running.',
      'Its quarter is over, but its due day has not passed.',
      'Sent in full and published, by its due day.',
      'Sent in full and published after its due day.',
      'Its due day has passed, and it was not sent in full and publ',
    ],
  },
  'domain/returns/screening.ts': {
    FILE: ['It has … … where the header has …. The same number is accept'],
  },
  'domain/returns/current-decision.ts': {
    OWN_RECORDS: [
      'A return can claim and submit a disruption; what it says abo',
      'Other values in the row for status, submitted_on, decided_on',
      'It was …, but the row changes what was decided about (…), so',
      '… It is read as SUBMITTED.',
      'It is … in the record, and stays so. …',
    ],
  },
  'domain/returns/workbook-cell.ts': {
    FILE: [
      'Format the column as a date, or type days as YYYY-MM-DD.',
      'Format the column as text and type it again.',
      'holds the error …. Correct its formula, or empty the cell wh',
      'holds a formula, and its result is not stored in the file. O',
      'holds a date that does not exist. …',
      'holds a number that cannot be read. Type it again.',
      'is formatted as a date, and its number … is not a date. …',
      'holds a time, which Excel keeps as a part of a day (…). Form',
      'holds a percentage, which Excel keeps as a part of one (…). ',
      'holds the number …, which is not formatted as a date. …',
      'holds a number of more than … digits, of which Excel keeps o',
      'is shown as a power of ten (…), perhaps because Excel took w',
      'holds the number …, and its format shows more than that. For',
      'holds a date (…), perhaps because Excel took what was typed ',
    ],
  },
  'features/returns/erasure-list.ts': {
    MACHINE: [
      'A line of the list of erasures has been changed since it was',
      'Erased again … records that a restored backup had brought ba',
      'The list of erasures is not from this installation. Give the',
      'The list of erasures names an agency … that does not exist.',
      '… … … …',
    ],
  },
  'features/returns/file/bound-rows.ts': {
    FILE: ['Row … is longer than … KB: one of its cells is far too long,'],
  },
  'features/returns/file/compound-file.ts': {
    FILE: [
      'It is encrypted. Open it in Excel with its password, remove ',
      'It is a workbook from an older version of Excel. Save it as ',
    ],
  },
  'features/returns/conflict.store.ts': {
    FILE: [
      'twice.… = staged.…',
      'row … of …',
      'It is also in …. Each record of an agency needs its own ….',
    ],
    OWN_RECORDS: ['It is already a record of … (…). Give another …, or send the'],
  },
  'features/returns/file/csv-file.ts': {
    FILE: [
      'Its columns are separated by tabs. Save it as CSV with comma',
      'More than … of its rows are empty. Delete them.',
      'A quotation mark opens in row … and never closes. Close it, ',
      'Its first row is not a row of column names separated by comm',
      '… has a quotation mark in the middle of a cell. Put the whol',
    ],
    SERVER: ['The reader of CSV does not say where a row ends'],
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
  'features/returns/file/first-rows.ts': {
    FILE: ['Its row … is empty. Say which of the other rows its headings'],
  },
  'features/returns/file/file-format.ts': {
    FILE: [
      'In a spreadsheet, choose "Save as" and "CSV UTF-8".',
      'It is a PDF. Send the table that it was made from, as CSV in',
      'It is compressed. Unpack it and send the CSV file inside.',
      'It is written in UTF-16. …',
      'It is empty. A return is a CSV file or an XLSX workbook that',
      'Its last character is cut in half. Copy or save the file aga',
      'Line … contains a NUL byte, which text never does: it is not',
      'Line … is not written in UTF-8, but in another encoding such',
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
    OTHERS_RECORDS: ['… has sent a disruption on the same day, in the same area an'],
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
  'features/returns/return-file.ts': {
    FILE: ['It is a CSV file, which has no sheets.'],
    MACHINE: [
      'It is not a file. Name the file itself.',
      'There is no such file. Check the path.',
      'There is no such file: a part of its path is not a folder. C',
      'It may not be read by the user who runs this command. Ask it',
      'It is a link that leads back to itself. Name the file itself',
      'Its name is longer than a file name can be. Check the path.',
    ],
  },
  'features/returns/sending/import-route.ts': {
    FILE: ['Only one file can be staged at a time.'],
    SERVER: [
      'Many returns of this agency are already waiting to be screen',
      '… Try again in a minute.',
      '…. Try again in a few minutes.',
      'Returns that were sent could not be imported',
      'Something went wrong on our side, and nothing was written. T',
    ],
  },
  'features/returns/sending/read-sent-request.ts': {
    FILE: [
      'The request that sends returns has no identity',
      'There is no dataset "…". Accepted: ….',
      'Stronghold cannot be sure that you meant to send these retur',
    ],
  },
  'features/returns/sending/receive-files.ts': {
    FILE: [
      'No file was sent. ….',
      'The others cannot be taken',
      'Send returns without Content-Encoding. A workbook is already',
      'Returns cannot be sent like this. ….',
      '"…" is not a file. ….',
      'At most … files can be sent together. Send fewer at a time.',
      'The parts of the request cannot be separated. ….',
      'At most … MB of returns can be sent together. Send fewer fil',
      'The files came too slowly, and nothing was written. Send the',
      'There is no room on the server for these files, and nothing ',
      'The request is incomplete, or its parts cannot be separated.',
    ],
  },
  'features/returns/resent-erasures.store.ts': {
    OWN_RECORDS: [
      'It was erased, and an erased record cannot be sent again. Le',
      'It names a record of yours that was erased. An empty cell is',
    ],
  },
  'features/returns/stage-returns.ts': {
    FILE: [
      '… cannot be used. …',
      'It has column names and no rows. If there is nothing to repo',
      'It has column names and no rows. To send a return of nothing',
    ],
  },
  'features/returns/current-decision.store.ts': {
    FILE: ['staged.… IS DISTINCT FROM record.…', '… = record.…'],
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
    OWN_RECORDS: ['It was in the register of …, not archived, and no row of thi'],
  },
  'features/returns/workbook/archive.ts': {
    FILE: [
      'It is broken or cut off. Copy it again from where it comes f',
      'It is protected by a password. Save it without one.',
      'It has … parts, far more than a workbook of rows. Save the s',
      'It unpacks to far more than 100,000 rows would need (at most',
    ],
  },
  'features/returns/workbook/kind.ts': {
    FILE: [
      'It contains macros, which are never read. In Excel, choose "',
      'It is a binary workbook (XLSB). In Excel, choose "Save as" a',
      'It is a Word document. Send the table in it as a workbook (X',
      'It is a presentation. Send the table in it as a workbook (XL',
      'It is an OpenDocument spreadsheet (ODS). Choose "Save as" an',
      'It is an OpenDocument or an e-book, not a workbook. Send the',
      'It is a document of Numbers, Pages or Keynote. Choose "Expor',
      'It is a ZIP file. Unpack it and send the workbook or the CSV',
      'It is a ZIP file, not a workbook. …',
    ],
  },
  'features/returns/workbook/open-workbook.ts': {
    FILE: [
      'Its cell … is not empty, although it is far to the right of ',
      '… Hidden sheets are not read.',
      '… of its sheets begin with the column names of this dataset:',
      'None of its sheets (…) begins with the column names of this ',
      'None of its sheets is called "…". The sheets with content ar',
      'It has more than … rows. Send it as CSV, which can have any ',
      'Its cells … are merged, and only the first of them has a val',
      'Cell … …',
    ],
  },
  'features/returns/workbook/parts.ts': {
    FILE: [
      'It has more than … sheets. Save the sheet alone as a new wor',
      'It contains far more text than 100,000 rows would need. Save',
      'One of its cells contains more text than Excel allows in a c',
    ],
  },
  'features/returns/workbook/sheet.ts': {
    FILE: ['Row … holds more than … KB of text: one of its cells is far '],
  },
};
