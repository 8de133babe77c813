/** The kinds of finding, most important first (FINDINGS 2). */
export const findingKinds = {
  CANNOT_BE_READ:
    'It cannot be interpreted yet: a missing return would change the finding, or recording changed fewer than eight quarters ago.',
  REAL_CHANGE:
    'A real change: a break, or more than the usual ups and downs in the latest quarter.',
  OFF_TARGET: 'Off target, or near the target but not yet back on it.',
  OUTLIER: 'A place or an agency differs from the others by more than chance explains.',
  NOT_JUDGED: 'A range of quarters, a year or a month: only quarters are rated.',
  NO_REAL_CHANGE: 'No more than the usual ups and downs.',
  TOO_FEW: 'Not enough to judge: too few cases, too few quarters, or too close to tell.',
  WITHHELD: 'Withheld or hidden from this viewer, to protect people.',
  NOTHING_RECORDED: 'Nothing is recorded.',
  LISTED: 'No finding: it only names what is shown below.',
} as const;
export type FindingKind = keyof typeof findingKinds;

/** What is worth saying about figures, in at most twelve words and without a full stop. */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  /** The text for the message of a page, in at most twenty words; absent if it is `text`. */
  readonly overPage?: string;
}

const order = Object.keys(findingKinds);

/** The kinds that a page's message uses; the others say that there is nothing to report. */
export const shownKinds: readonly FindingKind[] = [
  'CANNOT_BE_READ',
  'REAL_CHANGE',
  'OFF_TARGET',
  'OUTLIER',
];

/** Sorts findings, most important first; findings of one kind keep their order. */
export function orderFindings<Each extends Pick<Finding, 'kind'>>(
  findings: readonly Each[],
): readonly Each[] {
  return findings.toSorted((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
}
