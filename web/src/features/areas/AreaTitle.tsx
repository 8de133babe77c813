import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { AreaTitle_KpiFragment, DistrictMap_FigureTableFragment } from '#graphql/operations.js';
import { formatNumber } from '#lib/format.js';
import { splitClause, splitSentence, wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './area.type.js';
import { wordPlace } from './district-words.js';
import { DISTRICT_MAP } from './DistrictMap.js';
import { findBlurred, toDistricts } from './districts.js';
import { toVariables } from './foot-words.js';

export const AREA_TITLE: TypedDocumentNode<AreaTitle_KpiFragment> = gql`
  fragment AreaTitle_Kpi on Kpi {
    id
    sentence
    variation
    days
    daysRun
    returnsDue
    returnsReceived
    periodStatus
    period {
      id
      longLabel
    }
  }
`;

interface AreaTitleProps {
  readonly context: BlockContext;
  readonly kpi: FragmentType<AreaTitle_KpiFragment> | null;
  readonly table: FragmentType<DistrictMap_FigureTableFragment> | null;
}

/** The message of the page: where a district stands among all of them, and what is real of it; of a larger area what the measure says. */
export function AreaTitle({ context, kpi, table }: AreaTitleProps) {
  const { scope } = context;
  const shown = useFragment({ fragment: AREA_TITLE, from: kpi });
  const districts = useFragment({ fragment: DISTRICT_MAP, from: table, variables: toVariables(scope) });
  const isOpen = shown.complete && shown.data.periodStatus === 'OPEN';
  const [message, more] = shown.complete ? (isOpen ? splitClause : splitSentence)(shown.data.sentence) : [scope.area.name, ''];
  const place =
    districts.complete &&
    shown.complete &&
    scope.area.kind === 'DISTRICT' &&
    !isOpen &&
    findBlurred(districts.data.rows, context.choices.areas) === null
      ? wordPlace(toDistricts(districts.data.rows, scope.unit), scope.area.code, scope)
      : null;
  const variation = shown.complete && place !== null ? variationWords[shown.data.variation] : '';
  const { population } = scope.area;

  return (
    <PageTitle name={scope.area.name} message={place === null ? message : `${place}${variation}`}>
      {[
        `${shown.complete ? shown.data.period.longLabel : scope.quarter.name}, ${scope.area.name}, all agencies.`,
        isOpen ? wordProgress(shown.data) : '',
        population === null ? '' : `Population ${formatNumber(population)}; a rate is for the one quarter, not a year.`,
        place === null ? more : '',
      ]
        .filter((words) => words !== '')
        .join(' ')}
    </PageTitle>
  );
}

const variationWords = {
  IMPROVING: ', improving',
  WORSENING: ', worsening',
  UNUSUALLY_HIGH: ', unusually high',
  UNUSUALLY_LOW: ', unusually low',
  NO_REAL_CHANGE: ', with no real change',
  TOO_FEW_POINTS: '',
} as const;
