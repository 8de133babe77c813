import type { BlockSize } from '#blocks/block-size.type.js';
import type { ChoicesQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import type { KindChoices, KindScope } from '#lib/kind-scope.js';
import type { Step } from '#lib/scope.js';

type Objective = ChoicesQuery['objectives'][number];
type CrimeType = ChoicesQuery['crimeTypes'][number];

/** A way by which people are referred. */
interface PathwayChoice {
  readonly code: NonNullable<PageOfBlocksQueryVariables['scope']['pathway']>;
  readonly name: string;
}

/**
 * What a page of one subject shows: one quarter or a range, and everything that it is narrowed to.
 */
export interface SubjectScope extends KindScope<Objective, CrimeType> {
  /** Null for all of them, and on a page that has no figures by them. */
  readonly pathway: PathwayChoice | null;
}
export type SubjectChoices = KindChoices<Objective, CrimeType>;

/** A page of blocks about one subject, and what of an address it has a use for. */
export interface Subject {
  readonly key: PageOfBlocksQueryVariables['key'];
  /** Its name in the menu. */
  readonly name: string;
  readonly path: string;
  /** The datasets that it shows. */
  readonly datasets: readonly string[];
  /** The blocks that are usually there: the room that is kept while they are on their way. */
  readonly room: readonly BlockSize[];
  /** Kinds that it cannot be narrowed to, each with the sentence that says so. */
  readonly without?: Partial<Readonly<Record<'objective' | 'crimeType', string>>>;
  /** Steps that it cannot be told by, and the sentence that says so. */
  readonly withoutSteps?: { readonly steps: readonly Step[]; readonly sentence: string };
  /** Pathways that it can be narrowed to. Left out where it has no figures by them. */
  readonly pathways?: readonly PathwayChoice[];
  /**
   * What the agency of the figures did, and what all of them are called, where that is more than
   * whose they are.
   */
  readonly agencyWords?: { readonly label: string; readonly every: string };
}
