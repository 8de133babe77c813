import { lazy, useMemo, useState } from 'react';

import { readQuestion } from '#features/explore/builder/read-question.js';
import { TextPane } from '#features/explore/editor/TextPane.js';
import { LazyPart } from '#features/explore/marks/LazyPart.js';
import pane from '#features/explore/marks/Pane.module.css';
import { RailIcon } from '#features/explore/marks/RailIcon.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';
import { useMedia } from '#features/explore/use-media.js';
import type { TextRange } from '#features/explore/workbench.type.js';

import { AnswerFrame } from './AnswerFrame.js';
import styles from './Bench.module.css';
import { PaneRail } from './PaneRail.js';
import type { Panes } from './use-panes.js';
import { VariablesFoot } from './VariablesFoot.js';

const CostPanel = lazy(async () => ({
  default: (await import('#features/explore/cost/CostPanel.js')).CostPanel,
}));
const BuilderPane = lazy(async () => ({
  default: (await import('#features/explore/builder/BuilderPane.js')).BuilderPane,
}));

interface BenchPanesProps {
  readonly bench: BenchParts;
  readonly toolsPlace: HTMLElement | null;
  readonly panes: Panes;
  readonly onPanes: (change: Partial<Panes>) => void;
  /** Moves to a place in the text. */
  readonly onGoTo: (at: number) => void;
  readonly onNext: () => void;
  readonly onSchema: () => void;
}

/** Builder, text and answer side by side. On a narrow screen the text is in the builder's place. */
export function BenchPanes({
  bench,
  toolsPlace,
  panes,
  onPanes,
  onGoTo,
  onNext,
  onSchema,
}: BenchPanesProps) {
  const { question, schema, choices, host, problems, cost, caret } = bench;
  const [lit, setLit] = useState<TextRange | null>(null);
  const isNarrow = useMedia('(width < 1400px)');
  const isInStep = useMemo(() => isShown(readQuestion(question, schema)), [question, schema]);
  const isTextInstead = isNarrow && panes.text;
  const light = (range: TextRange | null) => {
    setLit(range);
    host.light(range, true);
  };
  const builder = (
    <section className={pane.pane} aria-label="Builder" data-pane="builder">
      <header className={pane.head}>
        <h2>Builder</h2>
        <span className={pane.gap} />
        {isNarrow ? (
          <button className={pane.quiet} type="button" onClick={() => onPanes({ text: true })}>
            GraphQL
          </button>
        ) : null}
        <button
          className={pane.icon}
          type="button"
          onClick={() => onPanes({ builder: false })}
          aria-label="Close the builder (Ctrl+B)"
          title="Close the builder (Ctrl+B)"
        >
          <RailIcon />
        </button>
      </header>
      <div className={pane.body}>
        <LazyPart>
          <BuilderPane
            tab={bench.chosen?.id ?? null}
            question={question}
            schema={schema}
            choices={choices}
            onChange={bench.change}
            litRange={lit ?? { from: caret, to: caret }}
            onLight={light}
          />
        </LazyPart>
      </div>
    </section>
  );

  return (
    <div
      className={styles.panes}
      data-builder={panes.builder ? 'open' : 'closed'}
      data-text={panes.text ? 'open' : 'closed'}
    >
      {isTextInstead ? null : panes.builder ? (
        builder
      ) : (
        <PaneRail
          name="Builder"
          label="Open the builder (Ctrl+B)"
          note=""
          onOpen={() => onPanes({ builder: true })}
        />
      )}
      {panes.text ? (
        <TextPane
          host={host}
          problems={problems.length}
          isInStep={isInStep}
          onFormat={bench.format}
          onNext={onNext}
          onClose={() => onPanes({ text: false })}
          tools={
            <>
              {isNarrow ? (
                <button
                  className={pane.quiet}
                  type="button"
                  onClick={() => onPanes({ text: false, builder: true })}
                >
                  Builder
                </button>
              ) : null}
              <button className={pane.quiet} type="button" onClick={onSchema}>
                Words
              </button>
            </>
          }
          foot={<VariablesFoot variables={bench.variables} question={question} />}
        />
      ) : isNarrow ? null : (
        <PaneRail
          name="GraphQL"
          label="Open the text (Ctrl+E)"
          note="the same question as text"
          onOpen={() => onPanes({ text: true })}
        />
      )}
      <AnswerFrame
        last={bench.last}
        answered={bench.answered}
        problems={problems}
        onProblem={({ from }) => onGoTo(from)}
        tooDear={
          cost !== null && cost.cost > cost.allowance ? (
            <LazyPart>
              <CostPanel
                cost={cost}
                question={question}
                schema={schema}
                choices={choices}
                onApply={(text) => bench.change({ text })}
              />
            </LazyPart>
          ) : null
        }
        state={bench.state}
        howToBegin="Choose a measure in the builder, or write a question."
        onRetry={() => void bench.run()}
        onGoBack={({ asked }) => bench.change(asked)}
        question={question}
        isChanged={bench.isChanged}
        choices={choices}
        schema={schema}
        toolsPlace={toolsPlace}
        picks={bench.picks}
        onPick={bench.pick}
        onAsk={bench.askInstead}
      />
    </div>
  );
}

/**
 * Whether the builder shows the current text; for an empty text it shows that nothing is selected.
 */
function isShown(reading: ReturnType<typeof readQuestion>): boolean {
  return reading.ok || reading.beyond.kind === 'EMPTY';
}
