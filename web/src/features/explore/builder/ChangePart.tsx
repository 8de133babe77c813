import { FilterControl } from '#ui/FilterControl.js';
import { TextButton } from '#ui/TextButton.js';

import styles from './Builder.module.css';
import type { BuilderContext } from './builder.type.js';
import type { ChangeQuestion } from './question.type.js';

interface ChangePartProps {
  readonly question: ChangeQuestion;
  readonly context: BuilderContext;
  /** Asks for the figures of both quarters instead. */
  readonly onGoBack: () => void;
}

/**
 * The measure whose change is explained, and the two quarters. Only closed quarters can be
 * compared.
 */
export function ChangePart({
  question: { measure, from, to },
  context,
  onGoBack,
}: ChangePartProps) {
  const { choices, fitting, onMake } = context;
  const closed = choices.periods
    .filter(({ status }) => status !== 'OPEN')
    .toReversed()
    .map(({ key, label }) => ({ code: key, name: label }));
  const set = (name: string) => (value: string) => onMake({ kind: 'SET_ARGUMENT', name, value });
  return (
    <div className={`${styles.scroll} ${styles.mode}`}>
      <div className={styles.partHead}>
        <h3>What drove the change</h3>
        <TextButton onPress={onGoBack}>Figures</TextButton>
      </div>
      <FilterControl
        label="Change of"
        groups={[
          { name: null, options: fitting.measures.map(({ key, name }) => ({ code: key, name })) },
        ]}
        chosen={measure?.value ?? ''}
        isSet={false}
        onChoose={set('measure')}
      />
      <FilterControl
        label="From"
        groups={[
          { name: null, options: closed.filter(({ code }) => to === null || code < to.value) },
        ]}
        chosen={from?.value ?? ''}
        isSet={false}
        onChoose={set('from')}
      />
      <FilterControl
        label="To"
        groups={[
          { name: null, options: closed.filter(({ code }) => from === null || code > from.value) },
        ]}
        chosen={to?.value ?? ''}
        isSet={false}
        onChoose={set('to')}
      />
    </div>
  );
}
