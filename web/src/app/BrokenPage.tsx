import { PlainPage } from '#ui/PlainPage.js';

interface BrokenPageProps {
  readonly onRetry: () => void;
}

/** Shown when a page cannot be drawn at all. It uses nothing that could fail as well. */
export function BrokenPage({ onRetry }: BrokenPageProps) {
  return (
    <PlainPage title="This page could not be shown">
      <p>
        Nothing was changed. Try again; if it happens again, tell your administrator what you were
        doing and when.
      </p>
      <button type="button" onClick={onRetry}>
        Try again
      </button>
    </PlainPage>
  );
}
