import { useQuery } from '@apollo/client/react';
import { useState } from 'react';

import {
  REQUEST_RETURN,
  RETURN_REQUESTS,
  type ShownRequest,
} from '#features/returns/return-documents.js';
import { sayDaysLate, sayShortDay } from '#features/returns/return-words.js';
import { ReturnMark } from '#features/returns/ReturnMark.js';
import { askAgain } from '#graphql/ask-again.js';
import { toProblem } from '#graphql/problem.js';
import { useChange } from '#graphql/use-change.js';
import { joinWords } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { HiddenText } from '#ui/HiddenText.js';
import { TickControl } from '#ui/TickControl.js';

import styles from './RequestPanel.module.css';

/** More agencies than this are counted instead of named. */
const NAMED = 4;

interface RequestPanelProps {
  /** The key of the quarter. */
  readonly quarter: string;
  readonly label: string;
  /** Called after agencies have been asked: the page then shows the day of each request. */
  readonly onAsked: () => void;
}

/** The agencies to ask for late returns, all or some, each with the email that it would get. */
export function RequestPanel({ quarter, label, onAsked }: RequestPanelProps) {
  const { data, error, refetch } = useQuery(RETURN_REQUESTS, {
    variables: { quarter },
    fetchPolicy: 'cache-and-network',
  });
  const [left, setLeft] = useState<readonly string[]>([]);
  const [outcome, setOutcome] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { send, isSending } = useChange(REQUEST_RETURN);
  const requests = data?.returnRequests ?? [];
  const chosen = requests.filter(({ agency }) => !left.includes(agency.code));

  const ask = async () => {
    if (chosen.length === 0) return;
    const sent = await send({
      input: { quarter, agencies: chosen.map(({ agency }) => agency.code) },
    });
    if (sent === null) return;
    const found = sent.ok
      ? sent.data.requestReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length > 0 || !sent.ok) return;
    const { asked } = sent.data.requestReturn;
    setOutcome(
      asked.length === 0
        ? 'All of them have already been asked today. Nothing was sent again.'
        : `Asked ${asked.length > NAMED ? `${asked.length} agencies` : joinWords(asked.map(({ name }) => name))}.`,
    );
    askAgain(refetch());
    onAsked();
  };

  return (
    <section className={styles.panel} aria-labelledby="ask-again">
      <h2 id="ask-again">Ask again</h2>
      {error === undefined ? null : <p>{toProblem(error).sentence}</p>}
      {data === undefined ? null : requests.length === 0 ? (
        <p>{`No return for ${label} is missing.`}</p>
      ) : (
        <>
          <p className={styles.note}>
            Each agency gets its own message: in the inbox of those who may send, and by email to
            them and to the contacts of the datasets. The log records it.
          </p>
          {requests.length === 1 ? null : (
            <div className={styles.all}>
              <Button
                look="quiet"
                onPress={() =>
                  setLeft(chosen.length === 0 ? [] : requests.map(({ agency }) => agency.code))
                }
              >
                {chosen.length === 0 ? 'Tick all' : 'Untick all'}
              </Button>
            </div>
          )}
          <ul className={styles.list}>
            {requests.map((request) => (
              <li key={request.id}>
                <TickControl
                  label={request.agency.name}
                  hint={describeRequest(request)}
                  state={{
                    isTicked: !left.includes(request.agency.code),
                    onChange: (isTicked) =>
                      setLeft(
                        isTicked
                          ? left.filter((code) => code !== request.agency.code)
                          : [...left, request.agency.code],
                      ),
                  }}
                />
                <ReturnMark state="MISSING">{sayDaysLate(request.daysLate)}</ReturnMark>
                <details>
                  <summary>
                    Read the email
                    <HiddenText>{` to ${request.agency.name}`}</HiddenText>
                  </summary>
                  <blockquote>
                    <p>
                      <strong>{request.title}</strong>
                    </p>
                    {request.text.split('\n\n').map((paragraph) => (
                      <p key={paragraph}>{paragraph}</p>
                    ))}
                  </blockquote>
                </details>
              </li>
            ))}
          </ul>
          <FormProblems sentences={problems} />
          <Button
            look="main"
            isPending={isSending}
            isOff={chosen.length === 0}
            onPress={() => void ask()}
          >
            {chosen.length === 1
              ? `Ask ${chosen[0]?.agency.name ?? ''}`
              : `Ask ${chosen.length} agencies`}
          </Button>
        </>
      )}
      <p role="status" className={styles.note}>
        {outcome}
      </p>
    </section>
  );
}

/** What is late, who gets the email, and when they were asked before. */
function describeRequest({ datasets, senderCount, contacts, askedOn }: ShownRequest): string {
  const what = joinWords(datasets.map((dataset) => datasetNames[dataset])) + '.';
  const people = `${senderCount} ${senderCount === 1 ? 'person' : 'people'} who may send`;
  const to =
    senderCount + contacts.length === 0
      ? 'Nobody there may send returns, and the agency has no contact, so no email will be sent.'
      : `To ${joinWords([...(senderCount === 0 ? [] : [people]), ...contacts])}.`;
  const before = askedOn.length === 0 ? '' : ` Asked on ${joinWords(askedOn.map(sayShortDay))}.`;
  return `${what} ${to}${before}`;
}
