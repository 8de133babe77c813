import { besideFigure, formatFlags } from '#lib/figure.js';

import type { Tile } from './tile-fragment.js';
import styles from './TileCard.module.css';

interface TileFlagsProps {
  readonly figure: Tile['kpi']['figure'];
}

/**
 * Signs beside a name, in which its figure differs from others: that all of them are provisional
 * the page says.
 */
export function TileFlags({ figure }: TileFlagsProps) {
  const flags = formatFlags(besideFigure(figure).filter((flag) => flag !== 'PROVISIONAL'));
  return flags === '' ? null : <span className={styles.flags}>{flags}</span>;
}
