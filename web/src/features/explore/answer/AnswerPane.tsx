import { useId, useMemo, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';

import type { AnswerPaneProps, Run } from '#features/explore/workbench.type.js';
import { explainFigures } from '#lib/figure.js';
import { formatMarking } from '#lib/format.js';
import { toReaderNotes } from '#lib/notes.js';
import { Button } from '#ui/Button.js';
import { SelectControl } from '#ui/SelectControl.js';

import { toAnswerNames } from './answer-names.js';
import styles from './AnswerPane.module.css';
import { findRootNode, orderBy } from './ask-again.js';
import { AnswerChart } from './chart/AnswerChart.js';
import type { ChartKind } from './chart/choose-chart.js';
import { describeAnswer } from './describe-answer.js';
import { AnswerJson } from './json/AnswerJson.js';
import { RunFacts } from './RunFacts.js';
import { toText } from './shape/read-data.js';
import { readShapes } from './shape/shape.js';
import type { AnswerShape } from './shape/shape.type.js';
import { AnswerTable } from './table/AnswerTable.js';
import { TakeAwayMenu } from './take-away/TakeAwayMenu.js';
import { describeTrust } from './trust.js';
import { TrustRow } from './TrustRow.js';
import { answerViews, useKeptView } from './use-kept-view.js';
import { useMoreRecords } from './use-more-records.js';

/** What a question was answered with. */
export function AnswerPane({ run, ...rest }: AnswerPaneProps) {
  return run === null ? null : <Answer run={run} {...rest} />;
}

const viewNames = { table: 'Table', chart: 'Chart', json: 'JSON' } as const;

/** An answer as a table, as a chart and as it was sent, with what is to be known of it. */
function Answer({ run, choices, schema, onAsk }: Omit<AnswerPaneProps, 'run'> & { readonly run: Run }) {
  const headingId = useId();
  const [view, setView] = useKeptView();
  const [kind, setKind] = useState<ChartKind | null>(null);
  const [part, setPart] = useState<string | null>(null);
  const names = useMemo(() => toAnswerNames(choices, schema ?? null), [choices, schema]);
  const shapes = useMemo(() => readShapes({ ...run.asked, operationName: run.operationName, data: run.data }, names), [run, names]);
  const { shape, onMore, isLoading, problem } = useMoreRecords(run, shapes.find(({ key }) => key === part) ?? shapes[0], names);
  const trust = useMemo(() => (shape === undefined ? null : describeTrust(shape)), [shape]);
  const marking = formatMarking(choices.viewer.marking);
  const openQuarters = useMemo(
    () => new Set<string>(choices.periods.flatMap(({ key, status }) => (status === 'OPEN' ? [key] : []))),
    [choices.periods],
  );
  const words = shape === undefined ? { message: 'The answer', subtitle: 'As it was sent' } : describeAnswer(shape, names);
  const shown = shape === undefined ? 'json' : view;

  return (
    <Tabs
      className={styles.answer ?? ''}
      selectedKey={shown}
      onSelectionChange={(key) => setView(answerViews.find((each) => each === key) ?? 'table')}
    >
      <header className={styles.head}>
        <div className={styles.tools}>
          <TabList className={styles.tabs ?? ''} aria-labelledby={headingId}>
            {answerViews.map((each, index) => (
              <Tab
                key={each}
                className={styles.tab ?? ''}
                id={each}
                isDisabled={shape === undefined && each !== 'json'}
                aria-keyshortcuts={`Alt+${index + 1}`}
              >
                {viewNames[each]}
              </Tab>
            ))}
          </TabList>
          <TakeAwayMenu answer={{ run, shape: shape ?? null, words, marking }} />
        </div>
        <h2 id={headingId}>{words.message}</h2>
        <p className={styles.about}>{words.subtitle}</p>
        {shapes.length > 1 && shape !== undefined ? (
          <div className={styles.part}>
            <SelectControl
              label="Part"
              groups={[{ name: null, options: shapes.map(({ key }) => ({ code: key, name: key })) }]}
              chosen={shape.key}
              isSet={part !== null}
              onChoose={setPart}
            />
          </div>
        ) : null}
      </header>
      {trust === null || shape === undefined ? null : (
        <TrustRow trust={trust} reason={shape.kind === 'RECORDS' ? toText(shape.args.reason) : null} />
      )}
      {shape === undefined || trust === null ? null : (
        <>
          <TabPanel className={styles.panel ?? ''} id="table">
            <AnswerTable
              key={`${run.startedAt.getTime()} ${shape.key}`}
              shape={shape}
              caption={words.subtitle}
              shared={trust.shared}
              onAskOrder={(column, order) => {
                const node = shape.kind === 'FIGURES' ? findRootNode(run, shape.key) : null;
                const direction = order === null ? null : order.isDescending ? 'desc' : 'asc';
                const next = node === null ? null : orderBy(run.asked, node, { column, order: direction });
                if (next !== null) onAsk(next);
                return next !== null;
              }}
            />
            {onMore === null ? null : (
              <div className={styles.more}>
                <Button onPress={onMore} isPending={isLoading}>
                  {isLoading ? 'Loading' : 'Load more'}
                </Button>
                {problem === null ? null : <p role="alert">{problem}</p>}
              </div>
            )}
          </TabPanel>
          <TabPanel className={styles.panel ?? ''} id="chart">
            <AnswerChart shape={shape} words={words} openQuarters={openQuarters} picked={kind} onPick={setKind} />
          </TabPanel>
        </>
      )}
      <TabPanel className={styles.panel ?? ''} id="json">
        <AnswerJson
          key={run.startedAt.getTime()}
          answer={{ data: run.data, ...(run.errors.length === 0 ? {} : { errors: run.errors }), extensions: run.extensions }}
        />
      </TabPanel>
      <Notes run={run} shape={shape ?? null} marking={marking} />
      <RunFacts run={run} shape={shape ?? null} />
    </Tabs>
  );
}

interface NotesProps {
  readonly run: Run;
  readonly shape: AnswerShape | null;
  readonly marking: string;
}

/** What must be known to trust an answer: what failed in it, whose returns are missing, what its flags mean. */
function Notes({ run: { errors }, shape, marking }: NotesProps) {
  const figures = (shape?.rows ?? []).flatMap(({ cells }) =>
    cells.map(({ value, text, flags }) => ({ value, text, inWords: text, flags })),
  );
  const explained = explainFigures(figures, toReaderNotes(shape?.notes ?? []));
  const missing = shape?.returns?.missing ?? [];
  return (
    <div className={styles.notes}>
      {errors.map(({ message }) => (
        <p key={message} className={styles.failed}>
          Part of it did not work: {message}
        </p>
      ))}
      <p>
        {missing.length === 0 ? null : `Returns are missing from ${missing.join(', ')}. `}
        {explained.join(' ')}
        {shape?.totals === null || shape === null ? ' ' : ' Totals are counted separately, not added up. '}
        {marking}
      </p>
    </div>
  );
}
