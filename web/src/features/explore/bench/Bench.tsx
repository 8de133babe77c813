import { lazy, Suspense, useEffect, useRef, useState } from 'react';

import { TextPane } from '#features/explore/editor/TextPane.js';
import { usePageKeys } from '#features/explore/keys/use-page-keys.js';
import { choicesOf } from '#features/explore/strip/choices-of.js';
import { VariableControl } from '#features/explore/strip/VariableControl.js';
import type { TextRange } from '#features/explore/workbench.type.js';
import { formatMarking } from '#lib/format.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Marking } from '#ui/Marking.js';

import { AnswerFrame } from './AnswerFrame.js';
import styles from './Bench.module.css';
import { BenchStrip } from './BenchStrip.js';
import pane from './Pane.module.css';
import { PaneRail } from './PaneRail.js';
import { QuestionTabs } from './QuestionTabs.js';
import { RailIcon } from './RailIcon.js';
import { toPageKeys } from './to-page-keys.js';
import { type BenchGround, useBench } from './use-bench.js';
import { usePanes } from './use-panes.js';
import { useRested } from './use-rested.js';

const BuilderPane = lazy(async () => ({ default: (await import('#features/explore/builder/BuilderPane.js')).BuilderPane }));

interface BenchProps extends BenchGround {
  /** The saved question that the address names; null where it names none. */
  readonly savedId: string | null;
}

/** The workbench: open questions, what each asks for, and builder, text and answer side by side. */
export function Bench({ savedId, ...ground }: BenchProps) {
  const bench = useBench(ground);
  const { chosen, host, problems, schema, choices, variables, question, state, open } = bench;
  const { panes, change: changePanes } = usePanes(bench.viewer);
  const [lit, setLit] = useState<TextRange | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const place = useRef(-1);
  const caretRange = useRested({ from: bench.caret, to: bench.caret }, 0);

  useEffect(() => host.setProblems(problems), [host, problems, panes.text]);

  const goTo = (at: number) => {
    if (!panes.text) changePanes({ text: true });
    // The pane is drawn first, where it was closed.
    setTimeout(() => host.goTo(at));
  };
  const goToNext = (by: 1 | -1) => {
    place.current = (place.current + by + problems.length) % Math.max(problems.length, 1);
    const problem = problems[place.current];
    if (problem === undefined) return;
    goTo(problem.from);
    bench.tell(`Line ${problem.line}: ${problem.sentence}`);
  };
  usePageKeys(
    () => toPageKeys({ bench, root: root.current, onNext: goToNext, togglePane: (name) => changePanes({ [name]: !panes[name] }) }),
    { areSingleKeysOn: true, isDialogOpen: false },
  );

  return (
    <div className={styles.bench} data-fills-window ref={root}>
      <title>{`${chosen?.name ?? 'Explore'} - Stronghold`}</title>
      <h1 className={styles.hidden}>{chosen?.name ?? 'Explore'}</h1>
      <HiddenText role="status">{bench.told}</HiddenText>
      <QuestionTabs open={open} onChoose={bench.choose} onClose={bench.close} onNew={() => bench.openNew()}>
        {null}
      </QuestionTabs>
      {chosen === null ? null : (
        <>
          <BenchStrip
            variables={variables.map((variable) => (
              <VariableControl
                key={variable.name}
                variable={variable}
                value={question.variables[variable.name] ?? variable.usual}
                groups={choicesOf(variable, { choices, schema })}
                onChange={(value) => bench.changeVariable(variable.name, value)}
              />
            ))}
            state={state}
            isRunning={bench.isRunning}
            onRun={() => void bench.run()}
            onStop={bench.stop}
          >
            {null}
          </BenchStrip>
          <div className={styles.panes} data-builder={panes.builder ? 'open' : 'closed'} data-text={panes.text ? 'open' : 'closed'}>
            {panes.builder ? (
              <section className={pane.pane} aria-label="Builder" data-pane="builder">
                <header className={pane.head}>
                  <h2>Builder</h2>
                  <span className={pane.gap} />
                  <button
                    className={pane.icon}
                    type="button"
                    onClick={() => changePanes({ builder: false })}
                    aria-label="Close the builder (Ctrl+B)"
                    title="Close the builder (Ctrl+B)"
                  >
                    <RailIcon />
                  </button>
                </header>
                <div className={pane.body}>
                  <Suspense fallback={null}>
                    <BuilderPane
                      question={question}
                      schema={schema}
                      choices={choices}
                      onChange={bench.change}
                      litRange={lit ?? caretRange}
                      onLight={(range) => {
                        setLit(range);
                        host.light(range, true);
                      }}
                    />
                  </Suspense>
                </div>
              </section>
            ) : (
              <PaneRail name="Builder" label="Open the builder (Ctrl+B)" note="" onOpen={() => changePanes({ builder: true })} />
            )}
            {panes.text ? (
              <TextPane
                host={host}
                problems={problems.length}
                isInStep
                onFormat={bench.format}
                onNext={() => goToNext(1)}
                onClose={() => changePanes({ text: false })}
                foot={null}
              />
            ) : (
              <PaneRail name="GraphQL" label="Open the text (Ctrl+E)" note="" onOpen={() => changePanes({ text: true })} />
            )}
            <AnswerFrame
              last={bench.last}
              answered={bench.answered}
              problems={problems}
              onProblem={({ from }) => goTo(from)}
              tooDear={null}
              empty={<p className={styles.empty}>{state.words}. Press Run to ask.</p>}
              onRetry={() => void bench.run()}
              onGoBack={({ asked }) => bench.change(asked)}
              question={question}
              isChanged={bench.isChanged}
              choices={choices}
              onAsk={(next) => {
                bench.change(next);
                void bench.run(next);
              }}
            />
          </div>
        </>
      )}
      <footer className={styles.foot}>
        <span>{bench.isKept ? 'What you write is kept on this computer' : 'This browser keeps nothing: save what you want to keep'}</span>
        <span>
          <Marking marking={formatMarking(choices.viewer.marking)} />
        </span>
      </footer>
    </div>
  );
}
