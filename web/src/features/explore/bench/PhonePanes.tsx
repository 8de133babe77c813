import { lazy, useRef, useState } from 'react';

import { BenchDialog } from '#features/explore/marks/BenchDialog.js';
import { LazyPart } from '#features/explore/marks/LazyPart.js';
import type { BenchParts } from '#features/explore/state/use-bench.js';
import { Button } from '#ui/Button.js';
import { ScrollRegion } from '#ui/ScrollRegion.js';

import { AnswerFrame } from './AnswerFrame.js';
import styles from './PhonePanes.module.css';
import { PhoneSheet } from './PhoneSheet.js';

const CostPanel = lazy(async () => ({
  default: (await import('#features/explore/cost/CostPanel.js')).CostPanel,
}));
const BuilderPane = lazy(async () => ({
  default: (await import('#features/explore/builder/BuilderPane.js')).BuilderPane,
}));

interface PhonePanesProps {
  readonly bench: BenchParts;
  readonly toolsPlace: HTMLElement | null;
  readonly onHistory: () => void;
}

/**
 * On a phone the answer comes first: the builder is a sheet from below, open until a question is
 * asked, and the text is read-only.
 */
export function PhonePanes({ bench, toolsPlace, onHistory }: PhonePanesProps) {
  const [shown, setShown] = useState<'SHEET' | 'TEXT' | null>(
    bench.question.text.trim() === '' ? 'SHEET' : null,
  );
  const changer = useRef<HTMLButtonElement>(null);
  const { question, schema, choices, cost } = bench;
  const closeSheet = () => {
    setShown(null);
    // A sheet that was open from the start has no button that opened it.
    setTimeout(() =>
      document.activeElement === document.body ? changer.current?.focus() : undefined,
    );
  };
  const run = () => {
    setShown(null);
    void bench.run();
  };
  return (
    <div className={styles.column}>
      <div className={styles.tools}>
        <Button ref={changer} onPress={() => setShown('SHEET')}>
          Change
        </Button>
        <Button onPress={() => setShown('TEXT')}>Text</Button>
        <Button onPress={onHistory}>History</Button>
      </div>
      <AnswerFrame
        last={bench.last}
        answered={bench.answered}
        problems={bench.problems}
        onProblem={() => setShown('TEXT')}
        tooDear={
          cost !== null && cost.cost > cost.allowance ? (
            <LazyPart>
              <CostPanel
                {...{ cost, question, schema, choices }}
                onApply={(text) => bench.change({ text })}
              />
            </LazyPart>
          ) : null
        }
        state={bench.state}
        howToBegin="Press Change, and choose a measure."
        onRetry={run}
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
      {shown === 'SHEET' ? (
        <PhoneSheet
          title="Change the question"
          onClose={closeSheet}
          foot={
            <>
              <span>
                {cost === null
                  ? bench.state.words
                  : `Cost ${cost.cost.toLocaleString('en-GB')} of ${cost.allowance.toLocaleString('en-GB')}`}
              </span>
              <Button look="main" onPress={run}>
                Run
              </Button>
            </>
          }
        >
          <LazyPart>
            <BuilderPane
              tab={bench.chosen?.id ?? null}
              question={question}
              schema={schema}
              choices={choices}
              onChange={bench.change}
              litRange={null}
              onLight={() => undefined}
            />
          </LazyPart>
        </PhoneSheet>
      ) : null}
      {shown === 'TEXT' ? (
        <BenchDialog title="The question in GraphQL" onClose={() => setShown(null)}>
          <ScrollRegion label="The text of the question" role="group">
            <pre className={styles.text}>{question.text}</pre>
          </ScrollRegion>
        </BenchDialog>
      ) : null}
    </div>
  );
}
