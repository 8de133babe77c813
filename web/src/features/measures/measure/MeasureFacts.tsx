import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';
import type { ReactNode } from 'react';

import { findLatestSide } from '#charts/kpi-trend.js';
import type { MeasureFacts_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { StatusWord } from '#ui/judgement/StatusWord.js';
import { VariationWord } from '#ui/judgement/VariationWord.js';

import { wordAssurance, wordChange, wordStatus, wordVariation } from './fact-words.js';
import type { MeasureContext } from './measure.type.js';
import styles from './MeasureFacts.module.css';

export const MEASURE_FACTS: TypedDocumentNode<MeasureFacts_KpiFragment> = gql`
  fragment MeasureFacts_Kpi on Kpi {
    id
    status
    variation
    assurance
    periodStatus
    daysRun
    period {
      id
      key
      label
    }
    target {
      id
      text
    }
    previousQuarter {
      signed
      difference
      text
      from {
        value
        text
        inWords
        flags
      }
    }
    sameQuarterLastYear {
      signed
      difference
      text
      from {
        value
        text
        inWords
        flags
      }
    }
    controlChart {
      break {
        quarter {
          id
          key
        }
        side
        backSince {
          id
          key
        }
        text
      }
      lower
      upper
      pointCount
      points {
        quarter {
          id
          key
          label
        }
        signals
      }
    }
  }
`;

interface MeasureFactsProps {
  readonly context: MeasureContext;
  readonly problem: PartProblem | null;
  readonly kpi: FragmentType<MeasureFacts_KpiFragment> | null;
  /** What can be done about the target. */
  readonly children?: ReactNode;
}

const names = ['Status', 'Variation', 'Reaching the target', 'On the quarter before', 'On the year before'] as const;

/** The five judgements on the figure: how it stands to its target, what is real, and two changes. */
export function MeasureFacts({ context: { measure }, problem, kpi, children }: MeasureFactsProps) {
  const data = unmask(MEASURE_FACTS, kpi);
  if (problem !== null && problem.kind !== 'loading') return null;
  if (data === null) {
    return (
      <div className={styles.strip} aria-hidden="true">
        <dl className={styles.facts}>
          {names.map((name) => (
            <Fact key={name} name={name} detail="">
              &nbsp;
            </Fact>
          ))}
        </dl>
      </div>
    );
  }

  const { status, variation, controlChart, previousQuarter, sameQuarterLastYear } = data;
  const assurance = wordAssurance(data, measure);
  const before = wordChange(previousQuarter, { quarter: data, back: 1 });
  const yearBefore = wordChange(sameQuarterLastYear, { quarter: data, back: 4 });

  return (
    <div className={styles.strip}>
      <dl className={styles.facts}>
        <Fact name="Status" detail={wordStatus(data, measure)}>
          <StatusWord status={status} />
        </Fact>
        <Fact name="Variation" detail={wordVariation(data, measure.unit)}>
          <VariationWord variation={variation} side={findLatestSide({ controlChart })} />
        </Fact>
        <Fact name="Reaching the target" detail={assurance.detail}>
          {assurance.words}
        </Fact>
        <Fact name={before.name} detail={before.detail}>
          {before.words}
        </Fact>
        <Fact name={yearBefore.name} detail={yearBefore.detail}>
          {yearBefore.words}
        </Fact>
      </dl>
      <div className={styles.tools}>{children}</div>
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly detail: string;
  readonly children: ReactNode;
}

function Fact({ name, detail, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.fact}>{children}</dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}
