import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { Notice } from '#ui/Notice.js';

import { ScreeningAgain } from './ScreeningAgain.js';
import { type ShownStaged, STAGE_RETURN } from './send-documents.js';
import type { Turn } from './use-turns.js';

interface QuarterNoticeProps {
  readonly staged: Pick<ShownStaged, 'id' | 'period' | 'likelyPeriod'>;
  readonly mayChange: boolean;
  readonly inTurn: (turn: Turn) => Promise<void>;
  /** Called once the file is for the quarter of its dates, and has been screened again. */
  readonly onMoved: () => void;
}

/** The quarters that a file was moved from and to, on this page. */
interface Moved {
  readonly from: string;
  readonly to: NonNullable<ShownStaged['likelyPeriod']>;
}

/**
 * Says that most dates of a file are in another quarter than the one that the file was sent for,
 * with a button that moves the file to that other quarter.
 */
export function QuarterNotice({ staged, mayChange, inTurn, onMoved }: QuarterNoticeProps) {
  const { id, period, likelyPeriod: likely } = staged;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [moved, setMoved] = useState<Moved | null>(null);
  const { send, isSending } = useChange(STAGE_RETURN);
  const from = period?.label ?? 'another quarter';
  if (likely === null)
    return moved === null || moved.to.id !== period?.id ? null : (
      <Notice title={`This return is now for ${moved.to.label}`}>
        <p>{`It has been screened again, with your choices of columns and words, and your corrections. It is no longer a return for ${moved.from}.`}</p>
      </Notice>
    );

  const move: Turn = async (version) => {
    const sent = await send({ input: { id, version, columns: [], quarter: likely.key } });
    if (sent === null) return null;
    const found = sent.ok
      ? sent.data.stageReturn.problems.map(({ message }) => message)
      : [sent.sentence];
    setProblems(found);
    if (found.length === 0) {
      setMoved({ from, to: likely });
      onMoved();
    }
    return sent.ok ? sent.data.stageReturn.version : null;
  };
  return (
    <Notice title={`Most dates in this file are in ${likely.label}`}>
      <p>
        {`It was sent for ${from}.`}
        {mayChange
          ? ` You can send the same file for ${likely.label}, with your choices of columns and words, and your corrections. This one will then be discarded.`
          : null}
      </p>
      {mayChange ? (
        <>
          <ScreeningAgain id={id} isOn={isSending} />
          <FormProblems sentences={problems} />
          <p>
            <Button isPending={isSending} onPress={() => void inTurn(move)}>
              {`Send it for ${likely.label} instead`}
            </Button>
          </p>
        </>
      ) : null}
    </Notice>
  );
}
