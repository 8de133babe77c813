import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { ReferralFiguresQuery, ReferralFiguresQueryVariables } from '#graphql/operations.js';
import { toProblem } from '#graphql/problem.js';
import type { Filters } from '#lib/address.js';
import { formatInstant, formatNumber } from '#lib/format.js';
import { HiddenText } from '#ui/HiddenText.js';
import { PageFoot } from '#ui/PageFoot.js';

import { NRM_BY_AGE_BAND, NrmByAgeBand } from './NrmByAgeBand.js';
import { NRM_BY_AREA, NrmByArea } from './NrmByArea.js';
import { NRM_BY_EXPLOITATION, NrmByExploitation } from './NrmByExploitation.js';
import { NRM_BY_QUARTER, NrmByQuarter } from './NrmByQuarter.js';
import { toFigureFilter } from './question.js';
import type { BlockProblem } from './referral.type.js';
import styles from './ReferralFigures.module.css';
import { REFERRAL_TITLE, ReferralTitle } from './ReferralTitle.js';
import { describeRange, describeScope } from './scope.js';

const REFERRAL_FIGURES: TypedDocumentNode<ReferralFiguresQuery, ReferralFiguresQueryVariables> = gql`
  query ReferralFigures($where: FigureFilter!) {
    byQuarter: figures(by: [QUARTER], where: $where, fillGaps: true) {
      id
      dataVersion
      asOf
      ...ReferralTitle_FigureTable
      ...NrmByQuarter_FigureTable
    }
    byAgeBand: figures(by: [AGE_BAND], where: $where) {
      id
      ...NrmByAgeBand_FigureTable
    }
    byExploitation: figures(by: [EXPLOITATION], where: $where) {
      id
      ...NrmByExploitation_FigureTable
    }
    byArea: figures(by: [AREA], where: $where) {
      id
      ...NrmByArea_FigureTable
    }
  }
  ${REFERRAL_TITLE}
  ${NRM_BY_QUARTER}
  ${NRM_BY_AGE_BAND}
  ${NRM_BY_EXPLOITATION}
  ${NRM_BY_AREA}
`;

interface ReferralFiguresProps {
  readonly filters: Filters;
  readonly marking: string;
  /** Names of the quarters in the range that are not closed. */
  readonly open: readonly string[];
}

/** The figures of the page for one set of filters: one question, one answer, one data version. */
export function ReferralFigures({ filters, marking, open }: ReferralFiguresProps) {
  const { data, error, loading, refetch } = useQuery(REFERRAL_FIGURES, {
    variables: { where: toFigureFilter(filters) },
    notifyOnNetworkStatusChange: true,
  });

  const context = { filters, marking, open, range: describeRange(filters), scope: describeScope(filters) };
  const problem = findProblem({
    error,
    isWaiting: loading || (data === undefined && error === undefined),
    onRetry: () => void refetch().catch(() => undefined),
  });
  const facts = data === undefined ? [] : [`Data version ${formatNumber(data.byQuarter.dataVersion)}`, formatInstant(data.byQuarter.asOf)];

  return (
    <>
      <ReferralTitle context={context} table={data?.byQuarter ?? null} />
      <HiddenText role="status">{problem?.kind === 'loading' ? 'Loading figures' : ''}</HiddenText>
      <div className={styles.figures}>
        <div className={styles.wide}>
          <NrmByQuarter context={context} problem={problem} table={data?.byQuarter ?? null} />
        </div>
        <div className={`${styles.stack} ${styles.pair}`}>
          <NrmByAgeBand context={context} problem={problem} table={data?.byAgeBand ?? null} />
          <NrmByExploitation context={context} problem={problem} table={data?.byExploitation ?? null} />
        </div>
        <div className={styles.stack}>
          <NrmByArea context={context} problem={problem} table={data?.byArea ?? null} />
        </div>
      </div>
      <PageFoot facts={facts} marking={marking} />
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
