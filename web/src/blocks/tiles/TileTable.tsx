import { labelQuarter } from '#lib/quarter.js';
import type { ScopeParams } from '#lib/scope/scope.js';
import { HiddenText } from '#ui/HiddenText.js';

import { nameTile } from './tile-export.js';
import type { TilesBlock } from './tile-fragment.js';
import styles from './TileTable.module.css';
import { TileTableRow } from './TileTableRow.js';

interface TileTableProps {
  /** The quarter shown, by its key. */
  readonly quarter: string;
  readonly caption: string;
  readonly blocks: readonly TilesBlock[];
  readonly asked: ScopeParams;
  readonly marking: string;
  /** Whether the table is hidden on the screen. It is always printed. */
  readonly isHidden: boolean;
}

/** All tiles as one table: the other view of the page, and the only one on paper. */
export function TileTable({ quarter, caption, blocks, asked, marking, isHidden }: TileTableProps) {
  return (
    <div className={styles.frame} hidden={isHidden}>
      <table className={styles.table}>
        <caption>
          <HiddenText>{caption}</HiddenText>
        </caption>
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className={styles.number}>
              {labelQuarter(quarter, 0)}
            </th>
            <th scope="col" className={styles.number}>
              Target
            </th>
            <th scope="col">Status</th>
            <th scope="col" className={styles.number}>
              on {labelQuarter(quarter, -1)}
            </th>
            <th scope="col" className={styles.number}>
              on {labelQuarter(quarter, -4)}
            </th>
            <th scope="col">13 quarters</th>
            <th scope="col">Variation</th>
            <th scope="col" className={styles.screenOnly}>
              Why
            </th>
            <th scope="col" className={`${styles.number} ${styles.screenOnly}`}>
              Returns in
            </th>
            <th scope="col" className={styles.screenOnly}>
              <HiddenText>More</HiddenText>
            </th>
          </tr>
        </thead>
        {blocks.map((block) => (
          <tbody key={block.id}>
            <tr className={styles.group}>
              <th colSpan={11} scope="rowgroup">
                {block.about}
              </th>
            </tr>
            {block.tiles.map((tile) => (
              <TileTableRow
                key={nameTile(tile)}
                tile={tile}
                block={block}
                asked={asked}
                marking={marking}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
