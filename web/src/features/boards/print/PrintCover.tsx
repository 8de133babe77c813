import { stateWords, toPackAddress } from '#features/boards/pack-words.js';
import { formatDay, formatInstant, formatMarking, formatNumber } from '#lib/format.js';

import styles from './Print.module.css';
import type { PrintedPack } from './print-document.js';

interface PrintCoverProps {
  readonly pack: PrintedPack;
  readonly isMadeUp: boolean;
}

/** The first sheet: the pack's title, its message, who signed it, and what it lacks. */
export function PrintCover({ pack, isMadeUp }: PrintCoverProps) {
  const { quarter, marking, contents, proof, missingTexts } = pack;
  const missing = proof?.missing ?? missingTexts;
  return (
    <section className={styles.cover} aria-label="Cover">
      <div className={styles.coverTop}>
        <b>Stronghold</b>
        <span className={styles.marking}>{formatMarking(marking)}</span>
      </div>
      <div className={styles.coverTitle}>
        <p>Quarterly board pack{proof === null ? ', not signed off' : ''}</p>
        <h1>{contents.areaName}</h1>
        <p>{quarter.longLabel}</p>
      </div>
      {contents.title === '' ? null : <p className={styles.coverSays}>{contents.title}</p>}
      {missing.length === 0 ? null : (
        <div className={styles.gaps}>
          <p>
            <b>{proof === null ? 'Still missing' : 'Signed with gaps'}.</b>{' '}
            {missing.slice(0, maxGaps).join('; ')}
            {missing.length > maxGaps
              ? `; and ${missing.length - maxGaps} more, listed on the last page`
              : ''}
            .
          </p>
          {proof === null || proof.gapsReason === '' ? null : <p dir="auto">{proof.gapsReason}</p>}
        </div>
      )}
      <dl className={styles.coverFacts}>
        {toFacts(pack).map(({ name, says, more }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {says}
              <span>{more}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.handling}>
        <b>Handling.</b> {describeHandling(pack)} Later revisions are listed at{' '}
        {toPackAddress(pack, pack.number)}.{isMadeUp ? ' All figures are made up.' : ''}
      </p>
    </section>
  );
}

/** More gaps than this do not fit on the cover. */
const maxGaps = 6;

function toFacts({ meetsOn, state, number, reason, contents, proof, signatures }: PrintedPack) {
  const signed = signatures.map(({ edition, by, at }) => ({
    name: edition === 'PARTNERS' ? 'Signed for partners' : 'Signed for cleared readers',
    says: formatInstant(at),
    more: by,
  }));
  return [
    { name: 'Board meets', says: meetsOn === null ? 'No day set' : formatDay(meetsOn), more: '' },
    {
      name: 'State',
      says: `${proof === null ? stateWords[state] : 'Signed off'}, version ${number}`,
      more: reason,
    },
    {
      name: 'Data version',
      says: formatNumber(contents.dataVersion),
      more: proof === null ? 'may still change' : `frozen ${formatInstant(proof.frozenAt)}`,
    },
    ...signed,
  ];
}

function describeHandling({ edition }: PrintedPack): string {
  return edition === 'CLEARED'
    ? 'OFFICIAL-SENSITIVE: only for those who are cleared. It has true counts of protected figures.'
    : 'OFFICIAL: for the board’s members and the staff of their agencies. Figures about people are protected, as they would be for somebody outside the agencies.';
}
