import { type FragmentType, gql, type TypedDocumentNode } from '@apollo/client';

import type { ReferralTiles_KpiFragment } from '#graphql/operations.js';
import { unmask } from '#graphql/unmask.js';
import type { PartProblem } from '#graphql/use-part-faults.js';
import { isRange } from '#lib/scope.js';
import { Button } from '#ui/Button.js';

import { nameJudged } from './judged-quarter.js';
import type { BlockContext } from './referral.type.js';
import { ReferralTile } from './ReferralTile.js';
import styles from './ReferralTiles.module.css';

export const REFERRAL_TILES: TypedDocumentNode<ReferralTiles_KpiFragment> = gql`
  fragment ReferralTiles_Kpi on Kpi {
    id
    status
    variation
    periodStatus
    returnsDue
    returnsReceived
    measure {
      id
      key
      unit
    }
    period {
      id
      key
    }
    figure {
      value
      text
      inWords
      flags
      numerator
      denominator
      own
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
      difference
    }
    sameQuarterLastYear {
      signed
      difference
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
        inWords
        flags
      }
    }
    controlChart {
      break {
        quarter {
          id
          key
          label
        }
        side
        level
        baselineMean
        baselineLower
        baselineUpper
        backSince {
          id
          key
        }
        text
      }
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

interface ReferralTilesProps {
  readonly context: BlockContext;
  readonly problem: PartProblem | null;
  readonly kpis: readonly FragmentType<ReferralTiles_KpiFragment>[];
}

/** Names of the tiles, in their order. */
const names: Readonly<Record<string, string>> = {
  referrals: 'Referrals',
  nrmReferrals: 'NRM referrals',
  triagedInTime: 'Hub triage within its limit',
  repeatReferrals: 'Repeat within 12 months',
};

/** What of the quarter is judged, at a glance; of a range, of its last closed quarter, which is named. Nothing is judged by pathway, so a pathway does not narrow them, and that is said. */
export function ReferralTiles({ context, problem, kpis }: ReferralTilesProps) {
  const data = unmask(REFERRAL_TILES, kpis);
  const isNarrowed = context.scope.pathway !== null;

  return (
    <section className={styles.section} aria-label="The quarter at a glance" aria-busy={problem?.kind === 'loading'}>
      {isRange(context.scope) ? <p className={styles.note}>These four are of {nameJudged(context)}: no range is judged.</p> : null}
      {isNarrowed ? <p className={styles.note}>These four are of all pathways: nothing is judged by pathway.</p> : null}
      {problem === null || problem.kind === 'loading' ? (
        <div className={styles.tiles}>
          {data.length > 0 && problem === null
            ? data.map((kpi) => <ReferralTile key={kpi.id} kpi={kpi} name={names[kpi.measure.key] ?? kpi.measure.key} context={context} />)
            : Object.entries(names).map(([key, name]) => (
                <div key={key} className={styles.waiting}>
                  {name}
                </div>
              ))}
        </div>
      ) : (
        <div className={styles.problem}>
          <p>
            {problem.kind === 'refused' ? 'You may not see these figures.' : 'These figures did not arrive.'} {problem.sentence}
          </p>
          {problem.kind === 'failed' ? <Button onPress={problem.onRetry}>Try again</Button> : null}
        </div>
      )}
    </section>
  );
}
