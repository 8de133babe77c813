import type { ChoicesQuery } from '#graphql/operations.js';
import type { Choice, Choices } from '#lib/choice.js';
import type { AskedKinds, KindScope } from '#lib/kind-scope.js';

type CrimeType = ChoicesQuery['crimeTypes'][number];

/** What the page shows: one quarter or a range, and everything that it is narrowed to. Reports have no objective. */
export type ReportScope = KindScope<Choice, CrimeType>;

/** What can be asked for. */
export interface ReportChoices extends Choices {
  readonly crimeTypes: readonly CrimeType[];
}

/** What every block of the page says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface BlockContext {
  readonly scope: ReportScope;
  readonly choices: ReportChoices;
  /** `28 of 29 returns in`: how much of the reports of the quarter, the last of a range, has come in. */
  readonly coverage: string;
  readonly freshness: string;
  /** The highest marking of what the viewer may see. */
  readonly marking: string;
  /** The address of this page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedKinds>) => string;
  readonly onChoose: (change: Partial<AskedKinds>) => void;
}
