import { useState } from 'react';

import type { AreaFiguresQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { AreaChoices, AreaScope, BlockContext, Place } from './area.type.js';
import styles from './AreaFigures.module.css';
import { AREA_FIGURES } from './areas-query.js';
import { AreaTitle } from './AreaTitle.js';
import { AreaTrail } from './AreaTrail.js';
import { DistrictList } from './DistrictList.js';
import { DistrictMap } from './DistrictMap.js';
import { groupHeadlines } from './headlines.js';
import { HeadlinesLong } from './HeadlinesLong.js';
import { HeadlinesShort } from './HeadlinesShort.js';
import type { MapUnit } from './map-measures.js';
import { parts, toPart, toVariables } from './question.js';

interface AreaFiguresProps {
  readonly choices: AreaChoices;
  readonly scope: AreaScope;
  readonly marking: string;
  readonly toArea: (code: string) => string;
  readonly toMeasure: (key: string, area: Place, objective: string | null) => string;
  readonly onChooseArea: (code: string) => void;
  readonly onChooseUnit: (unit: MapUnit) => void;
}

interface Shown {
  readonly data: AreaFiguresQuery | undefined;
  readonly context: BlockContext;
}

/** The figures of an area's page. Those of what was shown before stay, dimmed, until the next are there. */
export function AreaFigures({ choices, scope, marking, toArea, toMeasure, onChooseArea, onChooseUnit }: AreaFiguresProps) {
  const figures = usePartedQuery({
    query: AREA_FIGURES,
    parts,
    toPart,
    toVariables: (failed) => toVariables(scope, failed),
  });
  const shown = figures.data?.shown;
  const current: Shown = {
    data: figures.data,
    context: {
      choices,
      scope,
      marking,
      coverage: shown === undefined ? scope.quarter.name : wordCoverage(shown),
      freshness: shown === undefined ? 'It is not known how settled it is' : wordFreshness(shown.periodStatus),
      toArea,
      toMeasure,
      onChooseArea,
    },
  };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  const findProblem = isStale ? () => null : figures.findProblem;
  const headlines = {
    context,
    problem: findProblem('area') ?? findProblem('other'),
    answer: data?.card ?? null,
    groups: groupHeadlines(
      [...(data?.card?.kpis ?? []), data?.reportRate, data?.disruptionRate, data?.referrals].filter((kpi) => kpi !== undefined),
      [...(data?.otherCard?.kpis ?? []), data?.otherReportRate, data?.otherDisruptionRate, data?.otherReferrals].filter(
        (kpi) => kpi !== undefined,
      ),
    ),
  };

  const facts = data?.shown === undefined ? [] : [`Data version ${formatNumber(data.shown.dataVersion)}`, formatInstant(data.shown.asOf)];
  if (data?.shown?.dataVersion === 0) {
    return (
      <>
        <PageTitle name="Areas" message="Nothing has been published yet">
          The map and the figures of {scope.area.name} fill as agencies publish their returns.
        </PageTitle>
        <PageFoot facts={facts} marking={marking} />
      </>
    );
  }

  return (
    <>
      <div className={styles.page} aria-busy={figures.isWaiting} data-stale={isStale}>
        <div className={styles.title}>
          <AreaTrail area={context.scope.area} choices={choices} toArea={toArea} />
          <AreaTitle context={context} kpi={data?.shown ?? null} table={data?.districts ?? null} />
        </div>
        <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
        <div className={styles.figures}>
          <DistrictMap context={context} problem={findProblem('districts')} table={data?.districts ?? null} onChooseUnit={onChooseUnit} />
          <div className={styles.stack}>
            <HeadlinesShort {...headlines} />
            <DistrictList context={context} problem={findProblem('districts')} table={data?.districts ?? null} />
          </div>
          <div className={styles.wide}>
            <HeadlinesLong {...headlines} />
          </div>
        </div>
      </div>
      <PageFoot facts={facts} marking={marking} />
    </>
  );
}
