import styles from './TileSkeleton.module.css';

const rows = ['first', 'others'] as const;
const tiles = ['a', 'b', 'c', 'd'] as const;

/** Placeholders for the tiles, in their final sizes. */
export function TileSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {rows.map((row) => (
        <div key={row} className={styles.row}>
          <div className={styles.title} />
          <div className={styles.tiles}>
            {tiles.map((tile) => (
              <div key={tile} className={styles.tile} />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
