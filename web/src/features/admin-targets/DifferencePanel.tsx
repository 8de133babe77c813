import { useEffect, useRef } from 'react';

import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';
import { ShowMore } from '#ui/ShowMore.js';
import { useFirst } from '#ui/use-first.js';

import type { DifferenceLine } from './target-documents.js';
import { changesOf, describeDifference } from './target-summary.js';
import styles from './Targets.module.css';
import type { ShownDifference } from './use-difference.js';

interface DifferencePanelProps {
  readonly shown: ShownDifference;
  readonly isBusy: boolean;
  readonly onSave: () => void;
  /** Compares again with the current targets. */
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

const words = {
  ADDED: 'Added',
  CHANGED: 'Changed',
  REMOVED: 'Removed',
  SAME: 'Unchanged',
  PROBLEM: 'Cannot be saved',
} as const satisfies Readonly<Record<DifferenceLine['state'], string>>;

/** The changes before they are saved. Either all are saved or none. */
export function DifferencePanel({ shown, isBusy, onSave, onAgain, onClose }: DifferencePanelProps) {
  const { lines, problems, isStale } = shown;
  const heading = useRef<HTMLHeadingElement>(null);
  // Moves the focus to the answer, which may be below the visible part.
  useEffect(() => heading.current?.focus(), [lines]);
  const wrong = lines.filter(({ state }) => state === 'PROBLEM');
  const changes = changesOf(lines);
  const listed = [...wrong, ...changes];
  const { shown: first, more, showMore } = useFirst(listed, 'difference');
  return (
    <section className={styles.panel} aria-label="What would change">
      <h2 ref={heading} tabIndex={-1}>
        {problems.length > 0 && lines.length === 0
          ? 'None of it could be read'
          : describeDifference(lines)}
      </h2>
      <FormProblems sentences={problems}>
        {isStale ? (
          <Button isPending={isBusy} onPress={onAgain}>
            Show what would change now
          </Button>
        ) : null}
      </FormProblems>
      {listed.length === 0 ? null : (
        <ListTable
          caption="Each target, as it is now and as it would be"
          headings={['Change', 'Target of', 'Now', 'Then', 'Line']}
          rows={first.map((line) => ({
            key: `${line.line} ${line.name ?? ''} ${line.quarter ?? ''}`,
            cells: [
              <strong key="state" className={line.state === 'PROBLEM' ? styles.wrong : undefined}>
                {words[line.state]}
              </strong>,
              describeLine(line),
              line.before ?? (line.problem === null ? 'None' : ''),
              line.after ?? (line.problem === null ? 'None' : ''),
              String(line.line),
            ],
          }))}
        />
      )}
      <ShowMore left={more} onPress={showMore} />
      {wrong.length === 0 ? null : (
        <p>All lines are saved together or not at all: correct these, or leave them out.</p>
      )}
      <Actions>
        {changes.length === 0 || wrong.length > 0 || isStale ? null : (
          <Button look="main" isPending={isBusy} onPress={onSave}>
            {changes.length === 1 ? 'Save this target' : `Save these ${changes.length} targets`}
          </Button>
        )}
        <Button onPress={onClose}>Back to editing</Button>
      </Actions>
    </section>
  );
}

/** What a line is about, and why it cannot be saved. */
function describeLine({ name, problem }: DifferenceLine): string {
  if (problem === null) return name ?? '';
  return name === null ? problem : `${name}: ${problem}`;
}
