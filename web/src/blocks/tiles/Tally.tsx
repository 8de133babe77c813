import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import styles from './Tally.module.css';
import { TallyRow } from './TallyRow.js';
import type { Tile } from './tile-fragment.js';

interface TallyProps {
  readonly tiles: readonly { readonly kpi: Pick<Tile['kpi'], 'status' | 'variation'> }[];
  /** Whether the quarter is open: then nothing is called a change. */
  readonly isOpen: boolean;
}

/**
 * How many figures have each status and each variation: the legend of the page, and its summary.
 */
export function Tally({ tiles, isOpen }: TallyProps) {
  return (
    <div className={styles.tally}>
      <ul aria-label="Headlines by status">
        {statuses
          .map((status) => ({
            status,
            count: tiles.filter(({ kpi }) => kpi.status === status).length,
          }))
          .filter(({ status, count }) => count > 0 || alwaysTold.has(status))
          .map(({ status, count }) => (
            <TallyRow key={status} count={count}>
              <StatusWord status={status} />
            </TallyRow>
          ))}
      </ul>
      {isOpen ? null : (
        <ul aria-label="Headlines by variation">
          {variations
            .map(({ variation, side }) => ({
              variation,
              side,
              count: tiles.filter(({ kpi }) => kpi.variation === variation).length,
            }))
            .filter(({ variation, count }) => count > 0 || alwaysTold.has(variation))
            .map(({ variation, side, count }) => (
              <TallyRow key={variation} count={count}>
                <VariationWord variation={variation} side={side} />
              </TallyRow>
            ))}
        </ul>
      )}
    </div>
  );
}

/** Statuses and variations that are always listed; the others are listed only if there are any. */
const alwaysTold: ReadonlySet<string> = new Set([
  'RED',
  'AMBER',
  'GREEN',
  'NOT_RATED',
  'WORSENING',
  'IMPROVING',
  'NO_REAL_CHANGE',
]);

const statuses = [
  'RED',
  'AMBER',
  'GREEN',
  'TOO_CLOSE',
  'NOT_RATED',
  'NO_TARGET',
  'NO_DATA',
] as const;

const variations = [
  { variation: 'WORSENING', side: 'LOW' },
  { variation: 'IMPROVING', side: 'HIGH' },
  { variation: 'UNUSUALLY_HIGH', side: 'HIGH' },
  { variation: 'UNUSUALLY_LOW', side: 'LOW' },
  { variation: 'NO_REAL_CHANGE', side: null },
  { variation: 'TOO_CLOSE', side: null },
  { variation: 'TOO_FEW_POINTS', side: null },
] as const;
