import { lazy, Suspense, useEffect, useRef, useState } from 'react';

import { Breakdown } from '#features/measures/breakdown/Breakdown.js';
import { ExplainEvents } from '#features/measures/explain/ExplainEvents.js';
import type { MeasureViewQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import type { PeriodChoice } from '#lib/choice.js';
import type { ExplainedFigure } from '#lib/figure-question.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { Button } from '#ui/Button.js';
import { ExplainContext } from '#ui/figure-block/explain-context.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Notice } from '#ui/Notice.js';
import { PageFoot } from '#ui/PageFoot.js';

import type { MeasureContext, PageMeasure } from './measure.type.js';
import { describeMeasureScope, type MeasureChoices, type MeasureScope } from './measure-address.js';
import { MEASURE_VIEW } from './measure-query.js';
import type { MeasureTools } from './measure-tools.type.js';
import { MeasureControl } from './MeasureControl.js';
import { MeasureFacts } from './MeasureFacts.js';
import { MeasureTarget } from './MeasureTarget.js';
import { MeasureTitle } from './MeasureTitle.js';
import styles from './MeasureView.module.css';
import { breakdowns, parts, toExplained, toVariables } from './question.js';
import { useIsWide } from './use-is-wide.js';

const ExplainDrawer = lazy(async () => {
  const { ExplainDrawer: component } = await import('#parts/explain/ExplainDrawer.js');
  return { default: component };
});

interface MeasureViewProps {
  readonly tools: MeasureTools;
  readonly measure: PageMeasure;
  /** All of them, in their order. */
  readonly measures: readonly PageMeasure[];
  readonly choices: MeasureChoices;
  readonly scope: MeasureScope;
  readonly asked: AskedKinds;
  /** What of the address was not understood. */
  readonly problems: readonly string[];
  readonly running: PeriodChoice | null;
  readonly marking: string;
  readonly onChange: (change: Partial<AskedKinds>) => void;
}

/** A number of the page that somebody asked about. */
interface Chosen {
  readonly figure: ExplainedFigure;
  /** Where the reader is led back to. */
  readonly opener: HTMLElement | null;
  /** What the page was about then. */
  readonly about: string;
}

interface Shown {
  readonly data: MeasureViewQuery | undefined;
  readonly context: MeasureContext;
}

/** The figures of a measure for one set of filters. Those of the former filters stay, dimmed, until the next are there. */
export function MeasureView({ tools, measure, measures, choices, scope, asked, problems, running, marking, onChange }: MeasureViewProps) {
  const figures = usePartedQuery({
    query: MEASURE_VIEW,
    parts,
    toPart: (field) => parts.find((part) => part === field),
    toVariables: (failed) => toVariables({ measure, scope, running }, failed),
  });
  const place = describeMeasureScope(scope, measure);
  const toAddress = (change: Partial<AskedKinds>) => `/measures/${measure.key}${toKindSearch({ ...asked, ...change })}`;
  const current: Shown = { data: figures.data, context: { measure, choices, scope, running, marking, place, toAddress } };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  const findProblem = isStale ? () => null : figures.findProblem;

  // What stands open by itself is asked for once the figures are there, which are what a reader waits for.
  const isFirstWaiting = data === undefined && figures.isWaiting;
  const isWide = useIsWide();
  const [isOpened, setIsOpened] = useState<boolean | null>(null);
  const isExplaining = isOpened ?? isWide;
  const opener = useRef<HTMLButtonElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    if (isOpened !== false) return;
    if (chosen?.opener?.isConnected === true) chosen.opener.focus();
    else opener.current?.focus();
  }, [isOpened, chosen]);
  // Another number of the page may be explained instead of its first, until the page is about something else.
  const ofPage = toExplained(context);
  const about = JSON.stringify(ofPage);
  const isOfPage = chosen?.about !== about;
  const explain = (figure: ExplainedFigure, from: HTMLElement | null) => {
    setChosen({ figure, opener: from, about });
    setIsOpened(true);
  };

  const kpi = data?.kpi ?? null;
  const chosenQuarter = (key: string) => onChange({ quarter: key });

  return (
    <ExplainContext value={explain}>
      <div className={isExplaining ? styles.withDrawer : styles.alone}>
        <div className={styles.page} aria-busy={figures.isWaiting} data-stale={isStale}>
          <div className={styles.top}>
            <MeasureTitle context={context} kpi={kpi} />
            {isExplaining ? null : (
              <div className={styles.opener}>
                <Button
                  ref={opener}
                  onPress={() => {
                    setChosen(null);
                    setIsOpened(true);
                  }}
                >
                  Explain this number
                </Button>
              </div>
            )}
          </div>
          <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
          {problems.length === 0 ? null : (
            <Notice title="Part of this address was not understood">
              <ul>
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            </Notice>
          )}
          <MeasureFacts context={context} problem={findProblem('kpi')} kpi={kpi}>
            <MeasureTarget context={context} kpi={kpi} TargetTool={tools.TargetTool} />
          </MeasureFacts>
          <MeasureControl
            context={context}
            problem={findProblem('kpi')}
            kpi={kpi}
            running={data?.running ?? kpi}
            beside={data?.beside ?? null}
            onChooseQuarter={chosenQuarter}
          >
            <tools.AddEventTool measures={measures} ticked={[measure.key]} onDone={() => undefined} />
          </MeasureControl>
          <div className={styles.breakdowns}>
            {breakdowns.map(({ part, name, isAsked }) =>
              isAsked(measure) ? (
                <Breakdown key={part} context={context} part={part} problem={findProblem(name)} table={data?.[name] ?? null} />
              ) : null,
            )}
          </div>
        </div>
        {isExplaining ? (
          <div className={styles.drawer} data-stale={isStale} data-asked={isOpened === true}>
            {isFirstWaiting && isOpened !== true ? null : (
              <Suspense fallback={null}>
                <ExplainDrawer figure={isOfPage ? ofPage : chosen.figure} takesFocus={isOpened === true} onClose={() => setIsOpened(false)}>
                  {kpi === null || !isOfPage ? null : <ExplainEvents kpi={kpi} EventsTool={tools.EventsTool} />}
                </ExplainDrawer>
              </Suspense>
            )}
          </div>
        ) : null}
      </div>
      <div className={styles.foot}>
        <PageFoot
          facts={kpi === null ? [] : [`Data version ${formatNumber(kpi.dataVersion)}`, formatInstant(kpi.asOf)]}
          marking={marking}
        />
      </div>
    </ExplainContext>
  );
}
