import { useState } from 'react';
import { useNavigate } from 'react-router';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import styles from './Send.module.css';
import { DISCARD_RETURN, PUBLISH_RETURN, type ShownStaged, UNDO_RETURN } from './send-documents.js';
import { countRows, sayLeftOut } from './staged-words.js';
import type { Turn } from './use-turns.js';

interface PublishBarProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly maySend: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called when it was published or taken back. */
  readonly onChanged: () => void;
}

/** Publishes the whole return, discards it, or takes it back after showing what that changes. */
export function PublishBar({ staged, mayChange, maySend, inTurn, onChanged }: PublishBarProps) {
  const { id, state, notYet, unusable, submissionId, question, agency, dataset } = staged;
  const navigate = useNavigate();
  const publishing = useChange(PUBLISH_RETURN);
  const discarding = useChange(DISCARD_RETURN);
  const undoing = useChange(UNDO_RETURN);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [consequence, setConsequence] = useState<string | null>(null);
  const [isUndone, setUndone] = useState(false);
  const [isBarred, setBarred] = useState(false);
  const [isAsked, setAsked] = useState(false);
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
    void navigate(`/returns/send?${new URLSearchParams({ agency: agency.code, dataset })}`);
    return null;
  };
  const undo = async (isOnlyShown: boolean) => {
    if (submissionId === null) return;
    const sent = await undoing.send({ input: { submission: submissionId, isOnlyShown } });
    if (sent === null) return;
    const found = sent.ok
      ? sent.data.undoReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    setBarred(sent.ok && found.length > 0);
    const changes = sent.ok ? sent.data.undoReturn.changes : null;
    if (changes === null) return;
    setConsequence(isOnlyShown ? sayUndoing(changes) : null);
    if (isOnlyShown) return;
    setUndone(true);
    onChanged();
  };

  if (isUndone || staged.isTakenBack)
    return (
      <div className={styles.bar} role="status">
        <p>The return was taken back. The figures are as they were before it.</p>
      </div>
    );
  if (state === 'PUBLISHED')
    return (
      <div className={styles.bar}>
        <p role="status">
          {consequence ?? `${countRows(rows)} ${rows === 1 ? 'is' : 'are'} published.`}
        </p>
        <FormProblems sentences={problems} />
        {maySend && !isBarred ? (
          <Actions>
            {consequence === null ? (
              <Button isPending={undoing.isSending} onPress={() => void undo(true)}>
                Take it back
              </Button>
            ) : (
              <>
                <Button look="main" isPending={undoing.isSending} onPress={() => void undo(false)}>
                  Take it back now
                </Button>
                <Button onPress={() => setConsequence(null)}>Leave it published</Button>
              </>
            )}
          </Actions>
        ) : null}
      </div>
    );
  const isAsking = isAsked && isReady && question !== null;
  return (
    <div className={styles.bar}>
      <p role="status">{isAsking ? `${question} Is that meant?` : sayNext(staged)}</p>
      <FormProblems sentences={problems} />
      {mayChange && isAsking ? (
        <Actions>
          <Button look="main" isPending={publishing.isSending} onPress={() => void inTurn(publish)}>
            {sayYes(staged)}
          </Button>
          <Button onPress={() => setAsked(false)}>No, do not publish</Button>
        </Actions>
      ) : null}
      {mayChange && !isAsking ? (
        <Actions>
          <Button
            look="main"
            isPending={publishing.isSending}
            isOff={!isReady}
            onPress={() => (isReady && question !== null ? setAsked(true) : void inTurn(publish))}
          >
            {all === 0 ? 'Publish' : `Publish ${rows === all ? '' : 'all '}${countRows(all)}`}
          </Button>
          <Button
            look="quiet"
            isPending={discarding.isSending}
            onPress={() => void inTurn(discard)}
          >
            Throw it away
          </Button>
        </Actions>
      ) : null}
    </div>
  );
}

function sayNext({ state, notYet, unusable, dataset, isPartial, leftOut }: ShownStaged): string {
  if (unusable !== null) return 'Not yet: send the file again once it is put right.';
  if (state === 'MAPPING') return 'Not yet: say first what the columns are.';
  if (notYet !== null) return `Not yet: ${notYet}`;
  const until = dataset === 'DISRUPTIONS' ? ' until a panel decides about any of it' : '';
  const how = isPartial
    ? 'It adds to what is in, and withdraws nothing.'
    : 'A return is published whole or not at all.';
  const without = leftOut.length === 0 ? '' : `${sayLeftOut(leftOut)}. `;
  return `${without}${how} You can take it back in one step${until}.`;
}

/** The answer to the question before it is published. */
function sayYes({ isPartial, difference }: ShownStaged): string {
  if (isPartial) return 'Yes, replace what is in';
  const withdrawn = difference?.withdrawn ?? 0;
  return `Yes, withdraw ${formatNumber(withdrawn)} ${withdrawn === 1 ? 'record' : 'records'}`;
}

interface Changes {
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
}

/**
 * What taking a return back does: it restores what the return withdrew, and removes what it added.
 */
function sayUndoing({ added, corrected, withdrawn }: Changes): string {
  const parts = [
    withdrawn === 0 ? '' : `${withdrawn} that it added ${withdrawn === 1 ? 'goes' : 'go'}`,
    corrected === 0 ? '' : `${corrected} say again what they said before`,
    added === 0 ? '' : `${added} that it withdrew ${added === 1 ? 'comes' : 'come'} back`,
  ].filter((part) => part !== '');
  return parts.length === 0
    ? 'Taking it back changes no record. The quarter then counts as not sent, unless it was sent before.'
    : `Of the records, ${parts.join(', ')}. The figures of the quarter follow at once.`;
}
