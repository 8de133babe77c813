import { Field, Float, ID, ObjectType } from 'type-graphql';

import { alertRules, type AlertWatch } from '#domain/alerts/alert.js';
import { isMeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { canStopSubscription } from '#domain/ownership/subscription.js';
import { pageOf } from '#domain/schedules/links.js';
import { Dataset, Measure, toMeasure } from '#features/measures/measure.type.js';
import { Agency, toAgency } from '#features/places/agency.type.js';
import { Area, toArea } from '#features/places/area.type.js';
import { AlertState } from '#features/saved-queries/alert-state.type.js';
import { SavedQuery } from '#features/saved-queries/saved-query.type.js';
import {
  type SeenWith,
  Subscription,
  toSubscription,
} from '#features/subscriptions/subscription.type.js';
import { codeEnum } from '#graphql/code-enum.js';
import { createConnectionType } from '#graphql/connection.js';
import { DateTime, JsonScalar } from '#graphql/scalars.js';

import type { AlertChangeRecord, AlertedRecord, AlertRecord } from './alert.reader.js';

export const AlertRule = codeEnum('AlertRule', 'What raises an alert.', alertRules);

@ObjectType('AlertSubject', {
  description: 'What an alert watches, as you see it.',
  simpleResolvers: true,
})
export class AlertSubject {
  @Field(() => SavedQuery, {
    nullable: true,
    description:
      'The saved question whose total is watched. Null for other alerts, and if it no longer exists or is not shared with you.',
  })
  savedQuery: SavedQuery | null;

  @Field(() => JsonScalar, {
    description: 'Values of its variables by name. Empty for other alerts.',
  })
  variables: unknown;

  @Field(() => Measure, {
    nullable: true,
    description: 'The measure that is watched. Null for a late return, and if it no longer exists.',
  })
  measure: Measure | null;

  @Field(() => Area, {
    nullable: true,
    description: 'Its area. Null for the whole partnership.',
  })
  area: Area | null;

  @Field(() => Agency, {
    nullable: true,
    description: 'The agency whose returns are watched. Null for any agency, and for other alerts.',
  })
  agency: Agency | null;

  @Field(() => Dataset, {
    nullable: true,
    description: 'The dataset of the returns watched. Null for all datasets, and for other alerts.',
  })
  dataset: string | null;

  @Field(() => Boolean, {
    description: 'Whether what it watches no longer exists, or you may not see it.',
  })
  isGone: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'The address of the page that shows what it watches. Null if that no longer exists.',
  })
  link: string | null;
}

@ObjectType('AlertChange', {
  description: "One change in an alert's state for you.",
  simpleResolvers: true,
})
export class AlertChange {
  @Field(() => ID)
  id: string;

  @Field(() => DateTime)
  at: Date;

  @Field(() => AlertState, { description: 'Its state after the change.' })
  state: string;

  @Field(() => String, { description: 'What happened, in a sentence. It contains no figures.' })
  sentence: string;
}

@ObjectType('Alert', {
  description:
    'Something that people are told about when it happens. Each person is told only what they may see.',
  simpleResolvers: true,
})
export class Alert extends Subscription {
  /** The row that the alert was made from. */
  readonly record: AlertRecord;
  /** The alert’s state for the caller; null if they do not receive it. */
  readonly own: AlertedRecord | null;

  @Field(() => AlertRule)
  rule: string;

  @Field(() => AlertSubject)
  subject: AlertSubject;

  @Field(() => Float, {
    nullable: true,
    description: 'The number that the total is compared with. Null for other alerts.',
  })
  threshold: number | null;

  @Field(() => Boolean, {
    description:
      'Whether it is raised when the total is above the threshold rather than below it. False for other alerts.',
  })
  isAbove: boolean;

  @Field(() => AlertState, {
    nullable: true,
    description: 'Its state for you. Null if you may not see it.',
  })
  state: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it entered that state. Null if you may not see it.',
  })
  since: Date | null;

  @Field(() => Boolean, {
    description:
      'Whether it is paused until somebody resumes it, for example after a backup was restored.',
  })
  isPaused: boolean;

  @Field(() => Boolean, { description: 'Whether you may resume or delete it.' })
  canDelete: boolean;
}

export const AlertPage = createConnectionType({ node: Alert, typeName: 'Alert', plural: 'alerts' });
export const AlertChangePage = createConnectionType({
  node: AlertChange,
  typeName: 'AlertChange',
  plural: 'changes',
});

/**
 * An alert as somebody sees it. Only recipients see the title of an alert on a private question.
 */
export function toAlert(record: AlertRecord, { asker, referenceData, questions }: SeenWith): Alert {
  const { content, isPaused, alerted } = record;
  const { watch } = content;
  const subject = toSubject(watch, { asker, referenceData, questions });
  const own = asker.isThemselves
    ? (alerted.find(({ person }) => (person?.id ?? null) === asker.personId) ?? null)
    : null;
  const closedTitle = 'An alert on a question that is not shared with you';
  return {
    ...toSubscription(record, { asker, referenceData, isGone: subject.isGone, closedTitle }),
    ...{ record, own, subject, isPaused },
    rule: watch.rule,
    threshold: watch.rule === 'THRESHOLD' ? watch.threshold : null,
    isAbove: watch.rule === 'THRESHOLD' && watch.isAbove,
    state: own?.state ?? null,
    since: own?.since ?? null,
    canDelete: canStopSubscription(record, asker, referenceData),
  };
}

function toSubject(watch: AlertWatch, { referenceData, questions }: SeenWith): AlertSubject {
  const key = watch.rule === 'LATE_RETURN' ? null : watch.measure;
  const measure = key !== null && isMeasureKey(key) ? toMeasure(measureOf(key)) : null;
  const code = watch.rule === 'SIGNAL' || watch.rule === 'MISSED_TARGET' ? watch.area : null;
  const area = referenceData.places.areas.find((each) => each.code === code);
  const savedQuery = watch.rule === 'THRESHOLD' ? (questions.get(watch.queryId) ?? null) : null;
  const agency =
    watch.rule === 'LATE_RETURN'
      ? referenceData.agencies.find(({ id }) => id === watch.agencyId)
      : undefined;
  const isGone =
    (watch.rule === 'THRESHOLD' && savedQuery === null) ||
    (watch.rule !== 'LATE_RETURN' && measure === null);
  return {
    ...{ savedQuery, measure, isGone },
    variables: watch.rule === 'THRESHOLD' ? watch.variables : {},
    area: area ? toArea(area) : null,
    agency: agency ? toAgency(agency) : null,
    dataset: watch.rule === 'LATE_RETURN' ? watch.dataset : null,
    link: isGone ? null : linkOf(watch),
  };
}

/** The page that shows what an alert watches. */
export function linkOf(watch: AlertWatch): string {
  if (watch.rule === 'LATE_RETURN') return '/';
  if (watch.rule === 'THRESHOLD')
    return pageOf({ kind: 'SAVED_QUERY', queryId: watch.queryId, variables: watch.variables });
  return pageOf({ kind: 'MEASURE', measure: watch.measure, area: watch.area });
}

/** A change as its recipient sees it. */
export function toAlertChange({ id, at, state, sentence }: AlertChangeRecord): AlertChange {
  return { id, at, state, sentence };
}
