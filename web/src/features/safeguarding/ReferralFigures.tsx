import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';

import type { ReferralFiguresQuery, ReferralFiguresQueryVariables } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import { capitalise, formatInstant, formatNumber } from '#lib/format.js';
import { countCuts } from '#lib/protected.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';

import { ProtectionNotice } from './ProtectionNotice.js';
import { toFigureFilter } from './question.js';
import type { BlockContext, BlockProblem } from './referral.type.js';
import type { ReferralFilters } from './referral-filters.js';
import styles from './ReferralFigures.module.css';
import { REFERRALS_BY_AGE_BAND, ReferralsByAgeBand } from './ReferralsByAgeBand.js';
import { REFERRALS_BY_AREA, ReferralsByArea } from './ReferralsByArea.js';
import { REFERRALS_BY_EXPLOITATION, ReferralsByExploitation } from './ReferralsByExploitation.js';
import { REFERRALS_BY_PATHWAY, ReferralsByPathway } from './ReferralsByPathway.js';
import { REFERRALS_BY_QUARTER, ReferralsByQuarter } from './ReferralsByQuarter.js';
import { REFERRAL_TITLE, ReferralTitle } from './ReferralTitle.js';
import { describeRange, describeScope, nameReferrals } from './scope.js';

const REFERRAL_FIGURES: TypedDocumentNode<ReferralFiguresQuery, ReferralFiguresQueryVariables> = gql`
  query ReferralFigures($where: FigureFilter!, $withPathways: Boolean!) {
    byQuarter: figures(by: [QUARTER], where: $where, fillGaps: true) {
      id
      dataVersion
      asOf
      protections {
        measure
        cuts
        mostCuts
        areOthersShown
      }
      ...ReferralTitle_FigureTable
      ...ReferralsByQuarter_FigureTable
    }
    byPathway: figures(by: [PATHWAY], where: $where) @include(if: $withPathways) {
      id
      ...ReferralsByPathway_FigureTable
    }
    byAgeBand: figures(by: [AGE_BAND], where: $where) {
      id
      ...ReferralsByAgeBand_FigureTable
    }
    byExploitation: figures(by: [EXPLOITATION], where: $where) {
      id
      ...ReferralsByExploitation_FigureTable
    }
    byArea: figures(by: [AREA], where: $where) {
      id
      ...ReferralsByArea_FigureTable
    }
  }
  ${REFERRAL_TITLE}
  ${REFERRALS_BY_QUARTER}
  ${REFERRALS_BY_PATHWAY}
  ${REFERRALS_BY_AGE_BAND}
  ${REFERRALS_BY_EXPLOITATION}
  ${REFERRALS_BY_AREA}
`;

interface ReferralFiguresProps {
  readonly filters: ReferralFilters;
  readonly marking: string;
  /** Agencies whose own figures the viewer sees, by name. */
  readonly ownAgencies: readonly string[];
  /** The strip of filters, with what is told of the cuts that they make; null before that is known, and where nothing is protected. */
  readonly toStrip: (cuts: string | null) => ReactNode;
  /** What has to be known before anything else. */
  readonly children: ReactNode;
  /** Names of the quarters in the range that are not closed. */
  readonly open: readonly string[];
}

/** The figures of the page for one set of filters: one question, one answer, one data version. */
export function ReferralFigures({ filters, marking, ownAgencies, open, toStrip, children }: ReferralFiguresProps) {
  const { data, error, loading, refetch } = useQuery(REFERRAL_FIGURES, {
    variables: { where: toFigureFilter(filters), withPathways: filters.pathway === null },
    notifyOnNetworkStatusChange: true,
  });

  const context: BlockContext = {
    filters,
    marking,
    open,
    noun: capitalise(nameReferrals(filters)),
    nounWithin: nameReferrals(filters),
    ownAgency: ownAgencies.length === 1 ? (ownAgencies[0] ?? null) : null,
    range: describeRange(filters),
    scope: describeScope(filters),
  };
  const protection = data?.byQuarter.protections[0] ?? null;
  const problem = findProblem({
    error,
    isWaiting: loading || (data === undefined && error === undefined),
    onRetry: () => void refetch().catch(() => undefined),
  });
  const facts = data === undefined ? [] : [`Data version ${formatNumber(data.byQuarter.dataVersion)}`, formatInstant(data.byQuarter.asOf)];

  return (
    <>
      {toStrip(protection === null ? null : countCuts(protection))}
      <PageBody>
        {children}
        <ReferralTitle context={context} table={data?.byQuarter ?? null} />
        {protection === null ? null : <ProtectionNotice isOfAgency={ownAgencies.length > 0} cuts={countCuts(protection)} />}
        <HiddenText role="status">{problem?.kind === 'loading' ? 'Loading figures' : ''}</HiddenText>
        <div className={styles.figures}>
          <div className={styles.wide}>
            <ReferralsByQuarter context={context} problem={problem} table={data?.byQuarter ?? null} />
          </div>
          <div className={`${styles.stack} ${styles.pair}`}>
            {filters.pathway === null ? (
              <ReferralsByPathway context={context} problem={problem} table={data?.byPathway ?? null} />
            ) : (
              <ReferralsByAgeBand context={context} problem={problem} table={data?.byAgeBand ?? null} />
            )}
            <ReferralsByExploitation context={context} problem={problem} table={data?.byExploitation ?? null} />
          </div>
          <div className={styles.stack}>
            {filters.pathway === null ? <ReferralsByAgeBand context={context} problem={problem} table={data?.byAgeBand ?? null} /> : null}
            <ReferralsByArea context={context} problem={problem} table={data?.byArea ?? null} />
          </div>
        </div>
        <PageFoot facts={facts} marking={marking} />
      </PageBody>
    </>
  );
}

interface Progress {
  readonly error: unknown;
  readonly isWaiting: boolean;
  readonly onRetry: () => void;
}

function findProblem({ error, isWaiting, onRetry }: Progress): BlockProblem | null {
  if (isWaiting) return { kind: 'loading' };
  if (error === undefined) return null;

  const problem = toProblem(error);
  return problem.kind === 'refused'
    ? { kind: 'refused', sentence: problem.sentence }
    : { kind: 'failed', sentence: problem.sentence, onRetry };
}
