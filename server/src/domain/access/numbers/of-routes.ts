import type { Reasons } from './reasons.js';

/**
 * What each other route answers with: headers, and the columns or parts of its body. The API's own
 * answers are above.
 */
export const routeNumbers: Readonly<Record<string, Reasons>> = {
  'GET /healthz': {},
  'GET /readyz': {},
  'GET /metrics': {
    stronghold_operations_total: 'COUNTER',
    stronghold_operation_seconds: 'COUNTER',
    stronghold_questions_lost_total: 'COUNTER',
    stronghold_refusals_total: 'COUNTER',
    stronghold_answers_total: 'COUNTER',
    stronghold_connections: 'COUNTER',
    stronghold_connections_awaited: 'COUNTER',
    stronghold_connections_idle: 'COUNTER',
    stronghold_cost_total: 'COUNTER',
    stronghold_database_failures_total: 'COUNTER',
    stronghold_database_seconds: 'COUNTER',
    stronghold_errors_total: 'COUNTER',
    stronghold_log_entries_total: 'COUNTER',
    stronghold_memory_bytes: 'COUNTER',
  },
  // Costs and refusals are worked out only from the question; a fault of the server has a
  // reference, and nothing else.
  'POST /graphql': {
    'errors.message': 'QUESTION',
    'errors.extensions': 'QUESTION',
    extensions: 'QUESTION',
  },
  'GET /graphql': {
    'errors.message': 'QUESTION',
    'errors.extensions': 'QUESTION',
    extensions: 'QUESTION',
  },
  'OPTIONS /graphql': {},
  'GET /sign-in': {},
  'GET /sign-in/callback': {},
  'POST /sign-out': {},
  'POST /continue-as': {},
  // The rows are those records, and no others.
  'GET /export/records/:file': { 'x-records': 'OWN_RECORDS' },
  // Made from the API's own answer; the file is only as long as that.
  'GET /export/figures.csv': { 'x-groups': 'DISCLOSED' },
  'POST /export/figures.csv': { 'x-groups': 'DISCLOSED' },
  'GET /export/figures.xlsx': { 'x-groups': 'DISCLOSED' },
  'POST /export/figures.xlsx': { 'x-groups': 'DISCLOSED' },
  // The API's answer to a saved question: each part names its own reason there.
  'GET /export/saved/:file': { 'x-groups': 'DISCLOSED' },
  // Made only from an edition's document. While it is being made, the number of documents ahead of
  // it.
  'GET /packs/:id/:file': { place: 'SET' },
  // Rows that the reader or a colleague sent, with the findings about them.
  'GET /import/staged/:file': { rows: 'OWN_RECORDS' },
  // How many bytes of such a file have been read.
  'GET /import/screening/:id': { share: 'OWN_RECORDS' },
  // A form to fill in, without any record.
  'GET /import/templates/:file': {
    'columns.name': 'LISTS',
    'columns.meaning': 'LISTS',
    'columns.choices': 'LISTS',
  },
  'GET /export/log.csv': {
    'x-entries': 'ENTRIES',
    number: 'ENTRIES',
    at: 'ENTRIES',
    action: 'ENTRIES',
    who: 'PEOPLE',
    for_agency: 'ENTRIES',
    what: 'OWN_COUNTS',
    dataset: 'ENTRIES',
    rows: 'OWN_COUNTS',
    records_of: 'OWN_COUNTS',
    why: 'SET',
    filter: 'QUESTION',
    address: 'PEOPLE',
    session: 'PEOPLE',
    hash: 'OWN_COUNTS',
  },
  'POST /import/returns/:dataset': {
    id: 'QUESTION',
    isToMap: 'QUESTION',
    what: 'OWN_RECORDS',
    done: 'OWN_RECORDS',
    total: 'OWN_RECORDS',
    error: 'QUESTION',
    'outcome.message': 'OWN_RECORDS',
    'outcome.dataVersion': 'RETURNS',
    'outcome.datasets': 'LISTS',
    'outcome.files.fileName': 'OWN_RECORDS',
    'outcome.sheets': 'OWN_RECORDS',
    'outcome.files.quarter': 'OWN_RECORDS',
    'outcome.files.rows.pass': 'OWN_RECORDS',
    'outcome.files.rows.warn': 'OWN_RECORDS',
    'outcome.files.rows.fail': 'OWN_RECORDS',
    'outcome.files.warningCount': 'OWN_RECORDS',
    'outcome.files.failureCount': 'OWN_RECORDS',
    'outcome.files.issues.row': 'OWN_RECORDS',
    'outcome.files.issues.column': 'OWN_RECORDS',
    'outcome.files.issues.value': 'OWN_RECORDS',
    'outcome.files.issues.message': 'OWN_RECORDS',
    'outcome.files.issues.meant': 'LISTS',
    'outcome.files.words.column': 'LISTS',
    'outcome.files.words.word': 'OWN_RECORDS',
    'outcome.files.words.rows': 'OWN_RECORDS',
    'outcome.files.words.entry': 'LISTS',
    'outcome.files.columnsWithMoreWords': 'LISTS',
    'outcome.files.difference.added': 'OWN_RECORDS',
    'outcome.files.difference.corrected': 'OWN_RECORDS',
    'outcome.files.difference.withdrawn': 'OWN_RECORDS',
    'outcome.files.difference.before': 'OWN_RECORDS',
    'outcome.files.withdrawal': 'OWN_RECORDS',
    'outcome.files.difference.records.key': 'OWN_RECORDS',
    'outcome.files.difference.records.columns': 'OWN_RECORDS',
    'outcome.files.changes.added': 'OWN_RECORDS',
    'outcome.files.changes.corrected': 'OWN_RECORDS',
    'outcome.files.changes.withdrawn': 'OWN_RECORDS',
  },
  'GET /*': {},
};
