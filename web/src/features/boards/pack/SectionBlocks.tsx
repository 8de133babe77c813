import type { FragmentType } from '@apollo/client';

import { BLOCK } from '#blocks/block-fragment.js';
import { BlockGrid } from '#blocks/BlockGrid.js';
import { fitsHalf, isWide } from '#blocks/is-wide.js';
import { Block } from '#blocks/page/Block.js';
import styles from '#features/boards/Boards.module.css';
import { revisionsOf } from '#features/boards/revisions/block-revisions.js';
import { toRevised } from '#features/boards/revisions/revised-block.js';
import type { ShownRevision } from '#features/boards/revisions/revision-documents.js';
import type { Block_BlockFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { noKindsAsked } from '#lib/scope/kind-scope.js';

interface SectionBlocksProps {
  readonly blocks: readonly ({ readonly id: string } & FragmentType<Block_BlockFragment>)[];
  /** Why figures are left out, in one sentence for each reason. */
  readonly notes: readonly string[];
  readonly marking: string;
  /** Whether the pack is signed off, so that its figures no longer change. */
  readonly isFrozen: boolean;
  /** Id of the heading of the section. */
  readonly under: string;
  /** How later returns have changed the pack's figures. */
  readonly revisions?: readonly ShownRevision[];
}

/** The figures in a section of a pack. They have no links, and no filter narrows them. */
export function SectionBlocks({
  blocks,
  notes,
  marking,
  isFrozen,
  under,
  revisions = [],
}: SectionBlocksProps) {
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
      <BlockGrid
        blocks={blocks.map((block) => {
          const content = unmask(BLOCK, block);
          const revised = toRevised(revisionsOf(revisions, block.id), content);
          const wide = tabular.has(content.view) || isWide(content);
          return {
            key: block.id,
            isWide: wide,
            isLeading: content.view === 'FUNNEL',
            fitsHalf: fitsHalf(content),
            rows:
              content.view === 'TABLE'
                ? content.table.rows.filter(({ isFolded }) => isFolded !== true).length
                : null,
            show: (isHalfOnPaper: boolean) => (
              <Block
                block={block}
                context={{ ...still, ...revised, isFrozen, under, marking, isHalfOnPaper }}
                isWide={wide}
              />
            ),
          };
        })}
      />
    </>
  );
}

/** Views with columns of text, which do not fit beside another view in two thirds of a page. */
const tabular: ReadonlySet<string> = new Set(['TILES', 'TABLE', 'LIST']);

const still = {
  asked: noKindsAsked,
  isFixed: true,
  headingLevel: 3,
  toAddress: () => '#',
  toTime: () => ({}),
  onChoose: () => undefined,
} as const;
