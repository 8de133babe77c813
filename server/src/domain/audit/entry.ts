import type { Actor } from '#domain/access/actor.js';
import type { Json } from '#domain/json.js';
import type { CodeList, Dataset } from '#domain/lists.js';

/**
 * Actions in the log: first the six words of section 62 of the Data Protection Act 2018, then this
 * program's own (DOMAIN 4). Each has the label that people read.
 */
export const auditActions = {
  COLLECTION: 'Collection: data came in',
  ALTERATION: 'Alteration: data, or a standard for rating it, was changed',
  CONSULTATION: 'Consultation: records, the log or the list of people were opened',
  DISCLOSURE: 'Disclosure: data was handed to somebody outside',
  COMBINATION: 'Combination: data from several sources was put together',
  ERASURE: 'Erasure: data was removed for good',
  SIGN_IN: 'Sign-in',
  EXPORT:
    'Export: records, entries of the log or the answer to a saved question were downloaded as a file',
  PUBLISH: 'Publish: a return was published or taken back',
  MODERATE: 'Moderate: a claimed impact was confirmed or changed',
  ADMINISTER: 'Administer: people, settings or the installation itself were changed',
  REFUSAL: 'Refusal: somebody asked for something they are not allowed to have',
} as const satisfies CodeList;

export type AuditAction = keyof typeof auditActions;

/** One thing that was done, for the log. */
export interface Entry {
  readonly at: Date;
  readonly action: AuditAction;
  readonly actor: Actor;
  /** The agency for which the action was done; null if none, or several. */
  readonly agencyId: number | null;
  /**
   * How many records the action read, counted or changed, by the agency's id. Each of these
   * agencies can see the entry. 0 if the action only showed that there are records.
   */
  readonly touched: Readonly<Record<number, number>>;
  /** What was done, in words. */
  readonly what: string;
  readonly dataset: Dataset | null;
  /** Which records were meant, as the request gave them; null if there were none. */
  readonly filter: Json;
  /** Rows that the action read or changed; null if it did not concern any rows. */
  readonly rowCount: number | null;
  /** The reason in the person's own words; null if none was asked for. */
  readonly reason: string | null;
}

/** What most entries share: no agency, no dataset, no rows, and no reason asked for. */
export const concerningNoRecords = {
  agencyId: null,
  touched: {},
  dataset: null,
  filter: null,
  rowCount: null,
  reason: null,
} as const;
