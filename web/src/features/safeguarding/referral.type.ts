import type { ChoicesQuery } from '#graphql/operations.js';
import type { AreaChoice, Choices } from '#lib/choice.js';
import type { Scope } from '#lib/scope.js';

import type { AskedReferrals } from './address.js';
import type { pathways } from './labels.js';

export type PathwayChoice = (typeof pathways)[number];

/** What the page shows: a quarter or a range, and everything that it is narrowed to. A null pathway is all of them. */
export interface ReferralScope extends Scope {
  readonly pathway: PathwayChoice | null;
}

/** What can be asked for. */
export interface ReferralChoices extends Choices {
  readonly agencies: ChoicesQuery['agencies'];
  /** The areas that each area lies in, from the smallest to the force, by its code. */
  readonly largerAreas: ReadonlyMap<string, readonly AreaChoice[]>;
}

/** What every block of the page says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface BlockContext {
  readonly scope: ReferralScope;
  readonly choices: ReferralChoices;
  /** `28 of 28 returns in`: how much of the quarter's referrals has come in; of a range, of its last quarter, which is named. */
  readonly coverage: string;
  readonly freshness: string;
  /** Both again of the quarter that is judged. */
  readonly ofJudged: { readonly coverage: string; readonly freshness: string };
  /** The highest marking of what the viewer may see. */
  readonly marking: string;
  /** The one agency whose own figures the viewer sees, by name; null without one, or with several. */
  readonly ownAgency: string | null;
  /** The address of this page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedReferrals>) => string;
  /** The address of a measure's page with the same filters, but for what is given. */
  readonly toMeasure: (key: string, area?: string | null) => string;
  readonly onChoose: (change: Partial<AskedReferrals>) => void;
}
