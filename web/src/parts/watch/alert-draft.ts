import type { SaveAlertInput } from '#graphql/operations.js';
import type { FieldProblem } from '#lib/field-problem.js';
import { readNumber } from '#lib/read-number.js';

import { toValues, type Values } from './variable-values.js';
import type { Alert, QuestionChoice } from './watch.type.js';

/**
 * The contents of the alert form. Fields that another rule does not use keep their values while the
 * form is open.
 */
export interface AlertDraft extends Pick<Alert, 'title' | 'rule' | 'isAbove'> {
  /** The id of a saved question. */
  readonly savedQuery: string | null;
  /** Values of the question's variables that differ from the saved ones. */
  readonly variables: Values;
  readonly measure: SaveAlertInput['measure'];
  /** The code of an area; null for the whole partnership. */
  readonly area: string | null;
  /** The code of an agency; null for every agency. */
  readonly agency: string | null;
  readonly dataset: SaveAlertInput['dataset'];
  /** The threshold as it was typed. */
  readonly threshold: string;
  /** Ids of the people who receive the alert. */
  readonly recipients: readonly string[];
}

/**
 * The initial values of the fields: the alert as it was loaded, or a threshold of the question that
 * it is created from.
 */
export function toAlertDraft(seen: Alert | null, question: QuestionChoice | null): AlertDraft {
  const subject = seen?.subject;
  return {
    title: seen?.title ?? question?.name ?? '',
    rule: seen?.rule ?? (question === null ? 'SIGNAL' : 'THRESHOLD'),
    isAbove: seen?.rule === 'THRESHOLD' ? seen.isAbove : true,
    savedQuery: subject?.savedQuery?.id ?? question?.id ?? null,
    variables: toValues(subject?.variables),
    measure: subject?.measure?.key ?? null,
    area: subject?.area?.code ?? null,
    agency: subject?.agency?.code ?? null,
    dataset: subject?.dataset ?? null,
    threshold: String(seen?.threshold ?? ''),
    recipients: seen?.recipients.map(({ id }) => id) ?? [],
  };
}

export type ReadAlertDraft =
  | { readonly ok: true; readonly input: Omit<SaveAlertInput, 'version'> }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/**
 * The input made from a draft. Only a threshold that is not a number is refused here; the server
 * checks everything else.
 */
export function readAlertDraft(draft: AlertDraft, seen: Alert | null): ReadAlertDraft {
  const { title, rule, recipients } = draft;
  const about = { id: seen?.id ?? null, title, rule, recipients: [...recipients] };
  if (rule === 'LATE_RETURN')
    return {
      ok: true,
      input: { ...about, isAbove: true, agency: draft.agency, dataset: draft.dataset },
    };
  if (rule !== 'THRESHOLD')
    return {
      ok: true,
      input: { ...about, isAbove: true, measure: draft.measure, area: draft.area },
    };
  const threshold = readNumber(draft.threshold);
  if (threshold === null)
    return {
      ok: false,
      problems: [
        { field: 'threshold', message: 'Enter a number in digits, such as 1,250 or 8.5.' },
      ],
    };
  const { savedQuery, variables, measure, isAbove } = draft;
  return { ok: true, input: { ...about, savedQuery, variables, measure, threshold, isAbove } };
}
