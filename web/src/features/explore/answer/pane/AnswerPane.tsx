import { lazy, useId, useMemo } from 'react';
import { createPortal } from 'react-dom';

import { toAnswerNames } from '#features/explore/answer/answer-names.js';
import { findRootNode, listFirst, orderBy } from '#features/explore/answer/ask-again.js';
import { describeAnswer } from '#features/explore/answer/describe-answer.js';
import { ExportMenu } from '#features/explore/answer/export/ExportMenu.js';
import { markAnswer } from '#features/explore/answer/mark-answer.js';
import { toText } from '#features/explore/answer/shape/read-data.js';
import { readShapes } from '#features/explore/answer/shape/shape.js';
import type { AnswerShape } from '#features/explore/answer/shape/shape.type.js';
import { AnswerTable } from '#features/explore/answer/table/AnswerTable.js';
import { describeTrust } from '#features/explore/answer/trust.js';
import type { AnswerView } from '#features/explore/answer-view.js';
import { LazyPart } from '#features/explore/marks/LazyPart.js';
import { useMedia } from '#features/explore/use-media.js';
import type { AnswerPaneProps, Run } from '#features/explore/workbench.type.js';
import { formatMarking } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { FilterControl } from '#ui/FilterControl.js';

import { AnswerNotes } from './AnswerNotes.js';
import styles from './AnswerPane.module.css';
import { RunFacts } from './RunFacts.js';
import { TrustRow } from './TrustRow.js';
import { useMoreRecords } from './use-more-records.js';
import { useStoredView } from './use-stored-view.js';
import { ViewTabs } from './ViewTabs.js';

const AnswerList = lazy(async () => ({
  default: (await import('#features/explore/answer/table/AnswerList.js')).AnswerList,
}));
const AnswerChart = lazy(async () => ({
  default: (await import('#features/explore/answer/chart/AnswerChart.js')).AnswerChart,
}));
const AnswerJson = lazy(async () => ({
  default: (await import('#features/explore/answer/json/AnswerJson.js')).AnswerJson,
}));

/** The answer to a question. */
export function AnswerPane({ run, ...rest }: AnswerPaneProps) {
  return run === null ? null : <Answer run={run} {...rest} />;
}

