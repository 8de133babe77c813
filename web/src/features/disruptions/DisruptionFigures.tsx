import { useState } from 'react';

import type { DisruptionFiguresQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { isRange } from '#lib/scope.js';
import { describeCoverage } from '#lib/scope-words.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import { isOverTime } from '#lib/time-question.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { ByAgency } from './ByAgency.js';
import { ByDistrict } from './ByDistrict.js';
import { ByImpact } from './ByImpact.js';
import { CrimeByObjective } from './CrimeByObjective.js';
import type { BlockContext, DisruptionChoices, DisruptionScope } from './disruption.type.js';
import styles from './DisruptionFigures.module.css';
import { DISRUPTION_FIGURES } from './disruptions-query.js';
import { DisruptionsRangeTitle } from './DisruptionsRangeTitle.js';
import { DisruptionsTitle } from './DisruptionsTitle.js';
import { Groups } from './Groups.js';
import { familyFields } from './labels.js';
import { MultiAgency } from './MultiAgency.js';
import { ObjectivesByQuarter } from './ObjectivesByQuarter.js';
import { ObjectivesOverTime } from './ObjectivesOverTime.js';
import { parts, toPart, toVariables } from './question.js';
import { Results } from './Results.js';
import { wordRunning } from './running-words.js';

interface DisruptionFiguresProps {
  readonly choices: DisruptionChoices;
  readonly scope: DisruptionScope;
  /** What of the address was understood. */
  readonly asked: AskedKinds;
  readonly onChange: (change: Partial<AskedKinds>) => void;
  readonly isCleared: boolean;
  readonly marking: string;
  /** Every quarter with its first and last day. */
  readonly quarters: readonly { readonly start: string; readonly end: string }[];
}

interface Shown {
  readonly data: DisruptionFiguresQuery | undefined;
  readonly context: BlockContext;
}

/** The figures of the page for one set of filters. Those of the former filters stay, dimmed, until the next are there. */
export function DisruptionFigures({ choices, scope, asked, onChange, isCleared, marking, quarters }: DisruptionFiguresProps) {
  const figures = usePartedQuery({
    query: DISRUPTION_FIGURES,
    parts,
    toPart,
    toVariables: (failed) => toVariables(scope, choices, failed),
  });
  const total = figures.data?.total;
  const current: Shown = {
    data: figures.data,
    context: {
      choices,
      scope,
      isCleared,
      marking,
      coverage: total === undefined ? scope.quarter.name : describeCoverage(scope, total),
      ofQuarter: total === undefined ? scope.quarter.name : wordCoverage(total),
      freshness: total === undefined ? 'It is not known how settled it is' : wordFreshness(total.periodStatus),
      toAddress: (change) => `/disruptions${toKindSearch({ ...asked, ...change })}`,
      toMeasure: (key) => `/measures/${key}${toKindSearch(asked)}`,
      onChoose: onChange,
    },
  };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  // Results, groups and the work of several agencies are told of one quarter only: the last of a range.
  const ofQuarter = { ...context, scope: { ...context.scope, from: context.scope.quarter }, coverage: context.ofQuarter };
  const findProblem = isStale ? () => null : figures.findProblem;
  const collect = <Item,>(items: readonly (Item | undefined)[]) => items.filter((item) => item !== undefined);

  const facts = data?.total === undefined ? [] : [`Data version ${formatNumber(data.total.dataVersion)}`, formatInstant(data.total.asOf)];
  if (data?.total?.dataVersion === 0) {
    return (
      <>
        <PageTitle name="Disruptions" message="Nothing has been published yet">
          The page fills as agencies publish their returns of disruptions and their registers of groups.
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
            <DisruptionsRangeTitle context={context} table={data?.ofRange ?? null} />
          ) : (
            <DisruptionsTitle context={context} kpi={data?.total ?? null} />
          )}
        </div>
        <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
        <div className={styles.figures}>
          <div className={styles.wide}>
            {isOverTime(context.scope) ? (
              <ObjectivesOverTime context={context} problem={findProblem('objectives')} table={data?.overTime ?? null} />
            ) : (
              <ObjectivesByQuarter
                context={context}
                problem={findProblem('objectives')}
                kpis={data?.objectives ?? []}
                running={data?.total === undefined ? null : wordRunning(quarters, data.total.asOf)}
              />
            )}
          </div>
          <div className={styles.wide}>
            <Results context={ofQuarter} problem={findProblem('results')} kpis={data?.results ?? []} />
          </div>
          <CrimeByObjective
            context={context}
            problem={findProblem('crimeTypes')}
            tables={collect([data?.byBoth, data?.byCrimeType, data?.byObjective])}
          />
          <ByDistrict context={context} problem={findProblem('districts')} table={data?.byDistrict ?? null} />
          <ByImpact
            context={context}
            problem={findProblem('impact') ?? (isRange(context.scope) ? findProblem('range') : null)}
            table={data?.byImpact ?? null}
            share={data?.majorModerate ?? null}
            ofRange={data?.ofRange ?? null}
          />
          <Groups
            context={ofQuarter}
            problem={findProblem('groups')}
            table={data?.groupChanges ?? null}
            register={data?.register ?? null}
          />
          <div className={styles.long}>
            <ByAgency context={context} problem={findProblem('agencies')} table={data?.byAgency ?? null} />
          </div>
          <MultiAgency
            context={ofQuarter}
            problem={findProblem('multiAgency')}
            kpi={data?.multiAgency ?? null}
            families={familyFields.flatMap(({ code, field, name }) => {
              const table = data?.[field];
              return table === undefined ? [] : [{ code, name, table }];
            })}
          />
        </div>
      </div>
      <PageFoot facts={facts} marking={marking} />
    </>
  );
}
