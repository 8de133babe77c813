import { formatInstant } from '#lib/format.js';

import styles from './Moderation.module.css';
import type { OpenCase } from './moderation-documents.js';
import { describePanel, describeProposal, stepWords } from './moderation-words.js';

interface CaseHistoryProps {
  readonly steps: OpenCase['history'];
}

/** Everything that moderators did with a disruption, latest first. Empty before the first step. */
export function CaseHistory({ steps }: CaseHistoryProps) {
  if (steps.length === 0) return null;
  return (
    <>
      <h3>History</h3>
      <ol className={styles.history} reversed>
        {steps.toReversed().map((step) => (
          <li key={step.number}>
            {step.isTakenBack ? <s>{describeStep(step)}</s> : <b>{describeStep(step)}</b>}
            {step.isTakenBack ? ' Taken back' : null}
            {step.text === null ? null : <span>{step.text}</span>}
            <small>
              {[step.post, formatInstant(step.at), describePanel(step.panelOn)]
                .filter((part) => part !== '')
                .join(', ')}
            </small>
          </li>
        ))}
      </ol>
    </>
  );
}

function describeStep({ kind, impact }: OpenCase['history'][number]): string {
  if (kind === 'PROPOSED' || kind === 'CONFIRMED' || kind === 'REGRADED')
    return `${stepWords[kind]}: ${describeProposal({ impact })}`;
  return stepWords[kind];
}
