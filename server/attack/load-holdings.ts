import { partsSeenBy } from '#domain/access/policy.js';
import type { Atom } from '#domain/disclosure/axes/axis-model.js';
import type { CellTable } from '#domain/disclosure/cells.js';
import { ofProtectedTypes } from '#domain/disclosure/protection.js';
import type { Axis } from '#domain/measures/dimensions.js';
import type { Part } from '#domain/measures/measure.js';
import { everything } from '#domain/question/filter.js';
import type { ReferenceData } from '#domain/reference-data.js';
import { selectCellsBy } from '#features/figures/cells.reader.js';
import { askInTurn } from '#platform/ask.js';
import type { Database } from '#platform/database.js';

import type { AttackAxis } from './attack-axis.js';
import type { Holdings } from './holdings.js';
import type { Subject } from './subject.js';

/**
 * Reads everybody’s protected records of a subject once, in the finest cells, directly from the
 * records.
 */
export function loadCells(
  database: Database,
  subject: Subject,
  referenceData: ReferenceData,
): Promise<CellTable> {
  return database.read(async (transaction) => {
    const { source, countedBy, axes } = subject;
    const parts = partsRead(subject);
    const facts = {
      source,
      countedBy,
      agency: undefined,
      rollup: null,
      today: referenceData.today,
    };
    const cells = await selectCellsBy(
      askInTurn(transaction),
      referenceData,
    )({
      // The attacker is a partner, and sees the same parts as partners.
      parts: partsSeenBy({ kind: 'PARTNER', agencyIds: [] }, parts),
      axes,
      filter: source === 'REPORTS' ? ofProtectedTypes : everything,
      isSplitOnly: false,
      ownAgencyIds: [],
      everybody: facts,
      own: facts,
    });
    return { ...cells, parts };
  });
}

/** The parts of a subject to read: all except other spellings of the base. */
export function partsRead({ base, parts }: Pick<Subject, 'base' | 'parts'>): readonly Part[] {
  return base ? [base, ...parts] : parts;
}

/** The atoms that occur on each axis. */
export function atomsSeen({ axes, cells }: CellTable): ReadonlyMap<Axis, ReadonlySet<Atom>> {
  return new Map(
    axes.map((axis, index) => [axis, new Set(cells.map(({ atoms }) => atoms[index] ?? null))]),
  );
}

/**
 * Others’ records among the cells read.
 *
 * @throws if a record has a value missing from the catalogue, because an attack without this record
 * proves nothing
 */
export function toHoldings(
  { axes: read, cells, parts }: CellTable,
  axes: readonly AttackAxis[],
  ownAgencyIds: ReadonlySet<number>,
): Holdings {
  const agency = read.indexOf('AGENCY');
  const others = cells.filter(({ atoms }) => !ownAgencyIds.has(Number(atoms[agency] ?? NaN)));
  const columns = axes.flatMap(({ axis, atoms }) => {
    if (axis === null) return [];
    const places = new Map(atoms.map((atom, place) => [atom, place]));
    const index = read.indexOf(axis);
    return [
      Int32Array.from(others, ({ atoms: own }) => {
        const place = places.get(own[index] ?? null);
        if (place === undefined)
          throw new Error(`No record can have ${String(own[index])} on ${axis}, and one has`);
        return place;
      }),
    ];
  });
  return {
    atoms: columns,
    contents: parts.map((_, part) => ({
      counts: Int32Array.from(others, ({ contents }) => contents[part]?.count ?? 0),
      keys: Uint32Array.from(others, ({ contents }) => contents[part]?.keys ?? 0),
    })),
    size: others.length,
  };
}
