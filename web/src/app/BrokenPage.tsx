import { PlainPage } from '#ui/PlainPage.js';

/**
 * Shown when a page cannot be drawn at all. It uses nothing that could fail as well, and loads
 * everything again: after an upgrade, the scripts of the open page may be gone from the server.
 */
export function BrokenPage() {
  return (
    <PlainPage title="This page could not be shown">
      <p>
        Nothing was changed. Load the page again; if it still does not appear, tell your
        administrator what you were doing and when.
      </p>
      <button type="button" onClick={() => window.location.reload()}>
        Load the page again
      </button>
    </PlainPage>
  );
}
