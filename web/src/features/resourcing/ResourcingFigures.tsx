import { useState } from 'react';

import type { ResourcingFiguresQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { isRange } from '#lib/scope.js';
import { describeCoverage } from '#lib/scope-words.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import { isOverTime } from '#lib/time-question.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { Abstraction } from './Abstraction.js';
import { AbstractionByAgency } from './AbstractionByAgency.js';
import { AbstractionOverTime } from './AbstractionOverTime.js';
import { Agencies } from './Agencies.js';
import { countReturns } from './coverage.js';
import { EffortByObjective } from './EffortByObjective.js';
import { HoursByQuarter } from './HoursByQuarter.js';
import { HoursOverTime } from './HoursOverTime.js';
import { HoursPerDisruption } from './HoursPerDisruption.js';
import { objectiveFields } from './labels.js';
import { MoneyByAgency } from './MoneyByAgency.js';
import { MoneyByFunding } from './MoneyByFunding.js';
import { PostsByGroup } from './PostsByGroup.js';
import { parts, toPart, toVariables } from './question.js';
import type { BlockContext, ResourceChoices, ResourceScope } from './resourcing.type.js';
import { RESOURCING_FIGURES } from './resourcing-query.js';
import styles from './ResourcingFigures.module.css';
import { ResourcingRangeTitle } from './ResourcingRangeTitle.js';
import { ResourcingTitle } from './ResourcingTitle.js';

interface ResourcingFiguresProps {
  readonly choices: ResourceChoices;
  readonly scope: ResourceScope;
  /** What of the address was understood. */
  readonly asked: AskedKinds;
  readonly onChange: (change: Partial<AskedKinds>) => void;
}

interface Shown {
  readonly data: ResourcingFiguresQuery | undefined;
  readonly context: BlockContext;
}

/** Resources are open to every partner, whoever reads them. */
const marking = 'OFFICIAL';

/** The figures of the page for one set of filters. Those of the former filters stay, dimmed, until the next are there. */
export function ResourcingFigures({ choices, scope, asked, onChange }: ResourcingFiguresProps) {
  const figures = usePartedQuery({
    query: RESOURCING_FIGURES,
    parts,
    toPart,
    toVariables: (failed) => toVariables(scope, choices, failed),
  });
  const { committed, vacancy } = figures.data ?? {};
  const stock = findStockQuarter(scope, choices);
  const coverage = committed === undefined ? scope.quarter.name : describeCoverage(scope, committed);
  const ofAll = (datasets: readonly string[]) =>
    figures.data?.returns === undefined ? coverage : describeCoverage(scope, countReturns(figures.data.returns, datasets));
  const current: Shown = {
    data: figures.data,
    context: {
      choices,
      scope,
      coverage,
      coverageOfBoth: figures.data?.perDisruption === undefined ? coverage : describeCoverage(scope, figures.data.perDisruption),
      coverageOfAll: { resources: ofAll(['RESOURCES']), both: ofAll(['RESOURCES', 'DISRUPTIONS']) },
      freshness: wordSettled(committed),
      ofStock: {
        coverage: vacancy === undefined ? stock.name : `${isRange(scope) ? `${stock.name}: ` : ''}${wordCoverage(vacancy)}`,
        freshness: wordSettled(vacancy),
      },
      toAddress: (change) => `/resourcing${toKindSearch({ ...asked, ...change })}`,
      toMeasure: (key) => `/measures/${key}${toKindSearch(asked)}`,
      onChoose: onChange,
    },
  };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  // How posts stood is told of one quarter only: of a range, of the end of its last closed one.
  const end = findStockQuarter(context.scope, context.choices);
  const ofStock = { ...context, ...context.ofStock, scope: { ...context.scope, quarter: end, from: end } };
  const areOverTime = isOverTime(context.scope);
  const findProblem = isStale ? () => null : figures.findProblem;

  const facts =
    data?.committed === undefined ? [] : [`Data version ${formatNumber(data.committed.dataVersion)}`, formatInstant(data.committed.asOf)];
  if (data?.committed?.dataVersion === 0) {
    return (
      <>
        <PageTitle name="Resourcing" message="Nothing has been published yet">
          The page fills as agencies publish their returns of resources.
        </PageTitle>
        <PageFoot facts={facts} marking={marking} />
      </>
    );
  }

  return (
    <>
      <div className={styles.page} aria-busy={figures.isWaiting} data-stale={isStale}>
        <div className={styles.title}>
          {isRange(context.scope) ? (
            <ResourcingRangeTitle context={context} hours={data?.ofRange ?? null} vacancy={data?.vacancy ?? null} />
          ) : (
            <ResourcingTitle context={context} hours={data?.committed ?? null} vacancy={data?.vacancy ?? null} />
          )}
        </div>
        <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
        <div className={styles.figures}>
          <div className={styles.wide}>
            <EffortByObjective context={context} problem={findProblem('effort')} table={data?.byObjective ?? null} />
          </div>
          <div className={styles.wide}>
            <PostsByGroup
              context={ofStock}
              problem={findProblem('posts')}
              table={data?.byStaffGroup ?? null}
              trend={data?.watchedTrend ?? null}
            />
          </div>
          <div className={styles.wide}>
            {areOverTime ? (
              <HoursOverTime context={context} problem={findProblem('hours')} table={data?.hoursOverTime ?? null} />
            ) : (
              <HoursByQuarter
                context={context}
                problem={findProblem('hours')}
                kpis={objectiveFields.map(({ field }) => data?.[field]).filter((kpi) => kpi !== undefined)}
              />
            )}
          </div>
          {areOverTime ? (
            <AbstractionOverTime context={context} problem={findProblem('abstraction')} table={data?.abstractionOverTime ?? null} />
          ) : (
            <Abstraction context={context} problem={findProblem('abstraction')} kpi={data?.abstraction ?? null} />
          )}
          <div className={styles.listed}>
            <AbstractionByAgency context={context} problem={findProblem('abstractionAgencies')} table={data?.abstractionByAgency ?? null} />
          </div>
          <div className={styles.listed}>
            <MoneyByAgency context={context} problem={findProblem('moneyAgencies')} table={data?.moneyByAgency ?? null} />
          </div>
          <MoneyByFunding
            context={context}
            problem={findProblem('moneySources')}
            table={data?.moneyByFunding ?? null}
            variance={data?.variance ?? null}
          />
          <div className={styles.wide}>
            <HoursPerDisruption
              context={context}
              problem={findProblem('perDisruption') ?? (isRange(context.scope) ? findProblem('range') : null)}
              kpi={data?.perDisruption ?? null}
              table={data?.perDisruptionByAgency ?? null}
              ofRange={data?.ofRange ?? null}
            />
          </div>
          <div className={styles.long}>
            <Agencies context={context} problem={findProblem('agencies')} table={data?.byAgency ?? null} returns={data?.returns ?? []} />
          </div>
        </div>
      </div>
      <PageFoot facts={facts} marking={marking} />
    </>
  );
}

function wordSettled(kpi: { readonly periodStatus: string } | undefined): string {
  return kpi === undefined ? 'It is not known how settled it is' : wordFreshness(kpi.periodStatus);
}
