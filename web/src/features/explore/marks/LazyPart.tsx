import { type ReactNode, Suspense } from 'react';

import { ErrorBoundary } from '#ui/ErrorBoundary.js';

import styles from './LazyPart.module.css';

interface LazyPartProps {
  /** A component whose code is loaded when needed. */
  readonly children: ReactNode;
  /** Shown until the component has loaded. */
  readonly fallback?: ReactNode;
}

/**
 * A part of the workbench that may fail to load if the connection is lost: the rest of the page
 * stays as it is, and a message in place of the part says what to do.
 */
export function LazyPart({ children, fallback = null }: LazyPartProps) {
  return (
    <ErrorBoundary
      fallback={() => (
        <p className={styles.missing} role="alert">
          This part could not load. Check your connection and reload the page. Your text is kept.
        </p>
      )}
    >
      <Suspense fallback={fallback}>{children}</Suspense>
    </ErrorBoundary>
  );
}
