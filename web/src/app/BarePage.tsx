import { type ComponentType, Suspense } from 'react';

import { ErrorBoundary } from '#ui/ErrorBoundary.js';

import { BrokenPage } from './BrokenPage.js';

/** A page without the shell around it. */
export function BarePage({ Page }: { readonly Page: ComponentType }) {
  return (
    <ErrorBoundary fallback={() => <BrokenPage />}>
      <Suspense fallback={<p>Loading</p>}>
        <Page />
      </Suspense>
    </ErrorBoundary>
  );
}
