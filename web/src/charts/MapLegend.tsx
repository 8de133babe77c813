import { formatNumber } from '#lib/format.js';

import type { MapDistrict, MapFill, MapLegendContent } from './area-map.type.js';
import styles from './AreaMap.module.css';
import { toPattern } from './map-fill.js';

interface MapLegendProps {
  readonly content: MapLegendContent;
  readonly districts: readonly Pick<MapDistrict, 'fill'>[];
  /** Where the patterns of the map are. */
  readonly patterns: string;
}

/** What the fills of a map mean, and how many districts have each. What has no figure is always in it. */
export function MapLegend({ content, districts, patterns }: MapLegendProps) {
  const { title, subtitle, heading, classes, isMoved } = content;
  const entries: readonly { readonly fill: MapFill; readonly words: string }[] = [
    ...classes.map(({ step, words }) => ({ fill: step, words })),
    ...(districts.some(({ fill }) => fill === 'HIDDEN') ? [{ fill: 'HIDDEN' as const, words: 'hidden [c]' }] : []),
    { fill: 'MISSING', words: 'not available [x]' },
  ];

  return (
    <div className={styles.legend}>
      <table>
        <caption>
          <b>{title}</b>
          {subtitle}
        </caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {heading}
            </th>
            <th scope="col">Districts</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ fill, words }) => (
            <tr key={fill}>
              <td className={styles.swatch}>
                <svg width="27" height="17" aria-hidden="true">
                  <rect
                    className={typeof fill === 'number' ? styles[`step${fill}`] : undefined}
                    x="0.5"
                    y="0.5"
                    width="26"
                    height="16"
                    fill={toPattern(fill, patterns)}
                  />
                </svg>
              </td>
              <th scope="row">{words}</th>
              <td>{formatNumber(districts.filter((district) => district.fill === fill).length)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isMoved ? <p>“about”: moved a little to protect people</p> : null}
    </div>
  );
}
