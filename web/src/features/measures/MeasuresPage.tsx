import { gql, type TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';

import { askAgain } from '#graphql/ask-again.js';
import type { MeasuresPageQuery, MeasuresPageQueryVariables } from '#graphql/operations.js';
import { useBlockErrors } from '#graphql/use-block-errors.js';
import { formatInstant, formatMarking, formatNumber } from '#lib/format.js';
import { nameSubject } from '#lib/subject-names.js';
import { PageProblem } from '#parts/PageProblem.js';
import { Notice } from '#ui/Notice.js';
import { PageBody } from '#ui/PageBody.js';
import { PageFoot } from '#ui/PageFoot.js';
import { PageTitle } from '#ui/PageTitle.js';
import { PlainPage } from '#ui/PlainPage.js';
import { Section } from '#ui/Section.js';

import { MEASURE_ENTRY, MEASURE_LATEST, MeasureEntry } from './MeasureEntry.js';
import { MeasuresFilters } from './MeasuresFilters.js';
import styles from './MeasuresPage.module.css';
import { findMeasures, toSubjects } from './search.js';
import { useMeasuresParams } from './use-measures-params.js';

const MEASURES_PAGE: TypedDocumentNode<MeasuresPageQuery, MeasuresPageQueryVariables> = gql`
  query MeasuresPage($withFigures: Boolean!) {
    viewer {
      id
      marking
    }
    measures {
      id
      key
      name
      description
      subject
      ...MeasureEntry_Measure
    }
    kpis @include(if: $withFigures) {
      id
      dataVersion
      asOf
      measure {
        id
        key
      }
      ...MeasureLatest_Kpi
    }
  }
  ${MEASURE_ENTRY}
  ${MEASURE_LATEST}
`;

/**
 * Every measure, with its definition and latest ratings. Definitions are shown without figures too.
 */
export function MeasuresPage() {
  const [asked, onAsk] = useMeasuresParams();
  const { failed, take } = useBlockErrors({
    name: 'measures',
    parts: ['figures'],
    toPart: (field) => (field === 'kpis' ? 'figures' : undefined),
  });
  const { data, error, loading, refetch } = useQuery(MEASURES_PAGE, {
    variables: { withFigures: failed.length === 0 },
    notifyOnNetworkStatusChange: true,
  });
  const onRetry = () => askAgain(refetch());
  const { isAgain, findProblem } = take({ error, loading, hasData: data !== undefined, onRetry });

  if (data === undefined) {
    if (error === undefined || isAgain) return <PlainPage title="Measures">Loading</PlainPage>;
    return <PageProblem error={error} asked="the list of measures" onRetry={onRetry} />;
  }

  const { measures, kpis = [] } = data;
  const subjects = toSubjects(measures);
  const isUnknown = asked.subject !== null && !subjects.includes(asked.subject);
  const found = findMeasures(measures, isUnknown ? { ...asked, subject: null } : asked);
  const latest = new Map(kpis.map((kpi) => [kpi.measure.key, kpi] as const));
  const [first] = kpis;
  const problem = findProblem('figures');

  return (
    <>
      <MeasuresFilters
        subjects={subjects}
        asked={asked}
        onAsk={onAsk}
        told={
          found.length === measures.length ? '' : `${found.length} of ${measures.length} measures`
        }
      />
      <PageBody>
        {isUnknown ? (
          <Notice title="Part of this address was not understood">
            <p>“{asked.subject.slice(0, 40)}” is not a known subject, so all measures are shown.</p>
          </Notice>
        ) : null}
        <PageTitle
          name="Measures"
          message={`${measures.length} measures, each counted one way everywhere`}
        >
          What each figure counts, how it is computed, which way is better, who can see it exactly,
          which returns it comes from, and its value for Thames Valley in the latest closed quarter.
        </PageTitle>
        {problem === null ? null : (
          <Notice title="Definitions only">
            <p>{problem.kind === 'loading' ? 'Loading figures.' : problem.sentence}</p>
          </Notice>
        )}
        {found.length === 0 ? (
          <p className={styles.none}>No measure matches in its name or definition.</p>
        ) : null}
        {subjects
          .filter((subject) => found.some((measure) => measure.subject === subject))
          .map((subject) => (
            <Section key={subject} title={nameSubject(subject)}>
              <ul className={styles.list}>
                {found
                  .filter((measure) => measure.subject === subject)
                  .map((measure) => (
                    <MeasureEntry
                      key={measure.id}
                      measure={measure}
                      latest={latest.get(measure.key) ?? null}
                    />
                  ))}
              </ul>
            </Section>
          ))}
        <PageFoot
          facts={
            first === undefined
              ? []
              : [`Data version ${formatNumber(first.dataVersion)}`, formatInstant(first.asOf)]
          }
          marking={formatMarking(data.viewer.marking)}
        />
      </PageBody>
    </>
  );
}
