import { useRef, useState } from 'react';

import { formatNumber } from '#lib/format.js';
import { useLeaveWarning } from '#lib/use-leave-warning.js';
import { Button } from '#ui/Button.js';
import { SelectField } from '#ui/SelectField.js';
import { TextControl } from '#ui/TextControl.js';

import styles from './Send.module.css';
import type { ShownFinding } from './send-documents.js';
import { sayPlace } from './staged-words.js';

interface FindingCureProps {
  readonly finding: ShownFinding;
  /**
   * The entries that the cell accepts; none if the cell accepts other values, or several entries.
   */
  readonly entries: readonly { readonly code: string; readonly name: string }[];
  readonly isSending: boolean;
  /** Whether presses are ignored, because the lines of the list have just moved. */
  readonly isOff: boolean;
  readonly onCorrect: (value: string) => void;
  readonly onAcknowledge: (why: string) => void;
  /** Leaves the whole row out. */
  readonly onLeaveOut: () => void;
}

/** The minimum length of a reason, in characters. */
const SHORTEST_REASON = 3;

/**
 * Corrects one cell, or acknowledges a warning with a reason, for one row or for all rows with the
 * same message. If a value is probably meant, it is offered as a choice.
 */
export function FindingCure({
  finding,
  entries,
  isSending,
  isOff,
  onCorrect,
  onAcknowledge,
  onLeaveOut,
}: FindingCureProps) {
  const { level, row, alike, column, value, meant, meantFor, why, acknowledgedBy, isFromBefore } =
    finding;
  const sent = level === 'FAIL' ? (value ?? '') : '';
  const [text, setText] = useState(sent);
  const [isReasonMissing, setReasonMissing] = useState(false);
  const [isChangeMissing, setChangeMissing] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useLeaveWarning(text !== sent && why === null && !isSending);
  if (why !== null)
    return (
      <p>{`“${why}”, ${acknowledgedBy ?? ''}${isFromBefore ? ', from an earlier file with the same record' : ''}`}</p>
    );
  const acknowledge = () => {
    const isReason = text.trim().length >= SHORTEST_REASON;
    setReasonMissing(!isReason);
    if (isReason) onAcknowledge(text);
  };
  if (level === 'WARN')
    return (
      <div className={styles.cure}>
        <TextControl
          label={alike === 1 ? `Why row ${row} is right` : `Why these ${alike} rows are right`}
          hint={null}
          problem={isReasonMissing ? 'Say why first, in 3 to 200 characters.' : null}
          value={text}
          onChange={(changed) => {
            setText(changed);
            setReasonMissing(false);
          }}
        />
        <Button isPending={isSending} isOff={isOff} onPress={acknowledge}>
          {alike === 1 ? 'It is right' : 'They are right'}
        </Button>
        {meant === null || column === null ? null : (
          <Button isPending={isSending} isOff={isOff} onPress={() => onCorrect(meant)}>
            {`Take ${meant} instead${meantFor <= 1 ? '' : ` in all ${formatNumber(meantFor)}`}`}
          </Button>
        )}
      </div>
    );
  const leaveOut = (
    <Button look="quiet" isPending={isSending} isOff={isOff} onPress={onLeaveOut}>
      {`Leave row ${formatNumber(row)} out`}
    </Button>
  );
  if (column === null)
    return (
      <div className={styles.cure}>
        <p>Correct it in the file.</p>
        {leaveOut}
      </div>
    );
  const label = `Row ${formatNumber(row)}, ${sayPlace(finding)}`;
  const change = (changed: string) => {
    setText(changed);
    setChangeMissing(false);
  };
  const correct = () => {
    if (isOff || isSending) return;
    if (text !== sent) {
      onCorrect(text);
      return;
    }
    setChangeMissing(true);
    // The message about what is missing is at the field, where the value can be changed.
    place.current?.querySelector<HTMLElement>('input, select')?.focus();
  };
  const problem = isChangeMissing ? 'Change the value first: as it is, it fails.' : null;
  return (
    <div className={styles.cure} ref={place}>
      {entries.length === 0 ? (
        <TextControl label={label} hint={null} problem={problem} value={text} onChange={change} />
      ) : (
        <SelectField
          label={label}
          options={[
            { code: sent, name: sent },
            ...entries.map(({ code, name }) => ({ code: code === '' ? '' : name, name })),
          ]}
          chosen={text}
          onChoose={change}
          problem={problem}
        />
      )}
      <Button isPending={isSending} isOff={isOff} onPress={correct}>
        Correct it
      </Button>
      {leaveOut}
    </div>
  );
}
