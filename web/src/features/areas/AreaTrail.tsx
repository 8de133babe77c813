import { Fragment } from 'react';
import { Link } from 'react-router';

import type { AreaChoices, Place } from './area.type.js';
import styles from './AreaTrail.module.css';

interface AreaTrailProps {
  readonly area: Place;
  readonly choices: AreaChoices;
  readonly toArea: (code: string) => string;
}

/**
 * The larger areas of an area: the force, its county and its command unit, each a link. Nothing for
 * the force.
 */
export function AreaTrail({ area, choices, toArea }: AreaTrailProps) {
  if (area.kind === 'FORCE') return null;
  const above = area.larger
    .toReversed()
    .flatMap((code) => choices.areas.find((place) => place.code === code) ?? []);

  return (
    <nav className={styles.trail} aria-label="Where this area is">
      {above.map(({ code, name }) => (
        <Fragment key={code}>
          <Link to={toArea(code)}>{name}</Link> <span aria-hidden="true">/</span>{' '}
        </Fragment>
      ))}
      <span aria-current="page">{area.name}</span>
    </nav>
  );
}
