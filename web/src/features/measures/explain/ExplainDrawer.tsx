import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';

import type { MeasureContext } from '#features/measures/measure/measure.type.js';
import { writeQuestion } from '#features/measures/measure/question.js';
import type { ExplainDrawer_KpiFragment } from '#graphql/operations.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { besideFigure, explainFigures, formatFigure, formatFlags } from '#lib/figure.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';

import { CopyQuestion } from './CopyQuestion.js';
import { isProtectedRule, wordDisclosure, wordFilter, wordPeriodStatus, wordResult } from './explain-words.js';
import styles from './ExplainDrawer.module.css';
import { MissingReturns } from './MissingReturns.js';

export const EXPLAIN_DRAWER: TypedDocumentNode<ExplainDrawer_KpiFragment> = gql`
  fragment ExplainDrawer_Kpi on Kpi {
    id
    asOf
    dataVersion
    periodStatus
    returnsDue
    returnsReceived
    period {
      id
      key
      label
      longLabel
    }
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
      own
      othersInWords
    }
    measure {
      id
      description
      formula
      disclosure
    }
  }
`;

interface ExplainDrawerProps {
  readonly context: MeasureContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<ExplainDrawer_KpiFragment> | null;
  /** What made the change, where that can be told. */
  readonly children: ReactNode;
  /** Whether a person opened it, who is to be led to it; false where it stands open by itself. */
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

/** Everything behind one number: what it counts, how, of which returns, and what to know before trusting it. */
export function ExplainDrawer({ context, problem, kpi, children, takesFocus, onClose }: ExplainDrawerProps) {
  const { data, complete } = useFragment({ fragment: EXPLAIN_DRAWER, from: kpi });
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  return (
    <aside className={styles.drawer} id="explain" aria-labelledby="explain-heading" aria-busy={problem?.kind === 'loading'}>
      <header className={styles.head}>
        <h2 id="explain-heading" ref={heading} tabIndex={-1}>
          Explain this number
        </h2>
        <button className={styles.close} type="button" aria-label="Close the explanation" onClick={onClose}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
            <path d="M1 1l12 12M13 1 1 13" />
          </svg>
        </button>
      </header>
      {complete ? (
        <Explanation context={context} data={data}>
          {children}
        </Explanation>
      ) : (
        <Waiting problem={problem} />
      )}
    </aside>
  );
}

function Waiting({ problem }: Pick<ExplainDrawerProps, 'problem'>) {
  if (problem === null || problem.kind === 'loading') return <div className={styles.skeleton} />;
  return (
    <div className={styles.problem}>
      <p>{problem.sentence}</p>
      {problem.kind === 'failed' ? <Button onPress={problem.onRetry}>Try again</Button> : null}
    </div>
  );
}

interface ExplanationProps {
  readonly context: MeasureContext;
  readonly data: ExplainDrawer_KpiFragment;
  readonly children: ReactNode;
}

function Explanation({ context, data, children }: ExplanationProps) {
  const { measure, scope, place } = context;
  const { figure, period } = data;
  const flags = explainFigures([figure], []);

  return (
    <>
      <p className={styles.value}>{formatFigure(figure)}</p>
      <p>
        {[measure.name, place, period.label].filter((words) => words !== '').join(', ')}{' '}
        <span className={styles.flags}>{formatFlags(besideFigure(figure))}</span>
      </p>
      {figure.own === null ? null : (
        <p>
          Of yours, exactly: {figure.own === 0 ? 'none' : formatNumber(figure.own)}. Of others: {figure.othersInWords}.
        </p>
      )}
      <h3>Definition</h3>
      <p>{data.measure.description}</p>
      <h3>Formula</h3>
      <p>
        {data.measure.formula.replace(/[.]$/, '')}
        {wordResult(figure)}.
      </p>
      {children}
      <h3>Filter</h3>
      <p>{wordFilter(context, period.longLabel)}</p>
      <h3>Returns</h3>
      <MissingReturns
        quarter={period.key}
        agency={scope.agency}
        datasets={measure.datasets}
        due={data.returnsDue}
        received={data.returnsReceived}
      />
      <h3>Flags and period</h3>
      {flags.map((flag) => (
        <p key={flag}>{flag}</p>
      ))}
      <p>{wordPeriodStatus(data.periodStatus)}</p>
      <h3>Disclosure</h3>
      <p>
        {wordDisclosure(data.measure.disclosure)}
        {isProtectedRule(data.measure.disclosure) ? (
          <>
            {' '}
            <Link to="/disclosure">How people are protected</Link>
          </>
        ) : null}
      </p>
      <h3>Data</h3>
      <p>
        Version {formatNumber(data.dataVersion)}, read on {formatInstant(data.asOf)}.
      </p>
      <h3>Query</h3>
      <CopyQuestion question={writeQuestion(measure, scope)} />
    </>
  );
}
