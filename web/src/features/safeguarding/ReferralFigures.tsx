import { type ReactNode, useState } from 'react';

import type { ReferralFiguresQuery } from '#graphql/operations.js';
import { usePartedQuery } from '#graphql/use-parted-query.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { countCuts } from '#lib/protected.js';
import { isRange, toSearch } from '#lib/scope.js';
import { describeCoverage } from '#lib/scope-words.js';
import { wordCoverage, wordFreshness } from '#lib/source-words.js';
import { findStockQuarter } from '#lib/stock-quarter.js';
import { isOverTime } from '#lib/time-question.js';
import { HiddenText } from '#ui/HiddenText.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';

import { type AskedReferrals, toReferralSearch } from './address.js';
import { Decisions } from './Decisions.js';
import { decisionFields, levels } from './labels.js';
import { ProtectionNotice } from './ProtectionNotice.js';
import { parts, toPart, toVariables } from './question.js';
import type { BlockContext, ReferralChoices, ReferralScope } from './referral.type.js';
import styles from './ReferralFigures.module.css';
import { ReferralFilters } from './ReferralFilters.js';
import { ReferralGroups } from './ReferralGroups.js';
import { ReferralRangeTitle } from './ReferralRangeTitle.js';
import { REFERRAL_FIGURES } from './referrals-query.js';
import { ReferralsByQuarter } from './ReferralsByQuarter.js';
import { ReferralsOverTime } from './ReferralsOverTime.js';
import { ReferralTiles } from './ReferralTiles.js';
import { ReferralTitle } from './ReferralTitle.js';

interface ReferralFiguresProps {
  readonly choices: ReferralChoices;
  readonly scope: ReferralScope;
  /** What of the address was understood. */
  readonly asked: AskedReferrals;
  /** What of it was not, a sentence each. */
  readonly problems: readonly string[];
  readonly onChange: (change: Partial<AskedReferrals>) => void;
  /** A way to keep the filters as one's own. */
  readonly mine: ReactNode;
  readonly marking: string;
  /** Agencies whose own figures the viewer sees, by name. */
  readonly ownAgencies: readonly string[];
}

interface Shown {
  readonly data: ReferralFiguresQuery | undefined;
  readonly context: BlockContext;
}

/** The page for one set of filters. The figures of the former filters stay, dimmed, until the next are there. */
export function ReferralFigures({ choices, scope, asked, problems, onChange, mine, marking, ownAgencies }: ReferralFiguresProps) {
  const figures = usePartedQuery({
    query: REFERRAL_FIGURES,
    parts,
    toPart,
    toVariables: (failed) => toVariables(scope, choices, failed),
  });
  const judged = figures.data?.referrals;
  const latest = figures.data?.running ?? judged;
  const judgedQuarter = findStockQuarter(scope, choices);
  const current: Shown = {
    data: figures.data,
    context: {
      choices,
      scope,
      marking,
      ownAgency: ownAgencies.length === 1 ? (ownAgencies[0] ?? null) : null,
      coverage: latest === undefined ? scope.quarter.name : describeCoverage(scope, latest),
      freshness: wordSettled(latest),
      ofJudged: {
        coverage: judged === undefined ? judgedQuarter.name : `${isRange(scope) ? `${judgedQuarter.name}: ` : ''}${wordCoverage(judged)}`,
        freshness: wordSettled(judged),
      },
      toAddress: (change) => `/safeguarding${toReferralSearch({ ...asked, ...change })}`,
      toMeasure: (key, area = asked.area) => `/measures/${key}${toSearch({ ...asked, area })}`,
      onChoose: onChange,
    },
  };

  const [last, setLast] = useState<Shown | null>(null);
  if (current.data !== undefined && current.data !== last?.data) setLast(current);
  const isStale = current.data === undefined && figures.isWaiting && last !== null;
  const { data, context } = isStale ? last : current;
  const findProblem = isStale ? () => null : figures.findProblem;
  const collect = <Item,>(items: readonly (Item | undefined)[]) => items.filter((item) => item !== undefined);

  const whole = data?.byQuarter ?? data?.ofRange;
  const answer = whole ?? data?.referrals;
  const facts = answer === undefined ? [] : [`Data version ${formatNumber(answer.dataVersion)}`, formatInstant(answer.asOf)];
  const protection = whole?.protections[0] ?? null;
  const isNrm = context.scope.pathway?.code === 'NRM';

  return (
    <>
      <ReferralFilters
        choices={choices}
        scope={scope}
        onChange={onChange}
        mine={mine}
        cuts={protection === null ? null : countCuts(protection)}
      />
      <PageBody>
        {problems.length === 0 ? null : (
          <Notice title="Part of this address was not understood">
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Notice>
        )}
        {answer?.dataVersion === 0 ? (
          <PageTitle name="Safeguarding" message="Nothing has been published yet">
            The page fills as agencies publish their returns of referrals.
          </PageTitle>
        ) : (
          <div
            className={protection === null ? styles.page : `${styles.page} ${styles.isProtected}`}
            aria-busy={figures.isWaiting}
            data-stale={isStale}
          >
            <div className={styles.title}>
              {isRange(context.scope) ? (
                <ReferralRangeTitle context={context} table={data?.ofRange ?? null} />
              ) : (
                <ReferralTitle
                  context={context}
                  table={data?.byQuarter ?? null}
                  kpi={(isNrm ? data?.nrmReferrals : data?.referrals) ?? null}
                  isJudged={isNrm || context.scope.pathway === null}
                />
              )}
            </div>
            {protection === null ? null : <ProtectionNotice isOfAgency={ownAgencies.length > 0} />}
            <HiddenText role="status">{figures.isWaiting ? 'Loading figures' : ''}</HiddenText>
            <ReferralTiles
              context={context}
              problem={findProblem('tiles')}
              kpis={collect([data?.referrals, data?.nrmReferrals, data?.triage, data?.repeats])}
            />
            <div className={styles.pair}>
              <ReferralGroups part="pathway" context={context} problem={findProblem('pathways')} table={data?.byPathway ?? null} />
              <ReferralGroups
                part="exploitation"
                context={context}
                problem={findProblem('exploitation')}
                table={data?.byExploitation ?? null}
              />
            </div>
            <div className={styles.columns}>
              <div className={styles.stack}>
                <div className={styles.decisions}>
                  <Decisions
                    context={context}
                    problem={findProblem('decisions')}
                    kpis={collect(decisionFields.flatMap(({ field }) => levels.map((level) => data?.[`${field}${level}`])))}
                  />
                </div>
                <div className={styles.quarters}>
                  {isOverTime(context.scope) ? (
                    <ReferralsOverTime context={context} problem={findProblem('quarters')} table={data?.overTime ?? null} />
                  ) : (
                    <ReferralsByQuarter context={context} problem={findProblem('quarters')} table={data?.byQuarter ?? null} />
                  )}
                </div>
              </div>
              <div className={styles.stack}>
                <ReferralGroups part="ageBand" context={context} problem={findProblem('ageBands')} table={data?.byAgeBand ?? null} />
                <ReferralGroups part="area" context={context} problem={findProblem('areas')} table={data?.byArea ?? null} />
              </div>
            </div>
          </div>
        )}
        <PageFoot facts={facts} marking={marking} />
      </PageBody>
    </>
  );
}

function wordSettled(kpi: { readonly periodStatus: string } | undefined): string {
  return kpi === undefined ? 'It is not known how settled it is' : wordFreshness(kpi.periodStatus);
}
