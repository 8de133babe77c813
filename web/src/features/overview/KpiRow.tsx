import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import type { KpiRow_KpiFragment } from '#graphql/operations.js';
import { besideFigure, formatFlags, formatHeadline } from '#lib/figure.js';
import type { AskedScope } from '#lib/scope.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { ChangeCell } from './ChangeCell.js';
import { findLatestSide, toSparkline } from './kpi-trend.js';
import { toMeasureAddress } from './measure-address.js';
import { ObjectiveSwatch } from './ObjectiveSwatch.js';
import styles from './ScorecardTable.module.css';

export const KPI_ROW: TypedDocumentNode<KpiRow_KpiFragment> = gql`
  fragment KpiRow_Kpi on Kpi {
    id
    name
    objective
    status
    variation
    returnsDue
    returnsReceived
    measure {
      id
      key
      unit
    }
    period {
      id
      status
    }
    figure {
      value
      text
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
    previousQuarter {
      signed
    }
    sameQuarterLastYear {
      signed
    }
    trend {
      quarter {
        id
        key
        label
        status
      }
      figure {
        value
        text
      }
    }
    controlChart {
      points {
        quarter {
          id
          key
        }
        centre
        lower
        upper
        signals
      }
    }
  }
`;

interface KpiRowProps {
  readonly kpi: FragmentType<KpiRow_KpiFragment>;
  readonly asked: AskedScope;
}

/** One headline as a row of the scorecard: what its tile says. */
export function KpiRow({ kpi, asked }: KpiRowProps) {
  const { data, complete } = useFragment({ fragment: KPI_ROW, from: kpi });
  if (!complete) return null;

  const { figure, period } = data;
  const isOpen = period.status === 'OPEN';
  const flags = formatFlags(besideFigure(figure));
  const trend = toSparkline(data);
  return (
    <tr>
      <th scope="row">
        <span className={styles.name}>
          {data.objective === null ? null : <ObjectiveSwatch objective={data.objective} />}
          <span>
            <Link to={toMeasureAddress(data, asked)}>{data.name}</Link>
            {flags === '' ? null : <span className={styles.flags}> {flags}</span>}
          </span>
        </span>
      </th>
      <td className={styles.number}>
        <b className={figure.value === null ? styles.missing : undefined}>{formatHeadline(figure)}</b>
      </td>
      <td className={`${styles.number} ${styles.target}`}>{data.target?.text ?? 'none'}</td>
      <td className={styles.judged}>
        <StatusWord status={data.status} />
      </td>
      <ChangeCell signed={data.previousQuarter?.signed ?? null} />
      <ChangeCell signed={data.sameQuarterLastYear?.signed ?? null} />
      <td className={styles.trend}>
        <Sparkline content={trend} label={wordSparkline(data.name, trend)} size="row" />
      </td>
      <td className={styles.judged}>{isOpen ? 'not closed' : <VariationWord variation={data.variation} side={findLatestSide(data)} />}</td>
      <td className={`${styles.number} ${styles.screenOnly}`}>
        {data.returnsDue === 0 ? 'none due' : `${data.returnsReceived} of ${data.returnsDue}`}
      </td>
    </tr>
  );
}
