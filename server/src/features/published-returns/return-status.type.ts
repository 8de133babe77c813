import { Field, ID, Int, ObjectType } from 'type-graphql';

import type { PlainDate } from '#domain/plain-date.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { countDaysLate } from '#domain/return-requests/return-request.js';
import type { ListedReturn } from '#domain/returned/return-list.js';
import { returnStates } from '#domain/returned/return-state.js';
import { Dataset } from '#features/measures/measure.type.js';
import { Period, PeriodStatus, toPeriod } from '#features/periods/period.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { DateTime, PlainDateScalar } from '#graphql/scalars.js';

export const ReturnState = codeEnum('ReturnState', 'The state of a return.', returnStates);

@ObjectType('ReturnStatus', {
  description:
    "One agency's return for one dataset and quarter: whether it is owed and due, and its state.",
})
export class ReturnStatus {
  @Field(() => ID, { description: 'Made from the agency, the dataset and the quarter.' })
  id: string;

  @Field(() => Agency)
  agency: Agency;

  @Field(() => Dataset)
  dataset: string;

  @Field(() => Period)
  period: Period;

  @Field(() => PeriodStatus, { description: 'How final the quarter is for this dataset.' })
  periodStatus: string;

  @Field(() => Boolean, { description: 'False for a return that was sent without being owed.' })
  isOwed: boolean;

  @Field(() => PlainDateScalar, { description: 'Last day on which it is on time.' })
  dueOn: string;

  @Field(() => ReturnState)
  state: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the first full return was published. Null until then.',
  })
  receivedAt: Date | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days from its due day until it came, or until today if it is missing. Null if it is not late.',
  })
  daysLate: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last sent again after the first full return. Null if it never was.',
  })
  sentAgainAt: Date | null;

  @Field(() => [PlainDateScalar], {
    description:
      'Days on which its agency was asked for it. Empty for agencies at which the viewer has no access.',
  })
  askedOn: readonly string[];

  @Field(() => Boolean, { description: 'Whether the viewer may send it.' })
  canSend: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      "Rows of the latest full return, and those that partial ones have added since. Null if no return came, and for other agencies' returns unless the viewer is cleared, because rows are people or reports about them.",
  })
  rows: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The agency's own data version after the latest submission that changed anything. Null if none did, and for other agencies' returns unless the viewer is cleared.",
  })
  version: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The number of the agency's latest revision for the quarter since it became final. Null if there is none.",
  })
  revision: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The latest published submission, full or partial. Null if there is none.',
  })
  submissionId: string | null;
}

/** The parts of a return that depend on the viewer. */
export interface OwnPart {
  readonly askedOn: readonly PlainDate[];
  readonly canSend: boolean;
}

export function toReturnStatus(
  listed: ListedReturn,
  { askedOn, canSend }: OwnPart,
  referenceData: ReferenceData,
): ReturnStatus | null {
  const { agencyId, dataset, quarter, isOwed, dueOn, state, revision, sent } = listed;
  const agency = referenceData.agencies.find(({ id }) => id === agencyId);
  if (!agency) return null;
  return {
    id: `${agency.code}-${dataset}-${quarter}`,
    agency: toAgency(agency),
    dataset,
    period: toPeriod(quarter, referenceData),
    periodStatus: referenceData.periods.statusOf(dataset, quarter, referenceData.today),
    isOwed,
    dueOn,
    state,
    receivedAt: sent?.receivedAt ?? null,
    daysLate: countDaysLate(listed, sent?.receivedOn ?? null, referenceData.today),
    sentAgainAt: sent?.sentAgainAt ?? null,
    askedOn,
    canSend,
    rows: sent?.rows ?? null,
    version: sent?.version ?? null,
    revision,
    submissionId: sent?.submissionId ?? null,
  };
}
