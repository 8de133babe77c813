import type { GraphQLSchema } from 'graphql';

import type { AlertWatch } from '#domain/alerts/alert.js';
import { readAlert } from '#domain/alerts/read-alert.js';
import { toStoredText } from '#domain/audit/canonical.js';
import { isMeasureKey } from '#domain/measures/catalogue.js';
import type { Problem } from '#domain/problem.js';
import { readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { readRecipients } from '#features/people/read-recipients.type.js';
import { type SavedRecord } from '#features/saved-queries/saved-query.reader.js';
import { type Reading, readQuestion } from '#features/subscriptions/read-question.type.js';

import type { WantedAlert } from './change-alert.js';
import type { SaveAlertInput } from './change-alert.type.js';

export type ReadInput =
  | { readonly ok: true; readonly wanted: WantedAlert }
  | { readonly ok: false; readonly problems: readonly Problem[] };

interface FoundWatch {
  readonly watch: AlertWatch | Problem;
  /** The saved question, if it is one that the caller sees. */
  readonly question: SavedRecord | null;
}

/** Reads what to watch, or reports everything that prevents it. */
export async function readAlertInput(
  input: SaveAlertInput,
  reading: Reading,
  schema: GraphQLSchema,
): Promise<ReadInput> {
  const found = await readWatch(input, reading, schema);
  const read = readAlert({ title: toStoredText(input.title), watch: found.watch });
  const recipients = await readRecipients(input.recipients, { reading, question: found.question });
  const problems = [...(read.ok ? [] : read.problems), ...recipients.problems];
  return read.ok && problems.length === 0
    ? { ok: true, wanted: { content: read.content, recipientIds: recipients.ids } }
    : { ok: false, problems };
}

function readWatch(
  input: SaveAlertInput,
  reading: Reading,
  schema: GraphQLSchema,
): Promise<FoundWatch> | FoundWatch {
  const { rule, measure = null, area = null, agency = null, dataset = null } = input;
  const { referenceData } = reading;
  if (rule === 'THRESHOLD') return readThreshold(input, reading, schema);
  if (rule === 'LATE_RETURN') {
    const owing =
      agency === null ? null : referenceData.agencies.find(({ code }) => code === agency);
    return owing === undefined
      ? wrong('agency', 'No agency has that code.')
      : { watch: { rule, agencyId: owing?.id ?? null, dataset }, question: null };
  }
  if (measure === null || !isMeasureKey(measure))
    return wrong('measure', 'Choose which measure to watch.');
  if (area !== null && !referenceData.places.areas.some(({ code }) => code === area))
    return wrong('area', 'No area has that code.');
  return {
    watch: { rule: rule === 'SIGNAL' ? 'SIGNAL' : 'MISSED_TARGET', measure, area },
    question: null,
  };
}

async function readThreshold(
  input: SaveAlertInput,
  reading: Reading,
  schema: GraphQLSchema,
): Promise<FoundWatch> {
  const { savedQuery = null, measure = null, threshold = null, isAbove } = input;
  const read = await readQuestion({ savedQuery, variables: input.variables }, reading, schema);
  if (!read.ok) return { watch: read.problem, question: null };
  const { question, variables, asked } = read;
  const figures = readFiguresAsked(asked.fields);
  if (!figures.ok)
    return wrong(
      'savedQuery',
      `Only a single question for figures has a total to watch. ${figures.reason}`,
    );
  const { measures } = figures.asked;
  const watched = measure ?? (measures.length === 1 ? measures[0] : undefined);
  if (watched === undefined || !measures.some((each) => each === watched))
    return wrong(
      'measure',
      `Choose which measure of the question to watch: it has ${measures.join(', ')}.`,
    );
  if (threshold === null) return wrong('threshold', 'Give the number to compare its total with.');
  return {
    watch: {
      rule: 'THRESHOLD',
      queryId: question.id,
      variables,
      measure: watched,
      threshold,
      isAbove,
    },
    question,
  };
}

function wrong(field: string, message: string): FoundWatch {
  return { watch: { field, message }, question: null };
}
