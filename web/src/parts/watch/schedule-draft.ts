import type { SaveScheduleInput } from '#graphql/operations.js';

import { toValues, type Values } from './variable-values.js';
import type { QuestionChoice, Schedule } from './watch.type.js';

/**
 * The contents of the schedule form. Fields that another choice does not use keep their values
 * while the form is open.
 */
export interface ScheduleDraft extends Pick<Schedule, 'title' | 'cadence' | 'delivers'> {
  readonly kind: Schedule['subject']['kind'];
  /** The id of a saved question. */
  readonly savedQuery: string | null;
  /** Values of the question's variables that differ from the saved ones. */
  readonly variables: Values;
  readonly measure: SaveScheduleInput['subject']['measure'];
  /** The code of an area; null for the whole partnership. */
  readonly area: string | null;
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number;
  /** Hour, 0 to 23, London time. */
  readonly hour: number;
  /** Ids of the people who receive the schedule. */
  readonly recipients: readonly string[];
}

/**
 * The initial values of the fields: the schedule as it was loaded, or each Monday at 08:00 as a
 * page.
 */
export function toScheduleDraft(
  seen: Schedule | null,
  question: QuestionChoice | null,
): ScheduleDraft {
  const subject = seen?.subject;
  return {
    title: seen?.title ?? question?.name ?? '',
    kind: subject?.kind ?? 'SAVED_QUERY',
    savedQuery: subject?.savedQuery?.id ?? question?.id ?? null,
    variables: toValues(subject?.variables),
    measure: subject?.measure?.key ?? null,
    area: subject?.area?.code ?? null,
    cadence: seen?.cadence ?? 'WEEKLY',
    weekday: seen?.weekday ?? 1,
    hour: seen?.hour ?? 8,
    delivers: seen?.delivers ?? ['PAGE'],
    recipients: seen?.recipients.map(({ id }) => id) ?? [],
  };
}

/** Makes the API's input from a draft. */
export function toScheduleInput(
  draft: ScheduleDraft,
  seen: Schedule | null,
): Omit<SaveScheduleInput, 'version'> {
  const {
    title,
    kind,
    savedQuery,
    variables,
    measure,
    area,
    cadence,
    weekday,
    hour,
    delivers,
    recipients,
  } = draft;
  return {
    id: seen?.id ?? null,
    title,
    subject: {
      kind,
      ...(kind === 'SAVED_QUERY' ? { savedQuery, variables } : { area }),
      ...(kind === 'MEASURE' ? { measure } : {}),
    },
    cadence,
    weekday: cadence === 'WEEKLY' ? weekday : null,
    hour: cadence === 'AFTER_PUBLISHING' ? null : hour,
    delivers: delivers.filter((way) => way !== 'DOWNLOAD' || kind === 'SAVED_QUERY'),
    recipients: [...recipients],
  };
}
