import { formatInstant, formatNumber } from '#lib/format.js';

import styles from './Print.module.css';
import type { PrintedPack } from './print-document.js';
import { describeSignature, toGroupsOfEight } from './print-words.js';

interface PrintProofProps {
  readonly pack: PrintedPack;
  readonly proof: NonNullable<PrintedPack['proof']>;
}

/** The last part: proof that this is the pack that was signed. */
export function PrintProof({ pack: { signatures, edition, contents }, proof }: PrintProofProps) {
  const forWhom = edition === 'CLEARED' ? 'cleared readers' : 'partners';
  return (
    <section className={styles.section} aria-labelledby="proof">
      <h2 id="proof" className={styles.heading}>
        Proof
      </h2>
      <dl className={styles.proof}>
        <dt>SHA-256</dt>
        <dd className={styles.hash}>
          {toGroupsOfEight(proof.sha256).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </dd>
        <dt>Frozen</dt>
        <dd>
          {formatInstant(proof.frozenAt)}, data version {formatNumber(proof.dataVersion)}. The
          edition for {forWhom}, in format {proof.form}
        </dd>
        <dt>Signed off by</dt>
        <dd>
          {signatures.map((signature) => (
            <span key={signature.edition}>
              {describeSignature(signature)}:{' '}
              {signature.edition === 'CLEARED' ? 'for cleared readers' : 'for partners'}
            </span>
          ))}
        </dd>
        {proof.missing.length === 0 ? null : (
          <>
            <dt>Missing at sign-off</dt>
            <dd>
              {proof.missing.join('; ')}. {proof.gapsReason}
            </dd>
          </>
        )}
        <dt>Check it</dt>
        <dd>
          The log recorded this hash when the pack was frozen. Look up that day for “Froze the
          edition for {forWhom} of the pack for {contents.quarterName}, {contents.areaName}.” An
          administrator runs <b>stronghold verify-packs</b>, which checks the pack against this hash
          and the log. Anybody can compare this hash with the one on the pack’s page
        </dd>
      </dl>
    </section>
  );
}
