import '#features/explore/code-font.css';

import { useEffect, useState } from 'react';
import { useParams } from 'react-router';

import { useSchema } from '#features/explore/schema/use-schema.js';
import { type ClaimedWindow, claimWindow } from '#features/explore/storage/claim-window.js';
import { toId } from '#features/explore/to-id.js';
import { useChoices } from '#graphql/use-choices.js';
import { findLocalStorage, findSessionStorage } from '#lib/browser-storage.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Button } from '#ui/Button.js';
import { PlainPage } from '#ui/PlainPage.js';

import { Bench } from './Bench.js';

/** The workbench: any question, written or built, and its answer. */
export function ExplorePage() {
  const { id = null } = useParams();
  const { data: choices, error, onRetry } = useChoices();
  const [attempt, setAttempt] = useState(0);
  const loaded = useSchema(attempt);
  const claimed = useClaimedWindow(choices?.viewer.id ?? null);

  if (choices === undefined)
    return error === undefined ? (
      <Waiting />
    ) : (
      <PageProblem error={error} asked="the workbench" onRetry={onRetry} />
    );
  if (loaded?.ok === false) {
    return (
      <PlainPage title="The workbench could not load">
        <p>{loaded.sentence}</p>
        <Button onPress={() => setAttempt(attempt + 1)}>Try again</Button>
      </PlainPage>
    );
  }
  if (loaded === null || claimed === null) return <Waiting />;
  return <Bench choices={choices} schema={loaded.schema} claimed={claimed} savedId={id} />;
}

function Waiting() {
  return <PlainPage title="Explore">Loading</PlainPage>;
}

/**
 * The stored questions that this window continues with; null until known.
 * @param viewer the person's id; null until known
 */
function useClaimedWindow(viewer: string | null): ClaimedWindow | null {
  const [claimed, setClaimed] = useState<ClaimedWindow | null>(null);
  useEffect(() => {
    if (viewer === null) return;
    let isGone = false;
    let release = (): void => undefined;
    const locks = 'locks' in navigator ? navigator.locks : null;
    void claimWindow(viewer, {
      storage: findLocalStorage(),
      session: findSessionStorage(),
      locks,
      toId,
    }).then((found) => {
      release = found.release;
      if (isGone) release();
      else setClaimed(found);
    });
    return () => {
      isGone = true;
      release();
    };
  }, [viewer]);
  return claimed;
}
