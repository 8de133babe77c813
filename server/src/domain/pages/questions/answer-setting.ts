import type { AgencyRecord } from '#domain/agencies.js';
import type { DisclosedTable } from '#domain/disclosure/disclose.js';
import type { SplitFigures } from '#domain/findings/explain-kpi.js';
import type { Dataset } from '#domain/lists.js';
import type { PageParams } from '#domain/pages/block/page-params.js';
import type { ReferenceData } from '#domain/reference-data.js';

import type { FindRefusal } from './dimension-limit.js';
import type { FindKpi, GroupName } from './find-kpi.js';
import type { FindFourQuarters } from './four-quarters.js';
import type { PageReturns } from './page-returns.js';
import type { RunningFigures } from './running-figures.js';
import type { ReadSplits, ReadWhole } from './splits.js';

/** What blocks are answered from. */
export interface AnswerSetting {
  readonly page: PageParams;
  readonly findKpi: FindKpi;
  readonly readSplits: (name: GroupName) => ReadSplits;
  /** Finds figures for the four quarters up to the one shown. */
  readonly findFourQuarters: (name: GroupName) => FindFourQuarters;
  readonly readWhole: (name: GroupName) => ReadWhole;
  /**
   * The figures of the part that explains the change, by other dimensions; absent until they are
   * read, and if no part explains it.
   */
  readonly drillDown?: readonly SplitFigures[];
  readonly referenceData: ReferenceData;
  /** Who has returned what, by dataset. */
  readonly returned: DisclosedTable['returned'];
  /** Finds why other agencies' part is not shown; null if it is shown. */
  readonly findRefusal: FindRefusal;
  /** Agencies with a missing return. */
  readonly missing: readonly AgencyRecord[];
  readonly returns: PageReturns;
  /** The current quarter; null if it is not shown on this page. */
  readonly running: RunningFigures | null;
  /** The returns behind the page. Absent if unknown. */
  readonly datasets?: readonly Dataset[];
}
