import type { GraphQLSchema } from 'graphql';
import { z } from 'zod';

import type { RequestIdentity } from '#domain/access/request-identity.js';
import type { AlertWatch } from '#domain/alerts/alert.js';
import type { Observed } from '#domain/alerts/next-state.js';
import { observeSignal, observeTarget, observeTotal } from '#domain/alerts/observe.js';
import { toAsker } from '#domain/ownership/asker.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { canSee } from '#domain/saved-queries/access.js';
import { readFiguresAsked } from '#domain/saved-queries/figure-params.js';
import { latestClosed } from '#domain/scorecard/quarters.js';
import { findSaved } from '#features/saved-queries/saved-query.reader.js';
import { readAskedText } from '#features/saved-queries/saved-text.type.js';
import type { AskAs } from '#graphql/asking-as.js';
import type { Transaction } from '#platform/database.js';

const judged = z.object({
  kpi: z.object({
    period: z.object({ key: z.string() }),
    status: z.string(),
    controlChart: z
      .object({
        points: z.array(
          z.object({ quarter: z.object({ key: z.string() }), signals: z.array(z.string()) }),
        ),
      })
      .nullable(),
  }),
});
const returned = z.object({
  returns: z.array(
    z.object({
      dataset: z.string(),
      state: z.string(),
      isOwed: z.boolean(),
      agency: z.object({ code: z.string() }),
      period: z.object({ key: z.string() }),
    }),
  ),
});
const totalled = z.object({
  figures: z.object({
    totals: z.object({ figure: z.object({ value: z.number().nullable() }).nullable() }),
  }),
});

const JUDGED = `query ($measure: MeasureKey!, $area: ID, $quarter: Quarter) {
  kpi(measure: $measure, area: $area, quarter: $quarter) { period { key } status controlChart { points { quarter { key } signals } } }
}`;
const RETURNED =
  'query ($agency: ID) { returns(agency: $agency) { dataset state isOwed agency { code } period { key } } }';
const TOTALLED = `query ($measure: MeasureKey!, $where: FigureFilter, $window: Window!) {
  figures(where: $where, window: $window, first: 1) { totals { figure(measure: $measure) { value } } }
}`;

export interface ObserveParts {
  readonly askAs: AskAs;
  readonly findIdentity: (referenceData: ReferenceData) => Promise<RequestIdentity>;
  readonly referenceData: ReferenceData;
  /** The schema, against which saved texts are checked. */
  readonly schema: GraphQLSchema;
  /**
   * Reads saved questions, whoever owns them; they are then checked against what the recipient may
   * see.
   */
  readonly reading: Pick<Transaction, 'query'>;
}

const unknown: Observed = { kind: 'UNKNOWN' };

/**
 * Checks, with the access of one recipient, whether the condition of an alert holds.
 *
 * @throws for a fault in the server
 */
export async function observe(watch: AlertWatch, parts: ObserveParts): Promise<Observed> {
  const { askAs, findIdentity, referenceData } = parts;
  if (watch.rule === 'THRESHOLD') return observeThreshold(watch, parts);
  if (watch.rule === 'LATE_RETURN') {
    const agency = referenceData.agencies.find(({ id }) => id === watch.agencyId)?.code ?? null;
    const asked = await askAs(findIdentity, { document: RETURNED, variables: { agency } });
    if (asked.errors.length > 0) return unknown;
    const late = returned
      .parse(asked.data)
      .returns.filter(
        ({ state, isOwed, dataset }) =>
          isOwed && state === 'MISSING' && (watch.dataset === null || dataset === watch.dataset),
      );
    const names = late
      .map(({ agency: of, dataset, period }) => `${period.key} ${of.code} ${dataset}`)
      .sort();
    return names.length === 0 ? { kind: 'FINE' } : { kind: 'HAPPENED', finding: names.join(', ') };
  }
  const quarter = watch.rule === 'MISSED_TARGET' ? latestClosed(referenceData) : null;
  const asked = await askAs(findIdentity, {
    document: JUDGED,
    variables: { measure: watch.measure, area: watch.area, quarter },
  });
  if (asked.errors.length > 0) return unknown;
  const { kpi } = judged.parse(asked.data);
  if (watch.rule === 'MISSED_TARGET')
    return observeTarget({ quarter: kpi.period.key, status: kpi.status });
  return observeSignal(
    (kpi.controlChart?.points ?? []).map((point) => ({
      quarter: point.quarter.key,
      signals: point.signals,
    })),
  );
}

async function observeThreshold(
  watch: Extract<AlertWatch, { rule: 'THRESHOLD' }>,
  { askAs, findIdentity, referenceData, schema, reading }: ObserveParts,
): Promise<Observed> {
  const saved = await findSaved(reading, watch.queryId);
  if (
    !saved ||
    !canSee(saved, toAsker(await findIdentity(referenceData), referenceData), referenceData)
  )
    return unknown;
  const text = readAskedText(saved, {
    schema,
    referenceData,
    given: { values: watch.variables, scope: {} },
  });
  const figures = text.ok ? readFiguresAsked(text.asked.fields) : null;
  if (!figures?.ok || !figures.asked.measures.some((measure) => measure === watch.measure))
    return unknown;
  const { where, window } = figures.asked;
  const asked = await askAs(findIdentity, {
    document: TOTALLED,
    variables: { measure: watch.measure, where, window },
  });
  if (asked.errors.length > 0) return unknown;
  return observeTotal(totalled.parse(asked.data).figures.totals.figure?.value ?? null, watch);
}
