import { type KeyboardEvent, type MouseEvent, useId, useMemo, useRef, useState } from 'react';

import type { MapDistrict, MapLegendContent } from './area-map.type.js';
import styles from './AreaMap.module.css';
import { lineHeight } from './label-lines.js';
import { toPattern } from './map-fill.js';
import { drawMap } from './map-geometry.js';
import { placeLabels } from './map-labels.js';
import { findNeighbour, isMove } from './map-move.js';
import { MapLabels } from './MapLabels.js';
import { MapLegend } from './MapLegend.js';
import { MapPatterns } from './MapPatterns.js';
import type { DistrictTopology } from './outlines.js';
import { useChartWidth } from './use-chart-width.js';

interface AreaMapProps {
  readonly topology: DistrictTopology;
  readonly districts: readonly MapDistrict[];
  /** Districts that what is shown is made of: they have one strong edge around them. Empty where it is all of them. */
  readonly chosen: readonly string[];
  readonly legend: MapLegendContent;
  /** Where a district leads. */
  readonly toAddress: (code: string) => string;
  readonly onChoose: (code: string) => void;
}

/** Room for labels and legend beside the map, in pixels, and the width from which there is any. */
const margin = 168;
const wide = 560;
const widthAtFirst = 754;

/**
 * The districts by their figures. Each is a link; Tab leads to one of them and away again, arrow keys to the neighbour that way, Enter
 * opens it. The figures stand in the map as words, so that no colour has to be read.
 */
export function AreaMap({ topology, districts, chosen, legend, toAddress, onChoose }: AreaMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const patterns = useId();
  const [told, setTold] = useState<string | null>(null);
  const [visited, setVisited] = useState<string | null>(null);
  const { width, isKnown } = useChartWidth(frame, widthAtFirst);
  const hasMargin = width >= wide;
  const map = useMemo(() => drawMap(topology, hasMargin ? width - margin : width - 2), [topology, width, hasMargin]);
  const labels = useMemo(
    () =>
      placeLabels(
        districts.map(({ code, name, text }) => ({ code, name: hasMargin ? name : '', text })),
        { map, hasMargin },
      ),
    [districts, map, hasMargin],
  );

  if (!isKnown) return <div className={styles.frame} ref={frame} />;

  const find = (code: string) => districts.find((district) => district.code === code);
  // What Tab leads to: where one was last, else what is shown, else the first.
  const entry = visited ?? chosen[0] ?? map.shapes[0]?.code;
  const height = map.height + (labels.some((label) => label.kind === 'outside' && label.anchor === 'middle') ? 3.5 * lineHeight : 2);

  const move = (event: KeyboardEvent, from: string) => {
    if (!isMove(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = findNeighbour(map.shapes, from, event.key);
    if (next !== null) links.current.get(next)?.focus();
  };
  const choose = (event: MouseEvent, code: string) => {
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onChoose(code);
  };

  return (
    <div className={styles.frame} ref={frame} data-wide={hasMargin}>
      <svg className={styles.map} viewBox={`-1 -1 ${width} ${height}`} width={width} height={height}>
        <MapPatterns id={patterns} />
        {map.shapes.map(({ code, path }) => {
          const district = find(code);
          if (district === undefined) return <path key={code} className={styles.district} d={path} fill={toPattern('MISSING', patterns)} />;
          return (
            <a
              key={code}
              ref={(link: HTMLAnchorElement | null) => {
                if (link === null) links.current.delete(code);
                else links.current.set(code, link);
              }}
              href={toAddress(code)}
              tabIndex={code === entry ? 0 : -1}
              aria-label={district.sentence}
              aria-current={chosen.length === 1 && chosen[0] === code ? 'page' : undefined}
              onClick={(event) => choose(event, code)}
              onKeyDown={(event) => move(event, code)}
              onFocus={() => {
                setVisited(code);
                setTold(code);
              }}
              onBlur={() => setTold(null)}
              onPointerEnter={() => setTold(code)}
              onPointerLeave={() => setTold(null)}
            >
              <path
                className={`${styles.district} ${typeof district.fill === 'number' ? styles[`step${district.fill}`] : ''}`}
                d={path}
                fill={toPattern(district.fill, patterns)}
              />
            </a>
          );
        })}
        {chosen.length === 0 ? null : <path className={styles.chosen} d={map.edgeAround(chosen)} />}
        {visited === null ? null : (
          <g className={styles.ring}>
            <path d={map.edgeAround([visited])} />
            <path d={map.edgeAround([visited])} />
          </g>
        )}
        <MapLabels labels={labels} findFill={(code) => find(code)?.fill ?? 'MISSING'} />
      </svg>
      <MapLegend content={legend} districts={districts} patterns={patterns} />
      <p className={styles.told} aria-hidden="true">
        {told === null ? 'Choose a district here or in the list. Arrow keys move to the neighbour.' : (find(told)?.sentence ?? '')}
      </p>
    </div>
  );
}
