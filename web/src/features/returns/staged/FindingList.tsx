import { useState } from 'react';

import { useChange } from '#graphql/use-change.js';
import { formatNumber } from '#lib/format.js';
import { Actions } from '#ui/Actions.js';
import { Button } from '#ui/Button.js';
import { FormProblems } from '#ui/FormProblems.js';
import { ListTable } from '#ui/ListTable.js';
import { SelectField } from '#ui/SelectField.js';

import { FindingCure } from './FindingCure.js';
import { LEAVE_OUT_ROWS } from './row-documents.js';
import { ScreeningAgain } from './ScreeningAgain.js';
import styles from './Send.module.css';
import {
  ACKNOWLEDGE_WARNINGS,
  CORRECT_CELL,
  type ShownFinding,
  type ShownStaged,
} from './send-documents.js';
import { countRows, listRows, sayPlace, sayRow } from './staged-words.js';
import { StatusShape } from './StatusShape.js';
import { useIsMoving } from './use-is-moving.js';
import type { Turn } from './use-turns.js';
import { findCellEntries } from './word-choices.js';
import { toOwnWords } from './word-choices.js';

/** Which findings are shown. */
export interface ShownPart {
  readonly level: 'FAIL' | 'WARN' | null;
  /** The number of the page, from 1. */
  readonly page: number;
}

interface FindingListProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly shown: ShownPart;
  readonly onShow: (next: ShownPart) => void;
  /** Runs actions one after the other: the next waits for the answer to the one before. */
  readonly inTurn: (turn: Turn) => Promise<void>;
  readonly onChanged: () => void;
}

const PAGE = 50;

/**
 * The findings of screening, by row and column, with the value, what would be accepted, and a field
 * to correct it.
 */
