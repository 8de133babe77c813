import { type DisclosurePlan, planDisclosure } from '#domain/disclosure/disclosure-plan.js';
import type { RawTable } from '#domain/disclosure/raw-table.js';
import { narrowToCounted } from '#domain/figures/plan/coverage.js';
import { type MeasureKey, measureOf } from '#domain/measures/catalogue.js';
import { type Part, partsOf } from '#domain/measures/measure.js';
import type { Sums } from '#domain/measures/sums.js';
import type { Filter } from '#domain/question/filter.js';
import { measuresNeeded, type Question } from '#domain/question/question.js';

import {
  doAddUp,
  forEach,
  type Params,
  readGroups,
  readPlaced,
  speaksOfPlaces,
} from './groups.reader.js';
import { mergeRows } from './merge-rows.js';
import { type ExactParts, exactPartsOf, readSealed } from './protected.reader.js';
import type { State } from './state.reader.js';
import { type Stream, streamsOf } from './streams.reader.js';

type Read = Pick<RawTable, 'rows' | 'totals' | 'placed' | 'readFrom' | 'sealed' | 'disclosurePlan'>;

/**
 * Reads the sums that answer a question. Measures that count different records are read by separate
 * questions, and the results are merged.
 */
export async function readSums(asked: Params, state: State, isWithTotals: boolean): Promise<Read> {
  const { question } = asked;
  const readPlaces = speaksOfPlaces(question) ? readPlaced(asked, measuresNeeded(question)) : null;
  const [reads, placed] = await Promise.all([
    forEach(splitByCounted(question, state), (own) =>
      readCounted({ ...asked, question: own }, isWithTotals),
    ),
    readPlaces,
  ]);
  const [first, ...others] = reads;
  if (!first) throw new Error('A question has no measure');
  if (others.length === 0) return { ...first, placed };
  const totals: Sums = new Map(reads.flatMap((each) => [...each.totals]));
  const sealed = reads.flatMap((each) => each.sealed ?? []);
  const [{ salt } = { salt: null }] = sealed;
  return {
    rows:
      question.by.length > 0
        ? await mergeRows(
            reads.map(({ rows }) => rows),
            asked.work,
          )
        : first.rows.map((row) => ({ ...row, sums: totals })),
    totals,
    placed,
    readFrom: [...new Set(reads.flatMap(({ readFrom }) => readFrom))],
    sealed:
      salt === null
        ? null
        : {
            salt,
            rows: sealed.flatMap(({ rows }) => rows),
            whole: sealed.flatMap(({ whole }) => whole),
          },
    disclosurePlan: new Map(reads.flatMap(({ disclosurePlan }) => [...disclosurePlan])),
  };
}

/**
 * Splits a question into several, each with measures that count the same records, and the parts of
 * those measures.
 */
function splitByCounted(question: Question, state: State): readonly Question[] {
  const split = new Map<Filter, MeasureKey[]>();
  const narrowed = new Map<string, Filter>();
  for (const key of measuresNeeded(question)) {
    const own = narrowToCounted(question.filter, measureOf(key), state);
    const name = own === question.filter ? '' : key;
    const filter = narrowed.get(name) ?? own;
    narrowed.set(name, filter);
    split.set(filter, [...(split.get(filter) ?? []), key]);
  }
  return [...split].map(([filter, measures]) => ({
    ...question,
    filter,
    measures,
    orderBy: [],
    changes: [],
  }));
}

async function readCounted(asked: Params, isWithTotals: boolean): Promise<Omit<Read, 'placed'>> {
  const { question, referenceData, policy, salt } = asked;
  const measures = measuresNeeded(question);
  const { by } = question;
  const parts = [...new Set(measures.flatMap((key) => partsOf(measureOf(key))))];
  const disclosurePlan = planDisclosure({ question, policy, referenceData });
  const [exact, cells] = await Promise.all([
    forEach(exactPartsOf({ question, parts, disclosurePlan }), (each) =>
      readExact(asked, each, isWithTotals),
    ),
    disclosurePlan.size > 0 ? readCells(asked, { parts, disclosurePlan }, isWithTotals) : null,
  ]);
  const totals: Sums = new Map(exact.flatMap((each) => [...each.totals]));
  const readFrom = [...exact.flatMap((each) => each.readFrom), ...(cells?.readFrom ?? [])];
  if (cells && salt === null)
    throw new Error('The installation has no salt, so nothing protected can be shown');
  return {
    rows:
      by.length > 0
        ? await mergeRows(
            exact.flatMap(({ rows }) => rows),
            asked.work,
          )
        : isWithTotals
          ? [{ key: [], sums: totals }]
          : [],
    totals,
    readFrom: [...new Set(readFrom)],
    sealed: cells && salt !== null ? { salt, rows: cells.rows, whole: cells.whole } : null,
    disclosurePlan,
  };
}

function readCells(
  asked: Params,
  {
    parts,
    disclosurePlan,
  }: { readonly parts: readonly Part[]; readonly disclosurePlan: DisclosurePlan },
  isWithTotals: boolean,
) {
  const { question, referenceData, policy, selectCells, hasRollups, doesReadRollups } = asked;
  return readSealed({ question, parts, disclosurePlan }, isWithTotals, {
    selectCells,
    today: referenceData.today,
    hasRollups: hasRollups && doesReadRollups,
    ownAgencyIds: policy.kind === 'PARTNER' ? policy.agencyIds : [],
  });
}

/** Reads the sums of parts that are counted exactly. */
async function readExact(
  asked: Params,
  { parts, filter, inTotals }: ExactParts,
  isWithTotals: boolean,
) {
  const { referenceData, hasRollups, doesReadRollups } = asked;
  const { by } = asked.question;
  const from = {
    parts,
    by,
    filter,
    today: referenceData.today,
    hasRollups: hasRollups && doesReadRollups,
  };
  const streams = streamsOf(from);
  const counted = { ...asked, question: { ...asked.question, filter } };
  const wholeStreams = isWithTotals
    ? streamsOf({ ...from, parts: parts.filter((part) => inTotals.has(part)), by: [] })
    : [];
  const readGrouped = forEach(by.length > 0 ? streams : [], (stream) =>
    readGroups(counted, stream, { by, isWithTotals }),
  );
  const readWholes = forEach(wholeStreams, async (stream) => {
    const index =
      by.length > 0
        ? streams.findIndex((each) => isSameStream(each, stream) && doAddUp(each, by))
        : -1;
    return index >= 0
      ? index
      : ((await readGroups(counted, stream, { by: [], isWithTotals: false })).rows[0]?.sums ??
          null);
  });
  const [grouped, wholes] = await Promise.all([readGrouped, readWholes]);
  const totals = wholes.flatMap((sums, index) => {
    const own = wholeStreams[index]?.parts ?? [];
    // If only the last quarter of a part counts in the whole, the sum of groups by quarter is left
    // out.
    return [...((typeof sums === 'number' ? grouped[sums]?.whole : sums) ?? [])].filter(([part]) =>
      own.includes(part),
    );
  });
  return {
    rows: grouped.map(({ rows }) => rows),
    totals: new Map(totals.filter(([part]) => inTotals.has(part))),
    readFrom: streams.map(({ source, rollup }) => rollup?.table ?? source),
  };
}

function isSameStream(a: Stream, b: Stream): boolean {
  return (
    a.source === b.source &&
    a.countedBy === b.countedBy &&
    a.agency === b.agency &&
    a.isAtEnd === b.isAtEnd
  );
}
