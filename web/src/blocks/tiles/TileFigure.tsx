import { formatHeadline } from '#lib/figure.js';
import { splitProtected } from '#lib/protected.js';

import type { Tile } from './tile-fragment.js';
import styles from './TileCard.module.css';

interface TileFigureProps {
  readonly figure: Tile['kpi']['figure'];
}

/**
 * The figure of a tile. A protected figure has "about", the viewer's own part, or a note that it is
 * hidden; it is never a bare number.
 */
export function TileFigure({ figure }: TileFigureProps) {
  const large = splitProtected(figure);
  if (large === null)
    return (
      <b className={figure.value === null ? styles.missing : undefined}>{formatHeadline(figure)}</b>
    );
  return (
    <>
      <b className={styles.protected}>
        {large.before === '' ? null : <small>{large.before} </small>}
        {large.main}
      </b>
      {large.note === '' ? null : <span>{large.note}</span>}
    </>
  );
}