export function FindingList({
  staged,
  mayChange,
  shown,
  onShow,
  inTurn,
  onChanged,
}: FindingListProps) {
  const { id, findings, findingLineCount, failureCount, warningCount, passCount } = staged;
  const [problems, setProblems] = useState<ReadonlyMap<string, readonly string[]>>(new Map());
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const correct = useChange(CORRECT_CELL);
  const acknowledge = useChange(ACKNOWLEDGE_WARNINGS);
  const leave = useChange(LEAVE_OUT_ROWS);

  const isMoving = useIsMoving(findings.map((finding) => finding.id).join(' '));
  // The meaning of words is often guessed, and confirmed with one press.
  const isWaitingForWords =
    mayChange && toOwnWords(staged.wordColumns).some(({ isGuess }) => isGuess);

  /** Corrects one finding; the message about it stays until the next attempt. */
  const cure = async (finding: ShownFinding, send: (version: number) => Promise<Cured>) => {
    // A second press sends nothing.
    if (isMoving || waiting.has(finding.id)) return;
    setWaiting((now) => new Set([...now, finding.id]));
    await inTurn(async (version) => {
      const { problems: found, version: left } = await send(version);
      setProblems((now) => new Map([...now, [finding.id, found]]));
      setWaiting((now) => new Set([...now].filter((each) => each !== finding.id)));
      if (found.length === 0) onChanged();
      return left;
    });
  };
  const putRight = (finding: ShownFinding, value: string) => {
    const { row, column, alike, meant, meantFor } = finding;
    if (column === null) return;
    const isForAlike = alike > 1 || (value === meant && meantFor > 1);
    void cure(finding, async (version) => {
      const sent = await correct.send({ input: { id, version, row, column, value, isForAlike } });
      return toCured(sent?.ok ? sent.data.correctCell : sent);
    });
  };
  const leaveOut = (finding: ShownFinding) => {
    void cure(finding, async (version) => {
      const input = { id, version, rows: [finding.row], isLeftOut: true };
      const sent = await leave.send({ input });
      return toCured(sent?.ok ? sent.data.leaveOutRows : sent);
    });
  };
  const meanIt = (finding: ShownFinding, why: string) => {
    void cure(finding, async (version) => {
      const isForAlike = finding.alike > 1;
      const sent = await acknowledge.send({
        input: { id, version, findings: [finding.id], why, isForAlike },
      });
      return toCured(sent?.ok ? sent.data.acknowledgeWarnings : sent);
    });
  };

  const hasOneLevel = (failureCount === 0 || warningCount === 0) && shown.level === null;
  const findingsOf = (
    <>
      {failureCount + warningCount === 0 ? null : (
        <>
          <p className={styles.note}>
            By row and column of your own file. Correct cells here, or correct the file and send it
            again. Identical warnings are shown as one line.
          </p>
          {hasOneLevel ? null : (
            <div className={styles.choices}>
              <SelectField
                label="Show"
                options={[
                  {
                    code: 'ALL',
                    name: `All ${formatNumber(failureCount + warningCount)} findings`,
                  },
                  {
                    code: 'FAIL',
                    name: `${formatNumber(failureCount)} that ${failureCount === 1 ? 'fails' : 'fail'}`,
                  },
                  {
                    code: 'WARN',
                    name: `${formatNumber(warningCount)} ${warningCount === 1 ? 'warning' : 'warnings'}`,
                  },
                ]}
                chosen={shown.level ?? 'ALL'}
                onChoose={(code) => onShow({ level: code === 'ALL' ? null : code, page: 1 })}
              />
            </div>
          )}
          <ScreeningAgain id={staged.id} isOn={correct.isSending || leave.isSending} />
          <FormProblems sentences={[...new Set([...problems.values()].flat())]} />
          <ListTable
            caption={`Findings ${formatNumber((shown.page - 1) * PAGE + 1)} to ${formatNumber((shown.page - 1) * PAGE + findings.length)} of ${formatNumber(findingLineCount)}`}
            headings={['Result', 'Where', 'Value', 'Why, and what would be accepted']}
            actionHeading={mayChange ? 'Correct or acknowledge' : undefined}
            rows={findings.map((finding) => ({
              key: finding.id,
              cells: toCells(finding),
              action: (
                <FindingCure
                  finding={finding}
                  entries={findCellEntries(staged.wordColumns, finding)}
                  isSending={waiting.has(finding.id)}
                  isOff={isMoving}
                  onCorrect={(value) => putRight(finding, value)}
                  onAcknowledge={(why) => meanIt(finding, why)}
                  onLeaveOut={() => leaveOut(finding)}
                />
              ),
            }))}
          />
          <Actions>
            {shown.page === 1 ? null : (
              <Button onPress={() => onShow({ ...shown, page: shown.page - 1 })}>
                Previous findings
              </Button>
            )}
            {shown.page * PAGE >= findingLineCount ? null : (
              <Button onPress={() => onShow({ ...shown, page: shown.page + 1 })}>
                Next findings
              </Button>
            )}
          </Actions>
        </>
      )}
      {passCount === 0 ? null : <p>{`${countRows(passCount)} passed.`}</p>}
    </>
  );
  return isWaitingForWords ? (
    <details>
      <summary>
        First say what the words above mean: most of these findings will then disappear. Show them
        anyway
      </summary>
      {findingsOf}
    </details>
  ) : (
    findingsOf
  );
}

interface Cured {
  readonly problems: readonly string[];
  readonly version: number | null;
}

type Answered =
  | {
      readonly problems: readonly { readonly message: string }[];
      readonly version: number | null;
    }
  | { readonly ok: false; readonly sentence: string }
  | null;

function toCured(answered: Answered): Cured {
  if (answered === null) return { problems: [], version: null };
  if ('sentence' in answered) return { problems: [answered.sentence], version: null };
  const { problems, version } = answered;
  return { problems: problems.map(({ message }) => message), version };
}

function toCells(finding: ShownFinding) {
  const { level, rows, alike, value, message } = finding;
  const where = sayPlace(finding);
  return [
    <StatusShape key="result" level={level} />,
    alike === 1
      ? `${sayRow(finding)}, ${where}`
      : `${countRows(alike)}, ${where}: ${listRows(rows, alike)}`,
    value === null ? (
      ''
    ) : (
      <span key="value" className={styles.value}>
        {value === '' ? 'empty' : value}
      </span>
    ),
    message,
  ];
}
