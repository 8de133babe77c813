import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { Link } from 'react-router';

import { wordDirection } from '#features/measures/measure-words.js';
import type { MeasureTitle_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { splitSentence, wordProgress } from '#lib/sentence.js';
import { nameSubject } from '#lib/subject-names.js';
import { PageTitle } from '#ui/PageTitle.js';

import type { MeasureContext } from './measure.type.js';
import styles from './MeasureTitle.module.css';

export const MEASURE_TITLE: TypedDocumentNode<MeasureTitle_KpiFragment> = gql`
  fragment MeasureTitle_Kpi on Kpi {
    id
    subject
    sentence
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

interface MeasureTitleProps {
  readonly context: MeasureContext;
  readonly kpi: FragmentType<MeasureTitle_KpiFragment> | null;
}

/** Where the page stands, its message, and what the message is about; the name of the measure alone until it is there. */
export function MeasureTitle({ context, kpi }: MeasureTitleProps) {
  const data = unmask(MEASURE_TITLE, kpi);
  const { measure, scope, place } = context;
  const [message, more] = data !== null ? splitSentence(data.sentence) : [measure.name, ''];
  const period = data?.period.longLabel ?? scope.quarter.name;
  const progress = data?.periodStatus === 'OPEN' ? wordProgress(data) : '';
  const what = [period, place].filter((words) => words !== '').join(', ');

  return (
    <div className={styles.head}>
      <nav className={styles.crumb} aria-label="You are here">
        <Link to="/measures">Measures</Link> / {data !== null ? nameSubject(data.subject) : measure.name}
      </nav>
      <PageTitle name={measure.name} message={message}>
        {more === '' ? null : <span className={styles.more}>{more}</span>}
        {[`${what}.`, progress, `${wordDirection(measure.direction)}.`].filter((words) => words !== '').join(' ')}
      </PageTitle>
    </div>
  );
}
