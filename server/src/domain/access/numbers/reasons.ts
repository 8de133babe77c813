/**
 * Why a number, or a text that may hold one, gives nothing away to a viewer who is not cleared,
 * wherever it leaves the server. Every leaf of the schema and every route names one of these
 * reasons, or a test fails. Put a new number here with its reason; if no reason fits, it does not
 * leave the server.
 */
export const numberReasons = {
  DISCLOSED:
    'It is a figure, or made from figures alone, after disclosure: what is protected of others was moved to a multiple of 5.',
  OWN_RECORDS:
    'It is of records that the viewer may open, or counts those: of their own agencies, unless they are cleared.',
  OWN_COUNTS:
    'It counts records, and only the viewer’s own agencies are shown unless they are cleared.',
  NAMED:
    'It is what another agency calls a row of its own that names the agency of the viewer; of all others the cleared alone are told.',
  RETURNS:
    'It counts returns or publications, and says when they came. Each counts the same, whatever it contains, so that an empty return looks like any other.',
  ENTRIES:
    'It counts or names entries of the log, which are found and numbered whatever records of others they touched.',
  PEOPLE: 'It is of people, grants, sessions, tokens or addresses, and not of records.',
  SET: 'Somebody set it: a target, an event, or their own words. No record stands behind it.',
  LISTS: 'It is in a list, in the catalogue or in published national statistics.',
  CALENDAR: 'It is a day, a quarter or a moment that follows from the calendar and the question.',
  QUESTION: 'It repeats the question, or is made from it and from versions alone.',
  COUNTER: 'It counts what the process did, and is shown only on the machine itself.',
} as const;

export type NumberReason = keyof typeof numberReasons;

/** The reason for each leaf, by name. */
export type Reasons = Readonly<Record<string, NumberReason>>;
