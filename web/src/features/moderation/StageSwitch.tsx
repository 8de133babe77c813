import { Link } from 'react-router';

import { formatNumber } from '#lib/format.js';

import styles from './Moderation.module.css';
import { type StageWord, stageWords } from './moderation-address.js';

interface StageSwitchProps {
  readonly current: StageWord;
  /** How many disruptions each list has. */
  readonly counts: Readonly<Record<StageWord, number>>;
  readonly toAddress: (list: StageWord) => string;
}

const names: Readonly<Record<StageWord, string>> = {
  waiting: 'Waiting',
  decided: 'Decided',
  'sent-back': 'Sent back',
};

/** The page's lists side by side, each with its number and an address of its own. */
export function StageSwitch({ current, counts, toAddress }: StageSwitchProps) {
  return (
    <nav className={styles.stages} aria-label="Disruptions by stage">
      {stageWords.map((word) => (
        <Link
          key={word}
          to={toAddress(word)}
          aria-current={word === current ? 'true' : undefined}
          preventScrollReset
        >
          {names[word]} {formatNumber(counts[word])}
        </Link>
      ))}
    </nav>
  );
}
