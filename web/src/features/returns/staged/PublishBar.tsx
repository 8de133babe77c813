import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useChange } from '#graphql/use-change.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { StickyBar } from '#ui/StickyBar.js';

import { Answers } from './Answers.js';
import type { Discarded } from './discarded.js';
import { sayNext, sayPublished, sayYes } from './publish-words.js';
import styles from './Send.module.css';
import { DISCARD_RETURN, PUBLISH_RETURN, type ShownStaged } from './send-documents.js';
import { countRows, hasOpenColumns } from './staged-words.js';
import { UndoActions } from './UndoActions.js';
import type { Turn } from './use-turns.js';
import { useUndoing } from './use-undoing.js';

interface PublishBarProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly maySend: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called after each attempt to publish, and when the return has been discarded or taken back. */
  readonly onChanged: () => void;
  /**
   * Called with the element for the button that confirms the columns, which comes before
   * publishing; null if there is none.
   */
  readonly onPlace: (place: HTMLElement | null) => void;
}

const DISCARDING =
  'Discarding it removes the file here, with your corrections and what you confirmed for it. Your own file stays as it is, and nothing that is published changes.';

/** Publishes the whole return, discards it, or takes it back after showing what that changes. */
export function PublishBar({
  staged,
  mayChange,
  maySend,
  inTurn,
  onChanged,
  onPlace,
}: PublishBarProps) {
  const { id, state, notYet, unusable, submissionId, question } = staged;
  const { agency, dataset, fileName } = staged;
  const navigate = useNavigate();
  const publishing = useChange(PUBLISH_RETURN);
  const discarding = useChange(DISCARD_RETURN);
  const undoing = useUndoing(submissionId, onChanged);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [isAsked, setAsked] = useState(false);
  const [isDiscarding, setDiscarding] = useState(false);
  const rows = staged.passCount + staged.warnCount;
  const all = rows + staged.failCount;
  const isReady = state === 'SCREENED' && notYet === null && unusable === null;

  const publish: Turn = async (version) => {
    if (!isReady) return null;
    const sent = await publishing.send({ input: { id, version, isMeant: isAsked } });
    if (sent === null) return null;
    setAsked(false);
    setProblems(
      sent.ok ? sent.data.publishReturn.problems.map(({ message }) => message) : [sent.sentence],
    );
    onChanged();
    return sent.ok ? sent.data.publishReturn.version : null;
  };
  const discard: Turn = async (version) => {
    const sent = await discarding.send({ input: { id, version } });
    if (sent === null) return null;
    const found = sent.ok
      ? sent.data.discardReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length > 0) return null;
    onChanged();
    const told: Discarded = { discarded: fileName };
    void navigate(`/returns/send?${new URLSearchParams({ agency: agency.code, dataset })}`, {
      state: told,
    });
    return null;
  };

  if (undoing.isUndone || staged.isTakenBack)
    return (
      <div className={styles.bar} role="status">
        <p>The return has been taken back. The figures are as they were before.</p>
      </div>
    );
  if (state === 'PUBLISHED')
    return (
      <div className={styles.bar}>
        <p role="status">{undoing.consequence ?? sayPublished(staged)}</p>
        <FormProblems sentences={undoing.problems ?? problems} />
        {maySend && !undoing.isBarred ? <UndoActions undoing={undoing} /> : null}
      </div>
    );
  const isAsking = isAsked && isReady && question !== null;
  const asked = isAsking ? `${question} Do you want that?` : sayNext(staged);
  return (
    <StickyBar>
      <div className={styles.bar}>
        <p role="status">{isDiscarding ? DISCARDING : asked}</p>
        <FormProblems sentences={problems} />
        {mayChange && isDiscarding ? (
          <Actions>
            <Answers
              no="Keep it"
              onNo={() => setDiscarding(false)}
              yes="Discard it now"
              onYes={() => void inTurn(discard)}
              isPending={discarding.isSending}
            />
          </Actions>
        ) : null}
        {mayChange && isAsking && !isDiscarding ? (
          <Actions>
            <Answers
              no="No, leave it as it is"
              onNo={() => setAsked(false)}
              yes={sayYes(staged)}
              onYes={() => void inTurn(publish)}
              isPending={publishing.isSending}
            />
          </Actions>
        ) : null}
        {mayChange && !isAsking && !isDiscarding ? (
          <Actions>
            {hasOpenColumns(staged) ? (
              <div ref={onPlace} className={styles.place} />
            ) : (
              <Button
                look="main"
                isPending={publishing.isSending}
                isOff={!isReady}
                onPress={() =>
                  isReady && question !== null ? setAsked(true) : void inTurn(publish)
                }
              >
                {all === 0 ? 'Publish' : `Publish ${rows === all ? '' : 'all '}${countRows(all)}`}
              </Button>
            )}
            <Button look="quiet" onPress={() => setDiscarding(true)}>
              Discard it
            </Button>
          </Actions>
        ) : null}
      </div>
    </StickyBar>
  );
}
