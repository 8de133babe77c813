import { disclose } from '#domain/disclosure/disclose.js';
import { type Others, toNumber } from '#domain/disclosure/others.js';
import { predicateOf } from '#domain/disclosure/protection.js';
import { type MeasureKey, measureKeys, measureOf } from '#domain/measures/catalogue.js';
import { type Part, partsOf } from '#domain/measures/measure.js';
import type { KeyValue } from '#domain/question/dimension-values.js';
import type { Question } from '#domain/question/question.js';
import { readFigures } from '#features/figures/figures.reader.js';
import type { Database } from '#platform/database.js';

import type { Rule } from './rule.js';
import { toQuestion } from './served-rule.js';
import { type Answer, type Cut, rowsAt, type Table, WITHHELD } from './table.js';
import { partOfNode, type Target } from './target.js';
import { atomsCut } from './ways.js';

/** The number of questions that the engine also answered, and the answers that differ. */
export interface Compared {
  readonly answers: number;
  readonly differences: readonly string[];
}

/**
 * Asks the engine for the same tables, with database and rollups, and compares every answer with
 * the attack’s, because an attack on other answers proves nothing. Parts that are another spelling
 * are asked for by their own measures.
 */
export async function compareWithEngine(
  database: Database,
  target: Target,
  { rule, tables }: { readonly rule: Rule; readonly tables: readonly Table[] },
): Promise<Compared> {
  const differences: string[] = [];
  let answers = 0;
  for (const [index, table] of tables.entries()) {
    const spelling = target.subject.spellings[index % (2 * target.subject.spellings.length + 1)];
    const asked = spelling ? spell(target, table, spelling) : null;
    const part = asked && spelling ? spelling : partAsked(target, table);
    const expected = rule.ask(asked?.full ?? table);
    const served = part ? await askEngine(database, target, { table, part }) : null;
    if (!served) continue;
    for (const { place, others } of served) {
      answers += 1;
      if (!isSame(expected, place, others))
        differences.push(
          `${describe(target, table, part)} row ${place}: ${String(expected?.[place] ?? null)} here, ${JSON.stringify(others)} served`,
        );
    }
  }
  return { answers, differences };
}

function isSame(expected: Answer, place: number, others: Others): boolean {
  const shown = expected?.[place] ?? WITHHELD;
  if (shown === WITHHELD) return others === 'NOT_AVAILABLE' || others === 'NONE';
  // The question alone decides whether the answer is one figure or several, so the form reveals
  // nothing.
  return others !== 'NOT_AVAILABLE' && toNumber(others) === shown;
}

function partAsked(target: Target, table: Table): Part | null {
  const node =
    table.cuts.find(({ axis }) => target.axes[axis]?.axis === null)?.rows[0]?.node ?? null;
  return target.parts[partOfNode(target, node)] ?? null;
}

/** The table with a part’s conditions as cuts; null if it is cut by the same axes already. */
function spell(target: Target, table: Table, part: Part): { readonly full: Table } | null {
  if (table.cuts.some((cut) => target.axes[cut.axis]?.axis === null)) return null;
  const cuts = predicateOf(part).leaves.map((leaf): Cut | null => {
    const place = target.axes.findIndex(({ axis }) => axis === leaf.axis);
    const axis = target.axes[place];
    if (
      !axis ||
      axis.isSeveral ||
      !('values' in leaf) ||
      table.cuts.some((cut) => cut.axis === place)
    )
      return null;
    const values: ReadonlySet<unknown> = leaf.values;
    return atomsCut(
      axis,
      place,
      [...axis.atoms.keys()].filter((atom) => values.has(axis.atoms[atom])),
    );
  });
  return cuts.includes(null)
    ? null
    : { full: { cuts: [...table.cuts, ...cuts.filter((cut) => cut !== null)] } };
}

interface PartParams {
  readonly table: Table;
  readonly part: Part;
}

async function askEngine(
  database: Database,
  target: Target,
  { table, part }: PartParams,
): Promise<readonly { readonly place: number; readonly others: Others }[]> {
  const { referenceData } = target;
  const { by, filter } = toQuestion(target, table);
  const measure = measureWith(part);
  if (!measure) return [];
  const question: Question = {
    by,
    filter,
    window: 'PERIOD',
    changes: [],
    measures: [measure],
    orderBy: [],
    first: 10_000,
    fillGaps: false,
  };
  const policy = { kind: 'PARTNER', agencyIds: [...target.ownAgencyIds] } as const;
  const { plan, tables } = await readFigures(
    { database, referenceData, policy, doesReadRollups: true },
    question,
  );
  const read = tables.get(plan.groups);
  if (!read) throw new Error('The question was not read');
  const { findOthers } = disclose(read, { question: plan.groups, policy, referenceData });
  const inRows = table.cuts.flatMap(({ as }, index) => ('by' in as ? [index] : []));
  return Array.from(
    { length: table.cuts.reduce((product, { rows }) => product * rows.length, 1) },
    (_, place) => {
      const rows = rowsAt(table, place);
      const key = inRows.map((index): KeyValue => rows[index]?.key ?? null);
      return { place, others: findOthers(part, by.length > 0 ? key : null) };
    },
  );
}

function measureWith(part: Part): MeasureKey | null {
  return measureKeys.find((key) => partsOf(measureOf(key)).includes(part)) ?? null;
}

function describe({ axes }: Target, { cuts }: Table, part: Part | null): string {
  return `${part?.key ?? ''} by ${cuts.map(({ axis, as }) => ('by' in as ? as.by : `a condition on ${axes[axis]?.axis ?? 'parts'}`)).join(', ')}`;
}
