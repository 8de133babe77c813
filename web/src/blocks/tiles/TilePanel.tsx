import { useId } from 'react';

import type { BlockContext } from '#blocks/block.type.js';
import { explainBlock, toFigureQuestion } from '#blocks/block-question.js';
import { toTableContent } from '#blocks/table-content.js';
import { ListView } from '#blocks/views/ListView.js';
import { TableView } from '#blocks/views/TableView.js';
import { formatMarking } from '#lib/format.js';
import { FigureMenu } from '#ui/figure-block/FigureMenu.js';

import type { TilesBlock } from './tile-fragment.js';
import styles from './TilePanel.module.css';

interface TilePanelProps {
  readonly block: TilesBlock;
  readonly context: BlockContext;
}

/** A block among tiles: a list or a table under its heading. */
export function TilePanel({ block, context }: TilePanelProps) {
  const headingId = useId();
  const { id, about, finding, question, view } = block;
  const content = {
    table: toTableContent(block, context),
    marking: formatMarking(context.marking),
    question: {
      figures: toFigureQuestion(question),
      isFile: true,
      explains: explainBlock(question),
    },
  };

  return (
    <>
      <h3 id={headingId}>{finding.text}</h3>
      <div className={styles.panel} id={id} role="group" aria-labelledby={headingId}>
        <div className={styles.tools} data-picture="none">
          <FigureMenu name={id} subtitle={about} content={content} />
        </div>
        {view === 'LIST' ? (
          <ListView block={block} context={context} />
        ) : (
          <>
            <p className={styles.about}>{about}</p>
            <TableView block={block} context={context} />
          </>
        )}
      </div>
    </>
  );
}
