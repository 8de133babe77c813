import { useRef } from 'react';

import { OnPaper } from '#ui/OnPaper.js';
import { useIsNear } from '#ui/use-is-near.js';

import type { FigureTableContent } from './figure-block.type.js';
import styles from './FigureBlock.module.css';
import { FigureTable } from './FigureTable.js';

interface NearTableProps {
  readonly content: FigureTableContent;
}

/** A table that its block opens with, which may be long and far below: drawn once the reader comes near, in room that is kept for it. */
export function NearTable({ content }: NearTableProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(ref);

  return (
    <div ref={ref} className={isNear ? undefined : styles.room} aria-busy={!isNear}>
      <OnPaper isShown={isNear}>
        <FigureTable content={content} />
      </OnPaper>
    </div>
  );
}
