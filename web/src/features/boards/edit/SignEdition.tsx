import { useState } from 'react';

import type { PackEdition } from '#graphql/operations.js';
import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './Edit.module.css';
import { SIGN_PACK } from './edit-documents.js';

interface SignEditionProps {
  readonly id: string;
  readonly edition: PackEdition;
  /** The texts and figures as they were when this page was opened. */
  readonly read: { readonly reading: number; readonly dataVersion: number };
  readonly missing: readonly string[];
  /** Called when a signature is accepted, before the pack is read again. */
  readonly onSigned: () => void;
  readonly onChanged: () => void;
  readonly onReadAgain: () => void;
}

/**
 * Signs an edition as it was read: if texts or figures have changed since, the signature is refused
 * and the pack is read again.
 */
export function SignEdition({
  id,
  edition,
  read,
  missing,
  onSigned,
  onChanged,
  onReadAgain,
}: SignEditionProps) {
  const [gapsReason, setGapsReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [seen, setSeen] = useState(read);
  const { send, isSending } = useChange(SIGN_PACK);
  const isFor = edition === 'PARTNERS' ? 'partners' : 'cleared readers';
  const hasMoved = seen.reading !== read.reading || seen.dataVersion !== read.dataVersion;

  const sign = async () => {
    if (missing.length > 0 && gapsReason.trim() === '') {
      setProblem('Say in a sentence why it is signed with gaps. It is printed on the first page.');
      return;
    }
    const sent = await send({ input: { id, edition, ...seen, gapsReason } });
    if (sent === null) return;
    const wrong = sent.ok ? (sent.data.signOffPack.problems[0]?.message ?? null) : sent.sentence;
    setProblem(wrong);
    if (wrong === null) onSigned();
    onReadAgain();
    onChanged();
  };

  return (
    <form
      className={styles.sign}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void sign();
      }}
    >
      {missing.length === 0 ? null : (
        <TextControl
          label="Why it is signed with gaps"
          hint={null}
          problem={null}
          value={gapsReason}
          onChange={setGapsReason}
        />
      )}
      {hasMoved ? (
        <>
          <p role="status">
            The pack has changed since you opened it. Read the latest version, then sign.
          </p>
          <Button onPress={() => setSeen(read)}>I have read the latest version</Button>
        </>
      ) : (
        <Button look="main" type="submit" isPending={isSending}>
          {`Sign the edition for ${isFor}`}
        </Button>
      )}
      <p className={styles.note}>
        You sign the texts as they are now, and the figures of data version{' '}
        {formatNumber(seen.dataVersion)}. Two signatures freeze both editions: the chair’s for
        partners, and one by somebody who is cleared.
      </p>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </form>
  );
}
