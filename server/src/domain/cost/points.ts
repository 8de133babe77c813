/**
 * What things cost, in points. A point is about a millisecond of one processor core, measured on
 * the machine of docs/performance.md: it says what is dear beside what, and how much one caller may
 * have of the server; no clock is ever held to it.
 */
export const points = {
  /** Whatever is asked: reading the question, who asks, and answering. */
  OPERATION: 1,
  /**
   * A character of the text of an operation that is longer than those of pages, or none: each
   * fragment is held against each other.
   */
  CHARACTER: 0.004,
  /** A plain value of an answer that is written in one go. */
  VALUE: 0.004,
  /** A plain value in a row of figures, which are written in slices. */
  VALUE_IN_ROW: 0.001,
  /** A value that is written in an argument: a code of a list, the end of a range. */
  ARGUMENT: 0.01,
  /** A figure, worked out with its flags. */
  FIGURE: 0.02,
  /** One statement over a dataset. */
  READING: 4,
  /** Share of a reading that each condition of a filter adds. */
  CONDITION: 0.05,
  /** A cell of protected numbers, with its perturbation. */
  CELL: 0.01,
  /**
   * Working out once, for a condition, what a filter lets through; rows of larger places and longer
   * periods each ask anew.
   */
  FILTER: 0.03,
  /** A measure judged for a quarter: its trend, its control chart, its sentence. */
  KPI: 3,
  /** One of the many that are judged for a page, and told by a cell. */
  KPI_OF_MANY: 0.5,
  /** A record, read and checked. */
  RECORD: 0.03,
  /** Counting all records that meet a filter. */
  COUNT: 10,
  /** A short list that an entry of another has, read by itself. */
  LIST: 1,
  /** A saved text, held against the contract. */
  TEXT: 2,
  /**
   * A block of a saved question, or of a page, before it is known what it asks: what that comes to
   * beyond this is taken as it is read.
   */
  BLOCK: 40,
  /** A change, with its entry in the log. */
  CHANGE: 10,
} as const;
