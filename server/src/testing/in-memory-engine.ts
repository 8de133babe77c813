import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import { valuesIn } from '#domain/disclosure/axes/several-axis.js';
import type { CellTable, ReadCell } from '#domain/disclosure/cells.js';
import { disclose, type DisclosedTable, type Disclosing } from '#domain/disclosure/disclose.js';
import { planDisclosure, type ProtectedPart } from '#domain/disclosure/disclosure-plan.js';
import { addKeys, type Content } from '#domain/disclosure/perturbation.js';
import { multiValued } from '#domain/measures/coded-dimensions.js';
import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { everything, type Filter, type Leaf } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { selectCellsBy } from '#features/figures/cells.reader.js';
import { askInTurn } from '#platform/ask.js';
import type { Database } from '#platform/database.js';

/**
 * Protected records as the finest possible cells, for thousands of questions without a database.
 * The engine answers for a viewer with no agency.
 */
export interface InMemoryEngine {
  /** The result of disclosure: the published rows, with the figures shown of others. */
  readonly ask: (asked: Omit<Disclosing, 'policy'>) => DisclosedTable;
  /** The true content of a part under a filter, which an attacker wants to know. */
  readonly count: (part: Part, filter: Filter) => Content;
}

/**
 * Reads protected parts of one source and date from the records, cut by some axes, with the salt of
 * the installation.
 */
export async function readFinest(
  database: Database,
  {
    parts,
    axes,
    referenceData,
  }: {
    readonly parts: readonly Part[];
    readonly axes: readonly Axis[];
    readonly referenceData: ReferenceData;
  },
): Promise<CellTable> {
  const [first] = parts;
  if (!first) throw new Error('No part was asked for');
  const facts = {
    source: first.source,
    countedBy: first.countedBy,
    agency: first.agency,
    rollup: null,
    today: referenceData.today,
  };
  const wanted = {
    parts,
    axes,
    filter: everything,
    isSplitOnly: false,
    ownAgencyIds: [],
    everybody: facts,
    own: facts,
  };
  return database.read((transaction) =>
    selectCellsBy(askInTurn(transaction), referenceData)(wanted),
  );
}

/** An engine over the finest cells. Questions may only use the axes of the table. */
export function createInMemoryEngine(finest: CellTable, salt: number): InMemoryEngine {
  return {
    ask({ question, referenceData }) {
      const policy = { kind: 'PARTNER', agencyIds: [] } as const;
      const disclosurePlan = planDisclosure({ question, policy, referenceData });
      const shielded = [...disclosurePlan.values()].filter(({ part }) =>
        finest.parts.includes(part),
      );
      const { filter } = question;
      const sealed = {
        salt,
        rows: toTables(shielded, 'rows', filter),
        whole: toTables(shielded, 'whole', filter),
      };
      const nothing = {
        placed: null,
        breaks: [],
        returned: new Map(),
        hoursReturned: [],
        latePublishings: new Map(),
        takenBefore: new Map(),
        readFrom: [],
        dataVersion: 0,
      };
      const rows = question.by.length > 0 ? [] : [{ key: [], sums: new Map<Part, number>() }];
      return disclose(
        { ...nothing, rows, totals: new Map(), sealed, disclosurePlan },
        { question, policy, referenceData },
      );
    },
    count(part, filter) {
      const [cell] = addUp(finest, { parts: [part], axes: [], filter }).cells;
      return cell?.contents[0] ?? { count: 0, keys: 0 };
    },
  };

  function toTables(
    shielded: readonly ProtectedPart[],
    of: 'rows' | 'whole',
    filter: Filter,
  ): readonly CellTable[] {
    return shielded.flatMap(({ part, [of]: lattice }) =>
      lattice.kind === 'OPEN' ? [addUp(finest, { parts: [part], axes: lattice.axes, filter })] : [],
    );
  }
}

/** Merges finer cells into coarser ones. */
function addUp(
  { axes: finer, parts: all, cells }: CellTable,
  {
    parts,
    axes,
    filter,
  }: { readonly parts: readonly Part[]; readonly axes: readonly Axis[]; readonly filter: Filter },
): CellTable {
  const places = axes.map((axis) => finer.indexOf(axis));
  if (places.includes(-1))
    throw new Error(`The finest cells are not told apart by all of ${axes.join(', ')}`);
  const indexes = parts.map((part) => all.indexOf(part));
  const added = new Map<string, ReadCell>();
  for (const { atoms, contents } of cells) {
    if (!holds(filter, (axis) => atoms[finer.indexOf(axis)] ?? null)) continue;
    const own = places.map((place) => atoms[place] ?? null);
    const name = JSON.stringify(own);
    const known = added.get(name)?.contents;
    const sum = indexes.map((index, place) => together(known?.[place], contents[index]));
    added.set(name, { of: 'EVERYBODY', atoms: own, contents: sum });
  }
  return { axes, parts, cells: [...added.values()] };
}

function together(
  some: Content = { count: 0, keys: 0 },
  others: Content = { count: 0, keys: 0 },
): Content {
  return { count: some.count + others.count, keys: addKeys(some.keys, others.keys) };
}

function holds(filter: Filter, atomOn: (axis: Axis) => Atom): boolean {
  if ('and' in filter) return filter.and.every((part) => holds(part, atomOn));
  if ('or' in filter) return filter.or.some((part) => holds(part, atomOn));
  if ('not' in filter) return !holds(filter.not, atomOn);
  return holdsLeaf(filter.leaf, atomOn(filter.leaf.axis));
}

/**
 * Whether a condition holds for an atom. Times are first days of quarters: a filter that splits a
 * quarter is refused before cells are added up.
 */
function holdsLeaf(leaf: Leaf, atom: Atom): boolean {
  switch (leaf.axis) {
    case 'TIME':
      return leaf.ranges.some(({ from, until }) => from <= String(atom) && String(atom) < until);
    case 'AREA':
      return leaf.codes.has(atom === null ? null : String(atom));
    case 'AGENCY':
      return typeof atom === 'number' && leaf.ids.has(atom);
    default: {
      if (!multiValued.has(leaf.axis)) return leaf.values.has(atom === null ? null : String(atom));
      const values = valuesIn(atom);
      return values.length === 0
        ? leaf.values.has(null)
        : values.some((value) => leaf.values.has(value));
    }
  }
}
