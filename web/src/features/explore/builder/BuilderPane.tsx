import type { BuilderPaneProps } from '#features/explore/workbench.type.js';
import { HiddenText } from '#ui/HiddenText.js';
import { TextButton } from '#ui/TextButton.js';

import { BeyondNotice } from './BeyondNotice.js';
import styles from './Builder.module.css';
import { ChangePart } from './ChangePart.js';
import { CutWarning } from './CutWarning.js';
import { FiltersPart } from './FiltersPart.js';
import { GroupByPart } from './GroupByPart.js';
import { MeasuresPart } from './MeasuresPart.js';
import { SetInTextRow } from './SetInTextRow.js';
import { SortPart } from './SortPart.js';
import { toFiguresQuestion } from './switch-question.js';
import { useBuilder } from './use-builder.js';

/** The question as a form, in step with its text: what is chosen here is written there, and what is written there is shown here. */
export function BuilderPane(props: BuilderPaneProps) {
  const { question, beyond, ground, told, write } = useBuilder(props);
  if (question === null) return beyond === null ? null : <BeyondNotice beyond={beyond} onLight={ground.onLight} />;
  const measures =
    question.kind === 'FIGURES' ? question.measures.map(({ key }) => key) : question.measure === null ? [] : [question.measure.value];
  const splits = question.kind === 'CHANGE' ? ground.choices.measures.find(({ key }) => key === measures[0])?.splits : undefined;
  return (
    <>
      <HiddenText role="status">{told}</HiddenText>
      {beyond === null ? null : <BeyondNotice beyond={beyond} onLight={ground.onLight} />}
      <div className={styles.builder} inert={beyond !== null}>
        {question.kind === 'FIGURES' ? (
          <MeasuresPart question={question} ground={ground} />
        ) : (
          <>
            <div className={`${styles.mode} ${styles.partHead}`}>
              <h3>What made the change</h3>
              <TextButton onPress={() => write(toFiguresQuestion(question, ground.schema))}>Back to figures</TextButton>
            </div>
            <ChangePart question={question} ground={ground} />
            <div className={styles.scroll} />
          </>
        )}
        <GroupByPart question={question} measures={measures} offered={splits} ground={ground} />
        <FiltersPart question={question} measures={measures} ground={ground} />
        {question.kind === 'FIGURES' ? <SortPart question={question} ground={ground} /> : null}
        {question.inText.length === 0 ? null : (
          <div className={styles.part}>
            {question.inText.map(({ what, range }) => (
              <SetInTextRow key={range.from} what={what} text={null} range={range} ground={ground} />
            ))}
          </div>
        )}
        <CutWarning question={question} measures={measures} ground={ground} />
      </div>
    </>
  );
}
