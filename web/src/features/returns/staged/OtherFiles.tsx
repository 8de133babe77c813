import { useEffect, useRef, useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatInstant } from '#lib/format.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';

import { sayDiscarded } from './discarded.js';
import styles from './Send.module.css';
import { DISCARD_RETURN, type OtherStaged, type ShownStaged } from './send-documents.js';

interface OtherFilesProps {
  readonly staged: Pick<
    ShownStaged,
    'id' | 'agency' | 'dataset' | 'period' | 'isPartial' | 'correctionsBefore' | 'leftOutBefore'
  >;
  /** All files that were sent in the last 30 days. */
  readonly others: readonly OtherStaged[];
  readonly onChanged: () => void;
}

/** Offers to discard other files for the same return that have not been published. */
export function OtherFiles({ staged, others, onChanged }: OtherFilesProps) {
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [discarded, setDiscarded] = useState<readonly string[]>([]);
  const said = useRef<HTMLParagraphElement>(null);
  const { send, isSending } = useChange(DISCARD_RETURN);
  // The corrections of other files are offered first, and are deleted with those files.
  const isUsed = staged.correctionsBefore.length + staged.leftOutBefore.length > 0;
  const abandoned = isUsed ? [] : findAbandoned(staged, others);
  const isDone = abandoned.length === 0 && discarded.length > 0;
  useEffect(() => {
    // The button that was pressed is gone, and its focus with it.
    if (isDone) said.current?.focus({ preventScroll: true });
  }, [isDone]);
  if (isDone)
    return (
      <p className={styles.done} role="status" tabIndex={-1} ref={said}>
        {sayDiscarded(discarded)}
      </p>
    );
  if (abandoned.length === 0) return null;

  const discard = async () => {
    const [found, gone]: [string[], string[]] = [[], []];
    for (const { id, version, fileName } of abandoned) {
      const sent = await send({ input: { id, version } });
      if (sent === null) return;
      const own = sent.ok
        ? sent.data.discardReturn.problems.map(({ message }) => message)
        : [sent.sentence];
      found.push(...own);
      if (own.length === 0) gone.push(fileName);
    }
    setProblems([...new Set(found)]);
    setDiscarded([...discarded, ...gone]);
    onChanged();
  };
  const isOne = abandoned.length === 1;
  return (
    <section className={`${styles.panel} ${styles.offer}`} aria-labelledby="others">
      <h2 id="others">
        {isOne
          ? 'Another file for the same return is waiting'
          : `${abandoned.length} other files for the same return are waiting`}
      </h2>
      <p>{`Not published: ${abandoned.map(({ fileName, stagedAt }) => `${fileName}, sent on ${formatInstant(stagedAt)}`).join('; ')}.`}</p>
      <FormProblems sentences={problems} />
      <p>
        <Button isPending={isSending} onPress={() => (isSending ? undefined : void discard())}>
          {isOne ? 'Discard the other file' : `Discard the other ${abandoned.length} files`}
        </Button>
      </p>
    </section>
  );
}

/**
 * Whole returns of the same agency and dataset, for this quarter or none, that wait to be
 * published.
 */
function findAbandoned(
  { id, agency, dataset, period, isPartial }: OtherFilesProps['staged'],
  others: readonly OtherStaged[],
): readonly OtherStaged[] {
  if (isPartial) return [];
  return others.filter(
    (each) =>
      each.id !== id &&
      each.agency.id === agency.id &&
      each.dataset === dataset &&
      each.state !== 'PUBLISHED' &&
      each.canChange &&
      !each.isPartial &&
      (each.period === null || period === null || each.period.id === period.id),
  );
}
