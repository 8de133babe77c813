import { useQuery } from '@apollo/client/react';

import type { ModerationEffectQueryVariables, ModerationStepInput } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';

import styles from './Moderation.module.css';
import { MODERATION_EFFECT } from './moderation-documents.js';

interface EffectProps {
  /** Ids of the disruptions. */
  readonly cases: readonly string[];
  readonly outcome: Pick<ModerationStepInput, 'outcome' | 'impact'>;
  /** The day of the panel; empty until it is chosen. */
  readonly panelOn: string;
}

/**
 * The effect that a decision would have on the figures for its quarter, shown before the decision
 * is made.
 */
export function Effect({ cases, outcome: { outcome, impact }, panelOn }: EffectProps) {
  if (panelOn === '' || !outcome)
    return <p className={styles.note}>Choose the panel to see the effect on the quarter.</p>;
  return (
    <EffectTable cases={[...cases]} outcome={outcome} impact={impact ?? null} panelOn={panelOn} />
  );
}

function EffectTable(asked: ModerationEffectQueryVariables) {
  const { data, previousData, error } = useQuery(MODERATION_EFFECT, {
    variables: asked,
    fetchPolicy: 'network-only',
  });
  if (error !== undefined) return <p className={styles.note}>{toProblem(error).sentence}</p>;
  const effects = (data ?? previousData)?.moderationEffect;
  if (effects === undefined)
    return <p className={styles.note}>Computing the effect on the quarter</p>;
  if (effects.length === 0) return <p className={styles.note}>It does not change any figure.</p>;
  return (
    <table className={styles.effect}>
      <caption>Effect on the quarter, across the whole partnership</caption>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ measure, name, period, before, after }) => (
          <tr key={`${measure} ${period.id}`}>
            <th scope="row">
              {name}, {period.label}
            </th>
            <td>{before.text}</td>
            <td>{after.text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
