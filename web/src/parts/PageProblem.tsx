import { useQuery } from '@apollo/client/react';
import { lazy } from 'react';

import { toProblem } from '#graphql/problem.js';
import { SHELL } from '#graphql/shell-viewer.js';
import { Button } from '#ui/Button.js';
import { PlainPage } from '#ui/PlainPage.js';

const RefusedPage = lazy(async () => {
  const { RefusedPage: component } = await import('./RefusedPage.js');
  return { default: component };
});

interface PageProblemProps {
  readonly error: unknown;
  /** The content of the page, as in "You asked for ...". */
  readonly asked: string;
  readonly onRetry: () => void;
}

/**
 * Replaces a page that did not load: why it was refused and whom to ask, or that it could not be
 * loaded.
 */
export function PageProblem({ error, asked, onRetry }: PageProblemProps) {
  const problem = toProblem(error);
  if (problem.kind === 'refused') return <RefusedPage problem={problem} asked={asked} />;
  return <FailedPage sentence={problem.sentence} onRetry={onRetry} />;
}

function FailedPage({
  sentence,
  onRetry,
}: {
  readonly sentence: string;
  readonly onRetry: () => void;
}) {
  // The bar above shows the reader's name even if nothing else was loaded.
  useQuery(SHELL);
  return (
    <PlainPage title="This page could not load">
      <p>{sentence}</p>
      <Button onPress={onRetry}>Try again</Button>
    </PlainPage>
  );
}
