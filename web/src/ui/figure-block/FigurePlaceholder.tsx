import { Button } from '#ui/Button.js';

import type { FigureState } from './figure-block.type.js';
import styles from './FigureBlock.module.css';

interface FigurePlaceholderProps {
  readonly headingId: string;
  readonly subtitleId: string;
  readonly subtitle: string;
  readonly state: Exclude<FigureState, { readonly kind: 'ready' }>;
}

const headlines = {
  loading: 'Loading',
  empty: 'Nothing to show',
  refused: 'You may not see this figure',
  failed: 'This chart did not load',
} as const;

/** The block without its figure: loading, empty, refused, hidden or failed. It keeps the room that the figure will take. */
export function FigurePlaceholder({ headingId, subtitleId, subtitle, state }: FigurePlaceholderProps) {
  return (
    <>
      <header className={styles.head}>
        <div>
          <h2 className={state.kind === 'loading' ? styles.waiting : undefined} id={headingId}>
            {state.kind === 'hidden' ? state.headline : headlines[state.kind]}
          </h2>
          <p id={subtitleId}>{subtitle}</p>
        </div>
      </header>
      <div className={styles.body}>
        {state.kind === 'loading' ? (
          <div className={styles.skeleton} />
        ) : (
          <div className={styles.message}>
            <p>{state.sentence}</p>
            {state.kind === 'hidden' ? <p>{state.more}</p> : null}
            {state.kind === 'failed' ? <Button onPress={state.onRetry}>Try again</Button> : null}
          </div>
        )}
      </div>
      {state.kind === 'loading' ? <footer className={styles.foot} /> : null}
    </>
  );
}
