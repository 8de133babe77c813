import { ReturnMark } from '#features/returns/ReturnMark.js';

import type { ShownStaged } from './send-documents.js';
import { toSendingSteps } from './sending-steps.js';
import styles from './StepBar.module.css';

interface StepBarProps {
  readonly staged: ShownStaged;
}

/** The steps from a file to a published return, with the next one marked. */
export function StepBar({ staged }: StepBarProps) {
  const { steps, next } = toSendingSteps(staged);
  return (
    <ol className={styles.steps} aria-label="Steps from the file to a published return">
      {steps.map(({ name, mark, words }, index) => (
        <li key={name} aria-current={index === next ? 'step' : undefined}>
          <span aria-hidden="true">{index + 1}</span>
          <b>{name}</b>
          <ReturnMark state={mark}>{words}</ReturnMark>
        </li>
      ))}
    </ol>
  );
}
