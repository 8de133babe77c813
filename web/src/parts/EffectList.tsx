import { useEffect, useRef } from 'react';

import type { Effect } from '#graphql/use-effect-first.js';

import styles from './EffectList.module.css';

interface EffectListProps {
  readonly effect: Effect;
}

/** The effects of a change, before it is saved. */
export function EffectList({ effect }: EffectListProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Moves the focus to the answer.
  useEffect(() => heading.current?.focus(), [effect]);
  if (effect.problems.length > 0) return null;
  return (
    <div className={styles.effect}>
      <h3 ref={heading} tabIndex={-1}>
        What it would change
      </h3>
      {effect.sentences.length === 0 ? (
        <p>Nothing that is visible today.</p>
      ) : (
        <ul>
          {effect.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
