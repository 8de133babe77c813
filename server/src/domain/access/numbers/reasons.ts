/**
 * Why a number, or a text that may hold one, gives nothing away to a viewer who is not cleared when
 * it leaves the server. Every leaf of the schema and every number of a route needs one of these
 * reasons, or a test fails. If no reason fits a new number, it does not leave the server.
 */
export const numberReasons = {
  DISCLOSED:
    'It is a figure, or made only from figures, after disclosure control: other agencies’ protected numbers are already rounded to multiples of 5.',
  OWN_RECORDS:
    'It describes or counts records that the viewer may open; viewers who are not cleared may open only their own agencies’.',
  OWN_COUNTS:
    'It counts records, and only the viewer’s own agencies are shown unless they are cleared.',
  NAMED:
    'It is another agency’s reference for a row that names the viewer’s agency; only cleared viewers see references for other rows.',
  RETURNS:
    'It counts returns or publications, and says when they arrived. Each counts the same, whatever it contains, so that an empty return looks like any other.',
  ENTRIES:
    'It counts or names log entries, which are listed and numbered regardless of whose records they concern.',
  PEOPLE: 'It is about people, grants, sessions, tokens or addresses, not about records.',
  SET: 'Somebody entered it: a target, an event or their own words. It is not based on records.',
  LISTS: 'It comes from a list, the catalogue or published national statistics.',
  CALENDAR: 'It is a day, a quarter or a time that follows from the calendar and the question.',
  QUESTION: 'It repeats the question, or is derived only from it and from version numbers.',
  COUNTER: 'It measures what the process did, and can be seen only on the machine itself.',
} as const;

export type NumberReason = keyof typeof numberReasons;

/** The reason for each leaf, by name. */
export type Reasons = Readonly<Record<string, NumberReason>>;
