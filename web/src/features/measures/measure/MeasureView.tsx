import { useEffect, useRef, useState } from 'react';

import { Breakdown } from '#features/measures/breakdown/Breakdown.js';
import { ExplainChange } from '#features/measures/explain/ExplainChange.js';
import { ExplainDrawer } from '#features/measures/explain/ExplainDrawer.js';
import { ExplainEvents } from '#features/measures/explain/ExplainEvents.js';
import type { MeasureViewQuery } from '#graphql/operations.js';
import type { PeriodChoice } from '#lib/choice.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { Button } from '#ui/Button.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Notice } from '#ui/Notice.js';
import { PageFoot } from '#ui/PageFoot.js';

import type { MeasureContext, PageMeasure } from './measure.type.js';
import { describeMeasureScope, type MeasureChoices, type MeasureScope } from './measure-address.js';
import type { MeasureTools } from './measure-tools.type.js';
import { MeasureControl } from './MeasureControl.js';
import { MeasureFacts } from './MeasureFacts.js';
import { MeasureTarget } from './MeasureTarget.js';
import { MeasureTitle } from './MeasureTitle.js';
import styles from './MeasureView.module.css';
import { breakdowns } from './question.js';
import { useIsWide } from './use-is-wide.js';
import { useMeasureView } from './use-measure-view.js';

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

interface Shown {
  readonly data: MeasureViewQuery | undefined;
  readonly context: MeasureContext;
}

/** The figures of a measure for one set of filters. Those of the former filters stay, dimmed, until the next are there. */
export function MeasureView({ tools, measure, measures, choices, scope, asked, problems, running, marking, onChange }: MeasureViewProps) {
  const figures = useMeasureView({ measure, scope, running });
  const place = describeMeasureScope(scope, measure);
  const toAddress = (change: Partial<AskedKinds>) => `/measures/${measure.key}${toKindSearch({ ...asked, ...change })}`;
  const current: Shown = { data: figures.data, context: { measure, choices, scope, running, marking, place, toAddress } };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  const findProblem = isStale ? () => null : figures.findProblem;

  const isWide = useIsWide();
  const [isOpened, setIsOpened] = useState<boolean | null>(null);
  const isExplaining = isOpened ?? isWide;
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isOpened === false) opener.current?.focus();
  }, [isOpened]);

  const kpi = data?.kpi ?? null;
  const chosenQuarter = (key: string) => onChange({ quarter: key });

  return (
    <>
      <div className={isExplaining ? styles.withDrawer : styles.alone}>
        <div className={styles.page} aria-busy={figures.isWaiting} data-stale={isStale}>
          <div className={styles.top}>
            <MeasureTitle context={context} kpi={kpi} />
            {isExplaining ? null : (
              <div className={styles.opener}>
                <Button ref={opener} onPress={() => setIsOpened(true)}>
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
            <ExplainDrawer
              context={context}
              problem={findProblem('kpi')}
              kpi={kpi}
              takesFocus={isOpened === true}
              onClose={() => setIsOpened(false)}
            >
              {kpi === null ? null : (
                <>
                  <ExplainChange context={context} kpi={kpi} table={data?.byArea ?? null} />
                  <ExplainEvents kpi={kpi} EventsTool={tools.EventsTool} />
                </>
              )}
            </ExplainDrawer>
          </div>
        ) : null}
      </div>
      <div className={styles.foot}>
        <PageFoot
          facts={kpi === null ? [] : [`Data version ${formatNumber(kpi.dataVersion)}`, formatInstant(kpi.asOf)]}
          marking={marking}
        />
      </div>
    </>
  );
}
