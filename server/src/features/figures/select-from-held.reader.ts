import type { Policy } from '#domain/access/policy.js';
import type { ReferenceData } from '#domain/reference-data.js';
import type { Database } from '#platform/database.js';

import type { SelectCells } from './cells.reader.js';
import type { Facts } from './facts.reader.js';
import { heldRollupsOf } from './held-rollups.reader.js';
import type { Select } from './select.reader.js';
import { selectCellsHeld } from './select-cells-held.js';
import { selectHeld } from './select-held.js';

/** The functions that read groups of streams, and cells of protected parts. */
interface Selects {
  readonly select: Select;
  readonly selectCells: SelectCells;
}

interface Setting {
  readonly database: Database;
  /** The version of the snapshot: see `readCacheVersion`. */
  readonly cacheVersion: string;
  readonly policy: Policy;
  readonly referenceData: ReferenceData;
  readonly doesHoldRollups?: boolean;
}

/**
 * Selects from rollups, returns due and the same days of earlier quarters held in memory if
 * possible, and from the database otherwise. The groups and cells are the same from both.
 */
export function selectFromHeld(
  { select, selectCells }: Selects,
  { database, cacheVersion, doesHoldRollups = true, ...setting }: Setting,
): Selects {
  if (!doesHoldRollups) return { select, selectCells };
  const held = heldRollupsOf(database, cacheVersion);
  const find = ({ rollup, source, today }: Facts) => {
    if (rollup) return held.find(rollup);
    return source === 'RETURNS' ? held.findDueReturns(today) : null;
  };
  return {
    select: async (stream, selected) => {
      const { sameDays, countedBy } = stream;
      const cells = sameDays ? held.findSameDays({ ...sameDays, countedBy }) : find(stream);
      // Cells of the same days have the columns of the rollup’s cells.
      const facts = sameDays ? { ...stream, rollup: sameDays.rollup } : stream;
      return (
        (cells && selectHeld(facts, selected, { ...setting, cells })) ?? select(stream, selected)
      );
    },
    selectCells: async (wanted) => {
      const [everybody, own] = [find(wanted.everybody), find(wanted.own)];
      return everybody && own
        ? selectCellsHeld(wanted, { ...setting, everybody, own })
        : selectCells(wanted);
    },
  };
}
