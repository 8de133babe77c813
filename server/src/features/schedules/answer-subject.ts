import { z } from 'zod';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import { isQuarter, type Quarter } from '#domain/quarter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Subject } from '#domain/schedules/schedule.js';
import type { AskAs } from '#graphql/asking-as.js';

/** The answer to a subject for one person, or a sentence that says why there is none. */
export type SubjectAnswer =
  | {
      readonly ok: true;
      readonly lines: readonly string[];
      readonly dataVersion: number | null;
      /** The quarter of the answer; null for a saved question, which names its own quarter. */
      readonly quarter: Quarter | null;
    }
  | { readonly ok: false; readonly sentence: string };

const period = z.object({ key: z.string().refine(isQuarter) });
const said = z.object({ finding: z.object({ text: z.string() }), summary: z.string() });
const overview = z.object({
  page: z.object({ subtitle: z.string(), dataVersion: z.number(), period, blocks: z.array(said) }),
});
const measured = z.object({
  kpi: z.object({ name: z.string(), sentence: z.string(), dataVersion: z.number(), period }),
});
const saved = z.object({
  savedQuery: z
    .object({
      name: z.string(),
      isRunnable: z.boolean(),
      problems: z.array(z.object({ message: z.string() })),
    })
    .nullable(),
});
const block = z.object({ savedQuery: z.object({ block: said.nullable() }).nullable() });

/** The number of findings from the Overview in a digest. */
const MAX_FINDINGS = 8;

/**
 * Answers a subject for somebody, through the API and with their access.
 * @throws for a fault in the server
 */
export async function answerSubject(
  subject: Subject,
  {
    askAs,
    findIdentity,
  }: {
    readonly askAs: AskAs;
    readonly findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>;
  },
): Promise<SubjectAnswer> {
  const ask = (document: string, variables: Readonly<Record<string, unknown>>) =>
    askAs(findIdentity, { document, variables });
  if (subject.kind === 'OVERVIEW') {
    const scope = subject.area === null ? {} : { area: subject.area };
    const asked = await ask(
      'query ($scope: Scope) { page(key: OVERVIEW, scope: $scope) { subtitle dataVersion period { key } blocks { finding { text } summary } } }',
      { scope },
    );
    if (asked.errors.length > 0) return refuse(asked.errors);
    const { page } = overview.parse(asked.data);
    return {
      ok: true,
      dataVersion: page.dataVersion,
      quarter: page.period.key,
      lines: [
        page.subtitle,
        ...page.blocks.slice(0, MAX_FINDINGS).map(({ finding }) => finding.text),
      ],
    };
  }
  if (subject.kind === 'MEASURE') {
    const asked = await ask(
      'query ($measure: MeasureKey!, $area: ID) { kpi(measure: $measure, area: $area) { name sentence dataVersion period { key } } }',
      {
        measure: subject.measure,
        area: subject.area,
      },
    );
    if (asked.errors.length > 0) return refuse(asked.errors);
    const { kpi } = measured.parse(asked.data);
    return {
      ok: true,
      dataVersion: kpi.dataVersion,
      quarter: kpi.period.key,
      lines: [kpi.name, kpi.sentence],
    };
  }
  return answerSaved(subject, ask);
}

async function answerSaved(
  { queryId, variables }: Extract<Subject, { kind: 'SAVED_QUERY' }>,
  ask: (document: string, variables: Readonly<Record<string, unknown>>) => ReturnType<AskAs>,
): Promise<SubjectAnswer> {
  const found = await ask(
    'query ($id: ID!) { savedQuery(id: $id) { name isRunnable problems { message } } }',
    { id: queryId },
  );
  if (found.errors.length > 0) return refuse(found.errors);
  const { savedQuery } = saved.parse(found.data);
  if (savedQuery === null)
    return {
      ok: false,
      sentence:
        'The saved question no longer exists, or is not shared with the person who receives it.',
    };
  if (!savedQuery.isRunnable)
    return {
      ok: false,
      sentence:
        `The saved question no longer works. ${savedQuery.problems[0]?.message ?? ''}`.trim(),
    };
  const asked = await ask(
    'query ($id: ID!, $variables: JSON) { savedQuery(id: $id) { block(variables: $variables) { finding { text } summary } } }',
    {
      id: queryId,
      variables,
    },
  );
  if (asked.errors.length > 0) return refuse(asked.errors);
  const told = block.parse(asked.data).savedQuery?.block;
  return {
    ok: true,
    dataVersion: null,
    quarter: null,
    lines: [savedQuery.name, ...(told ? [told.finding.text, told.summary] : [onlyOnPage])].filter(
      (line) => line !== '',
    ),
  };
}

/**
 * Records, and answers with several parts, are read through the application, which checks access
 * and logs.
 */
const onlyOnPage =
  'Its answer is a list or has several parts, so it is not in this email. Open it to see the current answer.';

function refuse(errors: Awaited<ReturnType<AskAs>>['errors']): SubjectAnswer {
  return { ok: false, sentence: errors[0]?.message ?? 'It could not be answered.' };
}
