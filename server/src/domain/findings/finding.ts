/** What kind of thing a finding is, in the order in which they are worth saying (FINDINGS 2). */
export const findingKinds = {
  CANNOT_BE_READ:
    'It cannot be read yet: a missing return would change what is said, or recording changed fewer than eight quarters ago.',
  REAL_CHANGE:
    'A real change: a break, or more than the usual ups and downs in the latest quarter.',
  OFF_TARGET: 'Off target, or near it and not yet back on it.',
  OUTLIER: 'A place or an agency differs from the others by more than chance explains.',
  NOT_JUDGED: 'A range of quarters, a year or a month: only quarters are rated.',
  NO_REAL_CHANGE: 'No more than the usual ups and downs.',
  TOO_FEW: 'Too little to judge by: too few cases, too few quarters, or too close to tell.',
  WITHHELD: 'Withheld or hidden from this viewer, to protect people.',
  NOTHING_RECORDED: 'Nothing is recorded.',
  LISTED: 'It names what is shown below, and has no finding.',
} as const;
export type FindingKind = keyof typeof findingKinds;

/** What is worth saying of figures, in at most twelve words and without a full stop. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  /**
   * The same as a page is told by it, in at most twenty words; not there where that is the same.
   */
  readonly overPage?: string;
}

const order = Object.keys(findingKinds);

/** The kinds that a page is told by; others say that there is nothing to tell. */
export const shownKinds: readonly FindingKind[] = [
  'CANNOT_BE_READ',
  'REAL_CHANGE',
  'OFF_TARGET',
  'OUTLIER',
];

/** What is worth most first; of one kind in the order given. */
export function orderFindings<Each extends Pick<Finding, 'kind'>>(
  findings: readonly Each[],
): readonly Each[] {
  return findings.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
