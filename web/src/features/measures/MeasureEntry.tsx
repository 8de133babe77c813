import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import { toSparkline } from '#charts/kpi-trend.js';
import { Sparkline } from '#charts/Sparkline.js';
import { describeSparkline } from '#charts/sparkline-words.js';
import type {
  MeasureEntry_MeasureFragment,
  MeasureLatest_KpiFragment,
} from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import { besideFigure, formatFlags, formatHeadline } from '#lib/figure.js';
import { capitalise } from '#lib/format.js';
import { nameSource } from '#lib/source-words.js';
import { describeUnit } from '#lib/unit.js';
import { KPI_TREND } from '#parts/kpi-trend-fragment.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';

import { describeDirection, describeOpenness } from './measure-words.js';
import styles from './MeasureEntry.module.css';

export const MEASURE_ENTRY: TypedDocumentNode<MeasureEntry_MeasureFragment> = gql`
  fragment MeasureEntry_Measure on Measure {
    id
    key
    name
    description
    formula
    unit
    direction
    disclosure
    datasets
  }
`;

export const MEASURE_LATEST: TypedDocumentNode<MeasureLatest_KpiFragment> = gql`
  fragment MeasureLatest_Kpi on Kpi {
    id
    status
    measure {
      id
      unit
    }
    period {
      id
      label
    }
    figure {
      value
      text
      displayText
      flags
      numerator
      denominator
    }
    target {
      id
      text
      value
      lower
      upper
    }
    ...KpiTrend_Kpi @unmask
  }
  ${KPI_TREND}
`;

interface MeasureEntryProps {
  readonly measure: FragmentType<MeasureEntry_MeasureFragment>;
  /** The latest ratings; null if there are no figures to show. */
  readonly latest: FragmentType<MeasureLatest_KpiFragment> | null;
}

/** One measure in the list: what it counts and how, and its latest ratings. */
export function MeasureEntry({ measure, latest }: MeasureEntryProps) {
  const data = unmask(MEASURE_ENTRY, measure);

  return (
    <li className={styles.entry}>
      <div className={styles.definition}>
        <h3>
          <Link to={`/measures/${data.key}`}>{data.name}</Link>
        </h3>
        <p>{data.description}</p>
        <p className={styles.formula}>{data.formula}</p>
      </div>
      <MeasureLatest name={data.name} kpi={latest} />
      <dl className={styles.facts}>
        <Fact name="Unit">{describeUnit(data.unit)}</Fact>
        <Fact name="Direction">{describeDirection(data.direction)}</Fact>
        <Fact name="Open to">{describeOpenness(data.disclosure)}</Fact>
        <Fact name="Supplied by">{capitalise(nameSource(data.datasets))}</Fact>
        <Fact name="In the API">
          <code>{data.key}</code>
        </Fact>
      </dl>
    </li>
  );
}

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
}

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface MeasureLatestProps {
  readonly name: string;
  readonly kpi: FragmentType<MeasureLatest_KpiFragment> | null;
}

/** The latest figure, its target and thirteen quarters. Space is reserved if there is no figure. */
function MeasureLatest({ name, kpi }: MeasureLatestProps) {
  const data = unmask(MEASURE_LATEST, kpi);
  if (data === null) return <div className={styles.latest} />;
  const flags = formatFlags(besideFigure(data.figure));
  const trend = toSparkline(data);

  return (
    <div className={styles.latest}>
      <p className={styles.figure}>
        <b className={data.figure.value === null ? styles.missing : undefined}>
          {formatHeadline(data.figure)}
        </b>
        <span>{[data.period.label, flags].filter((part) => part !== '').join(' ')}</span>
      </p>
      <Sparkline content={trend} label={describeSparkline(name, trend)} size="tile" />
      <p className={styles.target}>
        <StatusWord status={data.status} />
        {data.target === null ? null : <span>Target {data.target.text}</span>}
      </p>
    </div>
  );
}
