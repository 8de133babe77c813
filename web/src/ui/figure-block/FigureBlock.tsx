import { useId } from 'react';

import { ErrorBoundary } from '#ui/ErrorBoundary.js';
import { useTurn } from '#ui/use-turn.js';

import type { FigureState } from './figure-block.type.js';
import styles from './FigureBlock.module.css';
import { FigurePlaceholder } from './FigurePlaceholder.js';
import { ReadyFigure } from './ReadyFigure.js';

interface FigureBlockProps {
  /** Short and unchanging: it names the block in links and files. */
  readonly name: string;
  /** What is counted, by what, where and when: the statistical title. It stands in every state. */
  readonly subtitle: string;
  /** How much room the chart will need, kept free while it loads. */
  readonly size: 'tall' | 'short';
  readonly state: FigureState;
}

const loading: FigureState = { kind: 'loading' };

/**
 * A figure with everything that belongs to it: its message, chart and table, notes, source, coverage, freshness and
 * marking. The one block that every page uses.
 */
export function FigureBlock({ name, subtitle, size, state: latest }: FigureBlockProps) {
  // What a page says first is painted before its blocks are drawn. A block that stands follows at once, or one page would say two things.
  const state = useTurn(latest.kind !== 'loading') ? latest : loading;
  const headingId = useId();
  const subtitleId = useId();
  // Without its message a block is told from the others by what it is about.
  const labelledBy = state.kind === 'ready' ? headingId : `${headingId} ${subtitleId}`;

  return (
    <section
      className={styles.block}
      id={name}
      aria-labelledby={labelledBy}
      aria-busy={state.kind === 'loading'}
      data-size={state.kind === 'empty' || state.kind === 'refused' || state.kind === 'hidden' ? 'words' : size}
    >
      <ErrorBoundary
        key={state.kind}
        fallback={(onRetry) => (
          <FigurePlaceholder
            headingId={headingId}
            subtitleId={subtitleId}
            subtitle={subtitle}
            state={{ kind: 'failed', sentence: 'This figure could not be drawn. The rest of the page is not affected.', onRetry }}
          />
        )}
      >
        {state.kind === 'ready' ? (
          <ReadyFigure name={name} headingId={headingId} subtitle={subtitle} content={state.content} />
        ) : (
          <FigurePlaceholder headingId={headingId} subtitleId={subtitleId} subtitle={subtitle} state={state} />
        )}
      </ErrorBoundary>
    </section>
  );
}
