import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import type { MeasuresPageQuery, MeasuresPageQueryVariables } from '#graphql/operations.js';
import { formatMarking } from '#lib/format.js';
import { PageProblem } from '#parts/PageProblem.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';

import { MEASURE_ENTRY, MeasureEntry } from './MeasureEntry.js';
import styles from './MeasuresPage.module.css';

const MEASURES_PAGE: TypedDocumentNode<MeasuresPageQuery, MeasuresPageQueryVariables> = gql`
  query MeasuresPage {
    viewer {
      id
      marking
    }
    measures {
      id
      ...MeasureEntry_Measure
    }
  }
  ${MEASURE_ENTRY}
`;

/** Every measure there is, with its definition. */
export function MeasuresPage() {
  const { data, error, refetch } = useQuery(MEASURES_PAGE);

  if (data === undefined) {
    if (error === undefined) return <PlainPage title="Measures">Loading</PlainPage>;
    return <PageProblem error={error} asked="the list of measures" onRetry={() => void refetch().catch(() => undefined)} />;
  }

  return (
    <PageBody>
      <PageTitle name="Measures" message={`${data.measures.length} measures, each counted one way everywhere`}>
        What each figure counts, how it is computed, and which way is better.
      </PageTitle>
      <ul className={styles.list}>
        {data.measures.map((measure) => (
          <MeasureEntry key={measure.id} measure={measure} />
        ))}
      </ul>
      <PageFoot facts={[]} marking={formatMarking(data.viewer.marking)} />
    </PageBody>
  );
}
