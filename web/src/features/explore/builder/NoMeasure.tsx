import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import { describeInstead } from './describe-instead.js';

interface NoMeasureProps {
  readonly sought: string;
  readonly context: BuilderContext;
}

/** What stands where no measure has the words that are looked for: what there is instead. */
export function NoMeasure({ sought, context }: NoMeasureProps) {
  return (
    <p className={styles.none}>
      Nothing matches “{sought}”. {describeInstead(sought, context)}
    </p>
  );
}
