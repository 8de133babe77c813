import type { ChoicesQuery, PageOfBlocksQueryVariables } from '#graphql/operations.js';
import type { KindChoices, KindScope } from '#lib/kind-scope.js';
import type { Step } from '#lib/scope.js';

type Objective = ChoicesQuery['objectives'][number];
type CrimeType = ChoicesQuery['crimeTypes'][number];

/** What a page of one subject shows: one quarter or a range, and everything that it is narrowed to. */
export type SubjectScope = KindScope<Objective, CrimeType>;
export type SubjectChoices = KindChoices<Objective, CrimeType>;

/** A page of blocks about one subject, and what of an address it has a use for. */
export interface Subject {
  readonly key: PageOfBlocksQueryVariables['key'];
  /** As it stands in the menu. */
  readonly name: string;
  readonly path: string;
  /** The datasets that it shows. */
  readonly datasets: readonly string[];
  /** The blocks that are usually there, whether each is wide: the room that is kept while they are on their way. */
  readonly room: readonly { readonly isWide: boolean }[];
  /** Kinds that it cannot be narrowed to, each with the sentence that says so. */
  readonly without?: Partial<Readonly<Record<'objective' | 'crimeType', string>>>;
  /** Steps that it cannot be told by, and the sentence that says so. */
  readonly withoutSteps?: { readonly steps: readonly Step[]; readonly sentence: string };
}
