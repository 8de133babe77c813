import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { AreaTitle_KpiFragment, DistrictMap_FigureTableFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { formatNumber } from '#lib/format.js';
import { splitClause, splitSentence, wordProgress } from '#lib/sentence.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { BlockContext } from './area.type.js';
import { wordPlace } from './district-words.js';
import { DISTRICT_MAP } from './DistrictMap.js';
import { findBlurred, toDistricts } from './districts.js';

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
  const shown = unmask(AREA_TITLE, kpi);
  const districts = unmask(DISTRICT_MAP, table);
  const isOpen = shown?.periodStatus === 'OPEN';
  const [message, more] = shown !== null ? (isOpen ? splitClause : splitSentence)(shown.sentence) : [scope.area.name, ''];
  const place =
    districts !== null &&
    shown !== null &&
    scope.area.kind === 'DISTRICT' &&
    !isOpen &&
    findBlurred(districts.rows, { measure: scope.measure, areas: context.choices.areas }) === null
      ? wordPlace(toDistricts(districts.rows, scope), scope.area.code, scope)
      : null;
  const variation = shown !== null && place !== null ? variationWords[shown.variation] : '';
  const { population } = scope.area;

  return (
    <PageTitle name={scope.area.name} message={place === null ? message : `${place}${variation}`}>
      {[
        `${shown?.period.longLabel ?? scope.quarter.name}, ${scope.area.name}, all agencies.`,
        isOpen ? wordProgress(shown) : '',
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
  TOO_CLOSE: '',
  TOO_FEW_POINTS: '',
} as const;
