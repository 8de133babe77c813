import { formatNumber } from '#lib/format.js';
import { Switch } from '#ui/Switch.js';

import { CorrectionList } from './CorrectionList.js';
import { FindingList, type ShownPart } from './FindingList.js';
import { RowList } from './RowList.js';
import styles from './Send.module.css';
import type { ShownStaged } from './send-documents.js';
import { countRows } from './staged-words.js';
import type { Turn } from './use-turns.js';

/** The rows that are shown: those with findings, or all rows. */
export interface ShownRows extends ShownPart {
  readonly isAll: boolean;
}

interface ScreeningPanelProps {
  readonly staged: ShownStaged;
  readonly mayChange: boolean;
  readonly shown: ShownRows;
  readonly onShow: (next: ShownRows) => void;
  /** Runs actions one after the other: the next waits for the answer to the one before. */
  readonly inTurn: (turn: Turn) => Promise<void>;
  readonly onChanged: () => void;
}

/** The result of screening: the findings, or all rows of the file with the findings marked. */
export function ScreeningPanel({ shown, onShow, ...part }: ScreeningPanelProps) {
  const { staged } = part;
  const count = staged.passCount + staged.warnCount + staged.failCount + staged.leftOut.length;
  return (
    <section className={styles.panel} aria-labelledby="findings">
      <div className={styles.head}>
        <h2 id="findings">{describeFindings(staged)}</h2>
        <Switch
          label="Which rows are shown"
          options={[
            { code: 'WRONG', name: 'What is wrong' },
            { code: 'ALL', name: count === 1 ? 'The row' : `All ${countRows(count)}` },
          ]}
          chosen={shown.isAll ? 'ALL' : 'WRONG'}
          onChoose={(code) => onShow({ level: shown.level, page: 1, isAll: code === 'ALL' })}
        />
      </div>
      {/* What was typed there stays while all rows are shown. */}
      <div className={styles.side} hidden={shown.isAll}>
        <FindingList
          {...part}
          shown={{ level: shown.level, page: shown.isAll ? 1 : shown.page }}
          onShow={(next) => onShow({ ...next, isAll: false })}
        />
      </div>
      {shown.isAll ? (
        <RowList
          key={staged.version}
          staged={staged}
          count={count}
          page={shown.page}
          onPage={(page) => onShow({ ...shown, page })}
        />
      ) : null}
      <CorrectionList {...part} />
    </section>
  );
}

function describeFindings({
  failCount,
  warnCount,
  passCount,
}: Pick<ShownStaged, 'failCount' | 'warnCount' | 'passCount'>): string {
  if (failCount + warnCount === 0) return `Every row passed: ${countRows(passCount)}`;
  const warned = `${failCount === 0 ? countRows(warnCount) : formatNumber(warnCount)} ${warnCount === 1 ? 'has' : 'have'} a warning`;
  return [
    ...(failCount === 0 ? [] : [`${countRows(failCount)} ${failCount === 1 ? 'fails' : 'fail'}`]),
    ...(warnCount === 0 ? [] : [warned]),
    ...(passCount === 0
      ? []
      : [`${formatNumber(passCount)} ${passCount === 1 ? 'passes' : 'pass'}`]),
  ].join(', ');
}
