import { skipToken, useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';

import type { ShownReturn } from '#features/returns/return-documents.js';
import { countStates } from '#features/returns/return-words.js';
import { ReturnMark } from '#features/returns/ReturnMark.js';
import type { ReturnsOfQuarterQuery } from '#graphql/operations.js';
import { formatDay, formatNumber } from '#lib/format.js';
import { datasetNames } from '#parts/dataset-names.js';
import { JumpLink } from '#ui/JumpLink.js';

import { RETURNS_OF_QUARTER } from './quarter-document.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';

interface WhenYouPublishProps {
  readonly staged: Pick<ShownStaged, 'agency' | 'dataset' | 'period' | 'effect' | 'isPartial'>;
}

/**
 * Says what publishing does: how many returns are in afterwards, whether figures are unusual, in
 * which pack they appear, and how to undo it.
 */
export function WhenYouPublish({ staged }: WhenYouPublishProps) {
  const { dataset, period, isPartial } = staged;
  const { data } = useQuery(
    RETURNS_OF_QUARTER,
    period === null || isPartial ? skipToken : { variables: { quarter: period.key } },
  );
  const lines = [
    data === undefined ? null : sayReturns(staged, data.returns),
    sayEffect(staged),
    data === undefined || period === null ? null : sayPack(data.boards, period.key),
    {
      mark: 'RECEIVED',
      words: 'It can be taken back in one step',
      more: dataset === 'DISRUPTIONS' ? 'Until a panel decides on any of it' : null,
    } as const,
  ].filter((line) => line !== null);
  return (
    <section className={styles.panel} aria-labelledby="when-you-publish">
      <h2 id="when-you-publish">When you publish</h2>
      <ul className={styles.lines}>
        {lines.map(({ mark, words, more }) => (
          <li key={words}>
            <ReturnMark state={mark}>{words}</ReturnMark>
            {more === null ? null : <p className={styles.note}>{more}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Line {
  readonly mark: ShownReturn['state'];
  readonly words: string;
  readonly more: ReactNode;
}

type CountedReturn = Pick<ShownReturn, 'isOwed' | 'state' | 'dataset'> & {
  readonly agency: { readonly id: string };
};

/** How many returns of the dataset are in once this one is published; null if it is not owed. */
function sayReturns(
  { agency, dataset }: WhenYouPublishProps['staged'],
  returns: readonly CountedReturn[],
): Line | null {
  const those = returns.filter((each) => each.dataset === dataset);
  const own = those.find((each) => each.agency.id === agency.id);
  if (own?.isOwed !== true) return null;
  const isIn = own.state === 'RECEIVED' || own.state === 'RECEIVED_LATE';
  const { owed, in: received } = countStates(those);
  const then = received + (isIn ? 0 : 1);
  return {
    mark: 'RECEIVED',
    words: `${datasetNames[dataset]}: ${formatNumber(then)} of ${formatNumber(owed)} returns in`,
    more: isIn
      ? 'Yours has already been published. This one replaces it'
      : then === owed
        ? 'You would be the last'
        : null,
  };
}

/** Whether headline figures leave their usual range; null if there are none. */
function sayEffect({ effect }: WhenYouPublishProps['staged']): Line | null {
  if (effect.length === 0) return null;
  const unusual = effect.filter(({ isUnusual }) => isUnusual).length;
  const of = `of ${formatNumber(effect.length)} headline figures`;
  return {
    mark: unusual === 0 ? 'RECEIVED' : 'RECEIVED_LATE',
    words:
      unusual === 0
        ? 'No headline figure becomes unusual'
        : `${formatNumber(unusual)} ${of} ${unusual === 1 ? 'is' : 'are'} unusual`,
    more: <JumpLink to="effect">See them with their usual range</JumpLink>,
  };
}

type PackOfQuarter = ReturnsOfQuarterQuery['boards'][number];

/**
 * The unsigned pack for the force and quarter, in which the figures will appear; null if there is
 * none that the reader may see.
 */
function sayPack(packs: readonly PackOfQuarter[], quarter: string): Line | null {
  const pack = packs.find(
    (each) =>
      each.quarter.key === quarter &&
      each.area.kind === 'FORCE' &&
      (each.state === 'DRAFT' || each.state === 'IN_REVIEW'),
  );
  if (pack === undefined) return null;
  const state = pack.state === 'DRAFT' ? 'Still a draft' : 'With the chair, to be read';
  const due =
    pack.signOffDueOn === null ? '' : `, to be signed off by ${formatDay(pack.signOffDueOn)}`;
  return {
    mark: 'RECEIVED',
    words: `The ${pack.quarter.label} pack will use your figures`,
    more: `${state}${due}`,
  };
}
