import type { ChoicesQuery } from '#graphql/operations.js';
import type { PeriodChoice } from '#lib/choice.js';
import type { AskedKinds } from '#lib/kind-scope.js';

import type { MeasureChoices, MeasureScope } from './measure-address.js';

/** A measure as the page knows it before it has any figure. */
export type PageMeasure = Pick<ChoicesQuery['measures'][number], 'key' | 'name' | 'unit' | 'direction' | 'datasets' | 'dimensions'>;

/** What every part of the page says about itself beside its figures. It belongs to the figures shown, not to those on their way. */
export interface MeasureContext {
  readonly measure: PageMeasure;
  readonly scope: MeasureScope;
  readonly choices: MeasureChoices;
  /** The open quarter that runs beside the one shown. Null where there is none. */
  readonly running: PeriodChoice | null;
  /** `Thames Valley, all agencies` */
  readonly place: string;
  readonly marking: string;
  /** The address of this page with a part of its filters changed. */
  readonly toAddress: (change: Partial<AskedKinds>) => string;
}
