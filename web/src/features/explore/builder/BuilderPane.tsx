import { Fragment, lazy, memo } from 'react';

import { LazyPart } from '#features/explore/marks/LazyPart.js';
import { useMedia } from '#features/explore/use-media.js';
import type { BuilderPaneProps } from '#features/explore/workbench.type.js';
import { HiddenText } from '#ui/HiddenText.js';

import { BeyondNotice } from './BeyondNotice.js';
import styles from './Builder.module.css';
import { ChangePart } from './ChangePart.js';
import { FiltersPart } from './FiltersPart.js';
import { GroupByPart } from './GroupByPart.js';
import { MeasuresPart } from './MeasuresPart.js';
import { conditionsOf } from './read-filter.js';
import { SetInTextRow } from './SetInTextRow.js';
import { SortPart } from './SortPart.js';
import { toFiguresQuestion } from './switch-question.js';
import { useBuilder } from './use-builder.js';

const CutWarning = lazy(async () => ({ default: (await import('./CutWarning.js')).CutWarning }));
const PartTabs = lazy(async () => ({ default: (await import('./PartTabs.js')).PartTabs }));

/** The question as a form. The form and the text show the changes made in each other. */
export function BuilderPane(props: BuilderPaneProps) {
  return <Form key={props.tab} {...useBuilder(props)} />;
}

/**
 * The form, which renders again only if its content has changed, not with each letter of the text.
 */
const Form = memo(function Form({
  question,
  beyond,
  context,
  announcement,
  write,
}: ReturnType<typeof useBuilder>) {
  const isNarrow = useMedia('(width < 700px)');
  if (question === null)
    return beyond === null ? null : <BeyondNotice beyond={beyond} onLight={context.onLight} />;
  const measures =
    question.kind === 'FIGURES'
      ? question.measures.map(({ key }) => key)
      : question.measure === null
        ? []
        : [question.measure.value];
  const splits =
    question.kind === 'CHANGE'
      ? context.choices.measures.find(({ key }) => key === measures[0])?.splits
      : undefined;
  const rest = { question, measures, context };
  const head =
    question.kind === 'FIGURES' ? (
      <MeasuresPart question={question} context={context} />
    ) : (
      <ChangePart
        question={question}
        context={context}
        onGoBack={() => write(toFiguresQuestion(question, context.schema))}
      />
    );
  const filters = conditionsOf(question.filters).length;
  const parts = [
    { name: question.kind === 'FIGURES' ? `Measures ${measures.length}` : 'Change', content: head },
    { name: `Group ${question.by.length}`, content: <GroupByPart {...rest} offered={splits} /> },
    { name: `Filters ${filters}`, content: <FiltersPart question={question} context={context} /> },
    ...(question.kind === 'FIGURES'
      ? [{ name: 'Sort', content: <SortPart question={question} context={context} /> }]
      : []),
  ];
  return (
    <>
      <HiddenText role="status">{announcement}</HiddenText>
      {beyond === null ? null : <BeyondNotice beyond={beyond} onLight={context.onLight} />}
      <div className={styles.builder} inert={beyond !== null}>
        {isNarrow ? (
          <LazyPart>
            <PartTabs parts={parts} />
          </LazyPart>
        ) : (
          parts.map(({ content }, index) => <Fragment key={index}>{content}</Fragment>)
        )}
        {question.inText.length === 0 ? null : (
          <div className={styles.part}>
            {question.inText.map(({ what, range }) => (
              <SetInTextRow
                key={range.from}
                what={what}
                text={null}
                range={range}
                context={context}
              />
            ))}
          </div>
        )}
        <LazyPart>
          <CutWarning question={question} measures={measures} context={context} />
        </LazyPart>
      </div>
    </>
  );
});
