import { besideFigure, formatFlags } from '#lib/figure.js';

import type { Tile } from './tile-fragment.js';
import styles from './TileCard.module.css';

interface TileFlagsProps {
  readonly figure: Tile['kpi']['figure'];
}

/**
 * Flags beside a name that set its figure apart from others: if all are provisional, the page says
 * so.
 */
export function TileFlags({ figure }: TileFlagsProps) {
  const flags = formatFlags(besideFigure(figure).filter((flag) => flag !== 'PROVISIONAL'));
  return flags === '' ? null : <span className={styles.flags}>{flags}</span>;
}
