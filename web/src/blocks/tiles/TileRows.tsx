import type { ReactNode } from 'react';

import type { BlockContext } from '#blocks/block.type.js';

import { GroupTitle } from './GroupTitle.js';
import { packRows } from './pack-rows.js';
import { nameTile } from './tile-export.js';
import type { TilesBlock } from './tile-fragment.js';
import { TileCard } from './TileCard.js';
import { TilePanel } from './TilePanel.js';
import styles from './TileRows.module.css';

interface TileRowsProps {
  /** Blocks that each have a row of their own. */
  readonly first: readonly TilesBlock[];
  readonly others: readonly TilesBlock[];
  /** Content for a row of tiles that ends early. */
  readonly panels: readonly TilesBlock[];
  readonly context: BlockContext;
  /** The control for the order of the tiles. */
  readonly orderSwitch: ReactNode;
}

/** Every figure as a tile, in rows of four without gaps. */
export function TileRows({ first, others, panels, context, orderSwitch }: TileRowsProps) {
  const rows = packRows(
    others.map((block) => ({ block, units: Math.min(block.tiles.length, 4) })),
    panels.map((block) => ({ key: block, atLeast: block.view === 'LIST' ? 1 : 2 })),
  );
  const { asked, marking } = context;

  return (
    <div className={styles.tiles}>
      {first.map((block) => (
        <div key={block.id} className={`${styles.objectives} ${styles.columns4}`}>
          {block.tiles.map((tile) => (
            <TileCard key={nameTile(tile)} {...{ tile, block, asked, marking }} heading="h3" />
          ))}
        </div>
      ))}
      <div className={styles.headlines}>
        <GroupTitle name="Headline measures" note={null}>
          {orderSwitch}
        </GroupTitle>
        <div className={styles.rows}>
          {rows.map(({ columns, items, fillers }, index) => (
            <div
              key={items[0]?.block.id ?? index}
              className={`${styles.row} ${toClass('columns', columns)}`}
            >
              {items.map(({ block, units }) => (
                <section key={block.id} className={`${styles.subject} ${toClass('span', units)}`}>
                  <h3>{block.about}</h3>
                  {block.tiles.map((tile) => (
                    <TileCard
                      key={nameTile(tile)}
                      {...{ tile, block, asked, marking }}
                      heading="h4"
                    />
                  ))}
                </section>
              ))}
              {fillers.map(({ key: block, units }) => (
                <section key={block.id} className={`${styles.subject} ${toClass('span', units)}`}>
                  <TilePanel block={block} context={context} />
                </section>
              ))}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function toClass(kind: 'columns' | 'span', count: number): string {
  return styles[`${kind}${count}`] ?? '';
}
