import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { describeInstead } from './describe-instead.js';

interface NoMeasureProps {
  readonly sought: string;
  readonly context: BuilderContext;
}

/** Shown if no measure matches the search words, with what can be found instead. */
export function NoMeasure({ sought, context }: NoMeasureProps) {
  return (
    <p className={styles.none}>
      Nothing matches “{sought}”. {describeInstead(sought, context)}
    </p>
  );
}
