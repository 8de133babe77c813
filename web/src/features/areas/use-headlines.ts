import type { FragmentType } from '@apollo/client';
import { useFragment } from '@apollo/client/react';

import type { AreaHeadline_KpiFragment } from '#graphql/operations.js';

import { AREA_HEADLINE } from './headline-fragment.js';
import { groupHeadlines, type HeadlineGroup } from './headlines.js';

export interface HeadlineKpis {
  readonly kpis: readonly FragmentType<AreaHeadline_KpiFragment>[];
  readonly others: readonly FragmentType<AreaHeadline_KpiFragment>[];
}

/** The headline measures of an area beside those of another, by subject. Empty until they are there. */
export function useHeadlines({ kpis, others }: HeadlineKpis): readonly HeadlineGroup[] {
  const own = useFragment({ fragment: AREA_HEADLINE, from: [...kpis] });
  const beside = useFragment({ fragment: AREA_HEADLINE, from: [...others] });
  return own.complete && beside.complete ? groupHeadlines(own.data, beside.data) : [];
}