/** An answer as a table, as a chart and as it was sent, with its notes. */
function Answer({
  run,
  choices,
  schema,
  toolsPlace,
  picks,
  onPick,
  onAsk,
}: Omit<AnswerPaneProps, 'run'> & { readonly run: Run }) {
  const headingId = useId();
  const answerId = useId();
  const isNarrow = useMedia('(width < 700px)');
  const [stored, store] = useStoredView();
  const view = picks.view ?? stored;
  const setView = (next: AnswerView) => {
    store(next);
    onPick({ view: next });
  };
  const names = useMemo(() => toAnswerNames(choices, schema ?? null), [choices, schema]);
  const shapes = useMemo(
    () => readShapes({ ...run.asked, operationName: run.operationName, data: run.data }, names),
    [run, names],
  );
  const { shape, onMore, isLoading, problem } = useMoreRecords(
    run,
    shapes.find(({ key }) => key === picks.part) ?? shapes[0],
    names,
  );
  const trust = useMemo(() => (shape === undefined ? null : describeTrust(shape)), [shape]);
  const marking = formatMarking(markAnswer({ data: run.data, shapes }, choices));
  const openQuarters = useMemo(
    () =>
      new Set<string>(
        choices.periods.flatMap(({ key, status }) => (status === 'OPEN' ? [key] : [])),
      ),
    [choices.periods],
  );
  const words =
    shape === undefined
      ? { message: 'The answer', subtitle: 'As it was sent' }
      : describeAnswer(shape, names);
  const shown = shape === undefined ? 'json' : view;

  const exportMenu = (
    <ExportMenu
      answer={{
        run,
        shape: shape ?? null,
        words,
        marking,
        findPicture: shown === 'chart' ? () => document.getElementById(answerId) : null,
      }}
    />
  );

  return (
    <div id={answerId} className={styles.answer}>
      {toolsPlace === null ? null : createPortal(exportMenu, toolsPlace)}
      <header className={styles.head}>
        <div className={styles.tools} data-picture="none">
          <ViewTabs
            id={answerId}
            headingId={headingId}
            shown={shown}
            isJsonAlone={shape === undefined}
            onChoose={setView}
          />
        </div>
        <h2 id={headingId}>{words.message}</h2>
        <p className={styles.about}>{words.subtitle}</p>
        {shapes.length > 1 && shape !== undefined ? (
          <div className={styles.part}>
            <FilterControl
              label="Part"
              groups={[
                { name: null, options: shapes.map(({ key }) => ({ code: key, name: key })) },
              ]}
              chosen={shape.key}
              isSet={picks.part !== null}
              onChoose={(part) => onPick({ part })}
            />
          </div>
        ) : null}
      </header>
      {trust === null || shape === undefined ? null : (
        <TrustRow
          trust={trust}
          reason={shape.kind === 'RECORDS' ? toText(shape.args.reason) : null}
          all={findAll(run, shape, onAsk)}
        />
      )}
      <div
        className={styles.panel}
        role="tabpanel"
        id={`${answerId}-${shown}`}
        aria-labelledby={`${answerId}-tab-${shown}`}
        tabIndex={-1}
      >
        {shown === 'table' && shape !== undefined && trust !== null ? (
          <>
            {isNarrow ? (
              <LazyPart>
                <AnswerList shape={shape} caption={words.subtitle} shared={trust.shared} />
              </LazyPart>
            ) : (
              <AnswerTable
                key={`${run.startedAt.getTime()} ${shape.key}`}
                shape={shape}
                caption={words.subtitle}
                shared={trust.shared}
                onAskOrder={(column, order) => {
                  const node = shape.kind === 'FIGURES' ? findRootNode(run, shape.key) : null;
                  const direction = order === null ? null : order.isDescending ? 'desc' : 'asc';
                  const next =
                    node === null ? null : orderBy(run.asked, node, { column, order: direction });
                  if (next !== null) onAsk(next);
                  return next !== null;
                }}
              />
            )}
            {onMore === null ? null : (
              <div className={styles.more}>
                <Button onPress={onMore} isPending={isLoading}>
                  {isLoading ? 'Loading' : 'Load more'}
                </Button>
                {problem === null ? null : <p role="alert">{problem}</p>}
              </div>
            )}
          </>
        ) : null}
        {shown === 'chart' && shape !== undefined ? (
          <LazyPart>
            <AnswerChart
              shape={shape}
              words={words}
              openQuarters={openQuarters}
              picks={picks}
              onPick={onPick}
            />
          </LazyPart>
        ) : null}
        {shown === 'json' ? (
          <LazyPart>
            <AnswerJson
              key={run.startedAt.getTime()}
              answer={{
                data: run.data,
                ...(run.errors.length === 0 ? {} : { errors: run.errors }),
                extensions: run.extensions,
              }}
            />
          </LazyPart>
        ) : null}
      </div>
      <AnswerNotes run={run} shape={shape ?? null} marking={marking} />
      <RunFacts run={run} shape={shape ?? null} />
    </div>
  );
}

/** The maximum number of groups that a question may list. */
const maxGroups = 10_000;

/**
 * The number of groups of an answer that was cut short, and a function that asks for all of them;
 * null if nothing was cut, or there are too many groups.
 */
function findAll(
  run: Run,
  { kind, key, completeness, groupCount }: AnswerShape,
  onAsk: AnswerPaneProps['onAsk'],
) {
  const node = findRootNode(run, key);
  if (
    kind !== 'FIGURES' ||
    completeness !== 'CUT' ||
    groupCount === null ||
    groupCount > maxGroups ||
    node === null
  )
    return null;
  return { count: groupCount, onAsk: () => onAsk(listFirst(run.asked, node, groupCount)) };
}
