import { type FragmentType } from '@apollo/client';
import { useId } from 'react';

import styles from '#blocks/Block.module.css';
import type { BlockContext } from '#blocks/block.type.js';
import { BLOCK } from '#blocks/block-fragment.js';
import type { BlockSize } from '#blocks/block-size.type.js';
import { BlockHeading } from '#blocks/BlockHeading.js';
import { BlockMessage } from '#blocks/BlockMessage.js';
import { isEmpty } from '#blocks/is-empty.js';
import { LoadingBlock } from '#blocks/LoadingBlock.js';
import { findState } from '#blocks/state-words.js';
import { StateMessage } from '#blocks/StateMessage.js';
import { views } from '#blocks/views/views.js';
import type { Block_BlockFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { ErrorBoundary } from '#ui/ErrorBoundary.js';
import { useTurn } from '#ui/use-turn.js';

import { ReadyBlock } from './ReadyBlock.js';

interface BlockProps {
  readonly block: FragmentType<Block_BlockFragment>;
  readonly context: BlockContext;
  /** Whether the block takes the whole width. */
  readonly isWide: boolean;
}

/** The space for a drawing whose size does not depend only on its width. */
const kept: Readonly<Partial<Record<Block_BlockFragment['view'], BlockSize>>> = {
  FACTS: 'strip',
  FUNNEL: 'leading',
  MAP: 'high',
};

/** A block in any of its states: its finding, its view and its actions. */
export function Block({ block: masked, context, isWide }: BlockProps) {
  const block = unmask(BLOCK, masked);
  const headingId = useId();
  // The page's message is painted first; then the blocks are drawn one after the other.
  if (!useTurn(true))
    return <LoadingBlock size={kept[block.view] ?? (isWide ? 'wide' : 'small')} />;
  const { id, about, finding, summary, notes } = block;
  const state = findState(notes);
  const head = { headingId, about, level: context.headingLevel };
  // A strip at the top of a page needs no heading of its own.
  if (block.view === 'FACTS') {
    return (
      <section className={styles.strip} id={id} aria-label={finding.text}>
        <views.FACTS.View block={block} context={context} />
      </section>
    );
  }

  if (block.view === 'ANSWERS') {
    return (
      <section className={styles.block} id={id} aria-labelledby={headingId} data-size="small">
        <BlockHeading className={styles.name} id={headingId} level={context.headingLevel}>
          {finding.text}
        </BlockHeading>
        <views.ANSWERS.View block={block} context={context} />
        {context.toTools?.(block) ?? null}
      </section>
    );
  }

  return (
    <section
      className={styles.block}
      id={id}
      aria-labelledby={context.under === undefined ? headingId : `${context.under} ${headingId}`}
      data-size={isWide ? 'wide' : 'small'}
    >
      <ErrorBoundary
        key={finding.text}
        fallback={(onRetry) => (
          <BlockMessage
            {...head}
            heading={finding.text}
            title="This chart did not load"
            sentence="The rest of the page is fine. It is our fault, not yours."
            onRetry={onRetry}
          />
        )}
      >
        {state !== undefined ? (
          <StateMessage {...head} heading={finding.text} note={state} context={context} />
        ) : isEmpty(block) ? (
          <BlockMessage {...head} heading={finding.text} title={null} sentence={summary} />
        ) : (
          <ReadyBlock headingId={headingId} block={block} context={context} />
        )}
      </ErrorBoundary>
      {context.revised?.below()}
    </section>
  );
}
