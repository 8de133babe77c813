import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';

import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import { Button } from '#ui/Button.js';

import type { CaseDraft } from './case-draft.js';
import { CaseFacts } from './CaseFacts.js';
import { CaseHistory } from './CaseHistory.js';
import { DecideFields } from './DecideFields.js';
import styles from './Moderation.module.css';
import { MODERATION_CASE } from './moderation-documents.js';
import { describeWait, statusWords } from './moderation-words.js';
import { OtherSteps } from './OtherSteps.js';
import { isBelow } from './use-way-back.js';

interface CasePanelProps {
  readonly id: string;
  /** The address of the queue with nothing open. */
  readonly closed: string;
  /** Whether the viewer acts as themselves and may change something. */
  readonly canChange: boolean;
  /** What was typed about a disruption, by its id; null if nothing was. */
  readonly findDraft: (id: string) => CaseDraft | null;
  readonly keepDraft: (id: string, draft: CaseDraft) => void;
  /** Called with a sentence that says what was decided. */
  readonly onDone: (said: string) => void;
  /** Called with a sentence that says what else was done; empty if somebody else acted first. */
  readonly onChanged: (said: string) => void;
}

/** The open disruption: its claim, the evidence for it, and the decision. */
export function CasePanel({
  id,
  closed,
  canChange,
  findDraft,
  keepDraft,
  onDone,
  onChanged,
}: CasePanelProps) {
  const { data, error, refetch } = useQuery(MODERATION_CASE, {
    variables: { id },
    fetchPolicy: 'network-only',
  });
  const heading = useRef<HTMLHeadingElement>(null);
  const isThere = data !== undefined;
  // Moves the focus to the start for people who use the keyboard or a phone.
  useEffect(() => {
    if (!isThere) return;
    heading.current?.focus();
    if (isBelow()) heading.current?.parentElement?.scrollIntoView({ block: 'start' });
  }, [isThere]);
  const panel = [styles.panel, styles.case].join(' ');
  const back = (
    <Link className={styles.back} to={closed}>
      Back to the queue
    </Link>
  );

  if (data === undefined) {
    return (
      <section className={panel} aria-label="The disruption">
        {back}
        {error === undefined ? (
          <p>Loading</p>
        ) : (
          <>
            <p role="alert">{toProblem(error).sentence}</p>
            <Button onPress={() => askAgain(refetch())}>Try again</Button>
          </>
        )}
      </section>
    );
  }
  const found = data.moderationCase;
  if (found === null) {
    return (
      <section className={panel} aria-labelledby="case">
        {back}
        <h2 id="case" ref={heading} tabIndex={-1}>
          There is no such disruption
        </h2>
        <p>Its agency may have taken it back. The queue lists those that are waiting.</p>
      </section>
    );
  }

  const changed = (said: string) => {
    askAgain(refetch());
    onChanged(said);
  };
  const isWaiting = found.status === 'SUBMITTED' || found.status === 'IN_REVIEW';
  return (
    <section className={panel} aria-labelledby="case">
      {back}
      <h2 id="case" ref={heading} tabIndex={-1}>
        {found.reference} of {found.agency.name}
      </h2>
      <p className={found.isOverdue ? styles.over : undefined}>
        {statusWords[found.status]}
        {isWaiting ? `, ${describeWait(found.daysWaiting)}` : ''}
      </p>
      <CaseFacts found={found} names={data} />
      {isWaiting && canChange ? (
        <DecideFields
          found={found}
          findDraft={findDraft}
          keepDraft={keepDraft}
          onDone={onDone}
          onProposed={changed}
          onConflict={() => changed('')}
        />
      ) : null}
      {canChange ? <OtherSteps found={found} onChanged={changed} /> : null}
      <CaseHistory steps={found.history} />
      <Link to={closed}>Close</Link>
    </section>
  );
}
