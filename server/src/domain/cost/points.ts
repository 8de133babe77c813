/**
 * What each kind of work costs, in points. A point is about a millisecond of one processor core,
 * measured on the machine described in docs/performance.md. Points compare costs, and limit how
 * much of the server one caller may use; they are never checked against a clock.
 */
export const points = {
  /** Any request: reading the question, finding out who is asking, and answering. */
  OPERATION: 1,
  /**
   * A character of an operation's text that is longer than a page's, or not an operation at all:
   * every fragment is compared with every other.
   */
  CHARACTER: 0.004,
  /** A plain value in an answer written in one go. */
  VALUE: 0.004,
  /** A plain value in a row of figures, which are written in slices. */
  VALUE_IN_ROW: 0.001,
  /** A value in an argument: a code in a list, the end of a range. */
  ARGUMENT: 0.01,
  /** A figure, computed with its flags. */
  FIGURE: 0.02,
  /** One statement over a dataset. */
  READING: 4,
  /** The share of a reading that each condition of a filter adds. */
  CONDITION: 0.05,
  /** A cell of protected numbers, with its perturbation. */
  CELL: 0.01,
  /**
   * Determining once, for one condition, which records a filter admits. It is done again for each
   * row for a larger place or a longer period.
   */
  FILTER: 0.03,
  /** A measure rated for a quarter: its trend, its control chart, its sentence. */
  KPI: 3,
  /** One of the many measures that are rated for a page, each shown as one cell. */
  KPI_OF_MANY: 0.5,
  /** A record, read and checked. */
  RECORD: 0.03,
  /** Counting all records that meet a filter. */
  COUNT: 10,
  /** A short list within an entry of another list, read separately. */
  LIST: 1,
  /** A saved text, checked against the schema. */
  TEXT: 2,
  /**
   * A block of a saved question or of a page, before its question is known. Any cost beyond this is
   * charged as it is read.
   */
  BLOCK: 40,
  /** A change, with its entry in the log. */
  CHANGE: 10,
} as const;
