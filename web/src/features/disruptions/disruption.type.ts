import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choices } from '#lib/choice.js';
import type { AskedKinds, KindScope } from '#lib/kind-scope.js';

type Objective = ChoicesQuery['objectives'][number];
type CrimeType = ChoicesQuery['crimeTypes'][number];

/** What the page shows: one quarter, and everything that it is narrowed to. */
export type DisruptionScope = KindScope<Objective, CrimeType>;

/** What can be asked for. */
export interface DisruptionChoices extends Choices {
  readonly agencies: ChoicesQuery['agencies'];
  readonly objectives: readonly Objective[];
  readonly crimeTypes: readonly CrimeType[];
}

/** What every block of the page says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface BlockContext {
  readonly scope: DisruptionScope;
  readonly choices: DisruptionChoices;
  /** `28 of 28 returns in`: how much of the quarter's disruptions has come in. */
  readonly coverage: string;
  /** The same where only the last quarter of a range is meant. */
  readonly ofQuarter: string;
  readonly freshness: string;
  /** Whether the viewer sees true counts everywhere. */
  readonly isCleared: boolean;
  /** The highest marking of what the viewer may see. */
  readonly marking: string;
  /** The address of this page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedKinds>) => string;
  /** The address of a measure's page with the same filters. */
  readonly toMeasure: (key: string) => string;
  readonly onChoose: (change: Partial<AskedKinds>) => void;
}
