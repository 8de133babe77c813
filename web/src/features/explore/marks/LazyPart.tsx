import { type ReactNode, Suspense } from 'react';

import { ErrorBoundary } from '#ui/ErrorBoundary.js';

import styles from './LazyPart.module.css';

interface LazyPartProps {
  /** What is drawn by code that is fetched when it is wanted. */
  readonly children: ReactNode;
  /** Stands in its place until it is there. */
  readonly fallback?: ReactNode;
}

/**
 * A part of the workbench that a lost connection may keep from coming: the rest of the page stays
 * as it is, and its place says what helps.
 */
export function LazyPart({ children, fallback = null }: LazyPartProps) {
  return (
    <ErrorBoundary
      fallback={() => (
        <p className={styles.missing} role="alert">
          This part could not be fetched. Check the connection and load the page again. Your text is
          kept.
        </p>
      )}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}
