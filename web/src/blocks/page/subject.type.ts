import type { BlockSize } from '#blocks/block-size.type.js';
import type { ChoicesQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import type { KindChoices, KindScope } from '#lib/scope/kind-scope.js';
import type { Step } from '#lib/scope/scope.js';

type Objective = ChoicesQuery['objectives'][number];
type CrimeType = ChoicesQuery['crimeTypes'][number];

/** A pathway of referrals. */
interface PathwayChoice {
  readonly code: NonNullable<PageOfBlocksQueryVariables['scope']['pathway']>;
  readonly name: string;
}

/**
 * What the page of a subject shows: a quarter or a range, and everything that it is narrowed to.
 */
export interface SubjectScope extends KindScope<Objective, CrimeType> {
  /** Null for all pathways, and on a page without figures by pathway. */
  readonly pathway: PathwayChoice | null;
}
export type SubjectChoices = KindChoices<Objective, CrimeType>;

/** A page of blocks about one subject, and the parts of an address that it uses. */
export interface Subject {
  readonly key: PageOfBlocksQueryVariables['key'];
  /** The page's name in the menu. */
  readonly name: string;
  readonly path: string;
  /** The codes of the datasets that the page shows. */
  readonly datasets: readonly string[];
  /** The sizes of the usual blocks: space is reserved for them while they load. */
  readonly room: readonly BlockSize[];
  /** Kinds to which the page cannot be narrowed, each with the sentence that says so. */
  readonly without?: Partial<Readonly<Record<'objective' | 'crimeType', string>>>;
  /** Steps that the page does not have, and the sentence that says so. */
  readonly withoutSteps?: { readonly steps: readonly Step[]; readonly sentence: string };
  /** Pathways to which the page can be narrowed. Left out if it has no figures by pathway. */
  readonly pathways?: readonly PathwayChoice[];
  /**
   * The agency's part in the figures, and the name for all agencies together, unless the figures
   * are simply the agency's own.
   */
  readonly agencyWords?: { readonly label: string; readonly every: string };
}
