import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import { useFragment } from '@apollo/client/react';
import { Link } from 'react-router';

import { Sparkline } from '#charts/Sparkline.js';
import { wordSparkline } from '#charts/sparkline-words.js';
import type { KpiTile_KpiFragment } from '#graphql/operations.js';
import { formatHeadline } from '#lib/figure.js';
import { labelQuarter } from '#lib/quarter.js';
import type { AskedScope } from '#lib/scope.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { findLatestSide, toSparkline } from './kpi-trend.js';
import { needsAttention, wordFreshness } from './kpi-words.js';
import { KpiMove } from './KpiMove.js';
import styles from './KpiTile.module.css';
import { toMeasureAddress } from './measure-address.js';
import { ObjectiveSwatch } from './ObjectiveSwatch.js';

export const KPI_TILE: TypedDocumentNode<KpiTile_KpiFragment> = gql`
  fragment KpiTile_Kpi on Kpi {
    id
    name
    subject
    objective
    status
    variation
    periodStatus
    returnsDue
    returnsReceived
    days
    daysRun
    measure {
      id
      key
      unit
    }
    period {
      id
      key
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

interface KpiTileProps {
  readonly kpi: FragmentType<KpiTile_KpiFragment>;
  readonly asked: AskedScope;
  /** The rank of its heading: one below the heading that it stands under. */
  readonly heading: 'h3' | 'h4';
}

/** One headline: its figure, target, trend, what is judged of it, its changes, and how far to trust it. All of it leads to its measure. */
export function KpiTile({ kpi, asked, heading: Heading }: KpiTileProps) {
  const { data, complete } = useFragment({ fragment: KPI_TILE, from: kpi });
  if (!complete) return null;

  const { name, figure, target, period } = data;
  const isOpen = period.status === 'OPEN';
  const trend = toSparkline(data);
  const looks = [styles.tile, needsAttention(data) ? styles.needsAttention : '', isOpen ? styles.isOpen : ''];

  return (
    <article className={looks.join(' ')}>
      <Heading className={styles.name}>
        {data.objective === null ? null : <ObjectiveSwatch objective={data.objective} />}
        <Link to={toMeasureAddress(data, asked)}>{name}</Link>
      </Heading>
      <div className={styles.front}>
        <p className={styles.figure}>
          <b className={figure.value === null ? styles.missing : undefined}>{formatHeadline(figure)}</b>
          <span>{target === null ? 'No target' : `Target ${target.text}`}</span>
        </p>
        <div className={styles.spark}>
          <Sparkline content={trend} label={wordSparkline(name, trend)} size="tile" />
        </div>
      </div>
      <p className={styles.judgement}>
        <StatusWord status={data.status} />
        {isOpen ? null : <VariationWord variation={data.variation} side={findLatestSide(data)} />}
      </p>
      <div className={styles.moves}>
        <KpiMove signed={data.previousQuarter?.signed ?? null} on={isOpen ? 'same days, last quarter' : 'on last quarter'} />
        <KpiMove
          signed={data.sameQuarterLastYear?.signed ?? null}
          on={`${isOpen ? 'same days, ' : 'on '}${labelQuarter(period.key, -4)}`}
        />
      </div>
      <p className={styles.fresh}>{wordFreshness(data)}</p>
    </article>
  );
}
