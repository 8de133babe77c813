import type { Dataset } from '#domain/lists.js';
import { doOverlap } from '#domain/time.js';

import { daysOf } from './filter.js';
import type { QuarterOwed } from './returned.js';
import { agenciesAsked, datasetsBehind, datasetsOf, owedOf, type ReturnsAsked } from './returns-asked.js';
import { doesRevise, numberRevisions, type Revision } from './settled.js';

/** What agencies owe of one dataset for one quarter that figures rest on. */
export interface OwedReturns extends QuarterOwed {
  readonly dataset: Dataset;
}

/** The returns that figures rest on, those that mark their records among them: by dataset, then by quarter, up to the running one. */
export function findReturnsBehind(asked: ReturnsAsked): readonly OwedReturns[] {
  return datasetsBehind(asked.question.measures).flatMap((dataset) => owedOf(dataset, asked).map((owed) => ({ dataset, ...owed })));
}

/** A change of final figures. */
export interface ToldRevision extends Revision {
  readonly dataset: Dataset;
}

/** All revisions of the quarters and agencies asked about, by dataset, each in the order in which they were published. */
export function findRevisions({ question, disclosed, world }: ReturnsAsked): readonly ToldRevision[] {
  const days = daysOf(question.filter);
  const agencyIds = agenciesAsked(question, world);
  return datasetsOf(question.measures).flatMap((dataset) =>
    numberRevisions(disclosed.latePublishings.get(dataset) ?? [], dataset, world.periods)
      .filter((revision) => days.some((range) => doOverlap(range, revision.days)) && doesRevise(revision, agencyIds))
      .map((revision) => ({ dataset, ...revision })),
  );
}
