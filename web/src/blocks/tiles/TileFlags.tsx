import { besideFigure, formatFlags } from '#lib/figure.js';

import type { Tile } from './tile-fragment.js';
import styles from './TileCard.module.css';

interface TileFlagsProps {
  readonly figure: Tile['kpi']['figure'];
}

/**
 * The flags that set a figure apart from others, beside its name. Provisional figures have no flag
 * here, because the page says that they are provisional.
 */
export function TileFlags({ figure }: TileFlagsProps) {
  const flags = formatFlags(besideFigure(figure).filter((flag) => flag !== 'PROVISIONAL'));
  return flags === '' ? null : <span className={styles.flags}>{flags}</span>;
}
