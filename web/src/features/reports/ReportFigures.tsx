import { useState } from 'react';

import type { ReportFiguresQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { type AskedKinds, toKindSearch } from '#lib/kind-scope.js';
import { isRange } from '#lib/scope.js';
import { describeCoverage } from '#lib/scope-words.js';
import { wordFreshness } from '#lib/source-words.js';
import { isOverTime } from '#lib/time-question.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { CrimeTypesByQuarter } from './CrimeTypesByQuarter.js';
import { CrimeTypesOverTime } from './CrimeTypesOverTime.js';
import { seriesFields } from './labels.js';
import { type Part, parts, toPart, toVariables } from './question.js';
import type { BlockContext, ReportChoices, ReportScope } from './report.type.js';
import { ReportControl } from './ReportControl.js';
import styles from './ReportFigures.module.css';
import { REPORT_FIGURES } from './reports-query.js';
import { ReportsByChannel } from './ReportsByChannel.js';
import { ReportsByCrimeType } from './ReportsByCrimeType.js';
import { ReportsByDistrict } from './ReportsByDistrict.js';
import { ReportsByLimb } from './ReportsByLimb.js';
import { ReportsBySign } from './ReportsBySign.js';
import { ReportsRangeTitle } from './ReportsRangeTitle.js';
import { ReportsTitle } from './ReportsTitle.js';
import { SeriousOverTime } from './SeriousOverTime.js';

interface ReportFiguresProps {
  readonly choices: ReportChoices;
  readonly scope: ReportScope;
  /** What of the address was understood. */
  readonly asked: AskedKinds;
  readonly onChange: (change: Partial<AskedKinds>) => void;
  readonly marking: string;
}

interface Shown {
  readonly data: ReportFiguresQuery | undefined;
  readonly context: BlockContext;
}

/** The figures of the page for one set of filters. Those of the former filters stay, dimmed, until the next are there. */
export function ReportFigures({ choices, scope, asked, onChange, marking }: ReportFiguresProps) {
  const figures = usePartedQuery({
    query: REPORT_FIGURES,
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
      marking,
      coverage: total === undefined ? scope.quarter.name : describeCoverage(scope, total),
      freshness: total === undefined ? 'It is not known how settled it is' : wordFreshness(total.periodStatus),
      toAddress: (change) => `/reports${toKindSearch({ ...asked, ...change })}`,
      onChoose: onChange,
    },
  };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  const findProblem = isStale ? () => null : figures.findProblem;
  // What stands over a block of a range comes from one question for all of them.
  const ofRange = data?.ofRange ?? null;
  const findHeadProblem = (part: Part) => findProblem(part) ?? (isRange(context.scope) ? findProblem('range') : null);

  const facts = data?.total === undefined ? [] : [`Data version ${formatNumber(data.total.dataVersion)}`, formatInstant(data.total.asOf)];
  if (data?.total?.dataVersion === 0) {
    return (
      <>
        <PageTitle name="Reports" message="Nothing has been published yet">
          The page fills as agencies publish their returns of reports.
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
            <ReportsRangeTitle context={context} table={ofRange} />
          ) : (
            <ReportsTitle context={context} kpi={data?.total ?? null} rate={data?.rate ?? null} />
          )}
        </div>
        <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
        <div className={styles.figures}>
          <ReportControl
            context={context}
            problem={findHeadProblem('total')}
            measure="reports"
            name="reports"
            subtitle="Reports received by quarter"
            were={null}
            kpi={data?.total ?? null}
            ofRange={ofRange}
            running={data?.running ?? null}
          />
          {isOverTime(context.scope) ? (
            <CrimeTypesOverTime context={context} problem={findProblem('series')} table={data?.seriesOverTime ?? null} />
          ) : (
            <CrimeTypesByQuarter
              context={context}
              problem={findProblem('series')}
              series={seriesFields.flatMap(({ code, field }) => {
                const kpi = data?.[field];
                return kpi === undefined ? [] : [{ code, kpi }];
              })}
            />
          )}
          <ReportsByCrimeType context={context} problem={findProblem('crimeTypes')} table={data?.byCrimeType ?? null} />
          <ReportsByChannel context={context} problem={findProblem('channels')} table={data?.byChannel ?? null} />
          <SeriousOverTime
            context={context}
            problem={findProblem('serious')}
            tables={[data?.withLimb, data?.withoutLimb].filter((table) => table !== undefined)}
          />
          <ReportsByLimb
            context={context}
            problem={findHeadProblem('limbs')}
            table={data?.byLimb ?? null}
            share={data?.seriousShare ?? null}
            ofRange={ofRange}
          />
          <ReportControl
            context={context}
            problem={findHeadProblem('firstAction')}
            measure="reportsActionedIn24h"
            name="first-action"
            subtitle="Reports with a first action within 24 hours, of those that have a first action, by quarter received"
            were="had their first action within 24 hours"
            kpi={data?.firstAction ?? null}
            ofRange={ofRange}
            notes={data?.firstActionOf ?? null}
          />
          <ReportControl
            context={context}
            problem={findHeadProblem('linked')}
            measure="reportsToDisruption"
            name="linked"
            subtitle="Reports linked to a confirmed disruption, of all reports, by quarter received"
            were="were linked to a confirmed disruption"
            kpi={data?.linked ?? null}
            ofRange={ofRange}
            notes={data?.linkedOf ?? null}
            caveat="Recent reports have had less time to lead to a disruption."
          />
          <ReportsBySign context={context} problem={findProblem('signs')} table={data?.bySign ?? null} />
          <ReportsByDistrict context={context} problem={findProblem('districts')} table={data?.byDistrict ?? null} />
        </div>
      </div>
      <PageFoot facts={facts} marking={marking} />
    </>
  );
}
