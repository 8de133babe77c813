import {
  type KeyboardEvent,
  type MouseEvent,
  useContext,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';

import type { MapDistrict, MapFill } from './area-map.type.js';
import styles from './AreaMap.module.css';
import type { DistrictTopology } from './boundaries.js';
import { LowChartContext } from './low-chart.js';
import { placeCallouts } from './map-callouts.js';
import { drawMap } from './map-geometry.js';
import { findNeighbour, isMove } from './map-move.js';
import { nameWithin, placeNames } from './map-names.js';
import { MapPatterns } from './MapPatterns.js';
import { useChartWidth } from './use-chart-width.js';

interface AreaMapProps {
  readonly topology: DistrictTopology;
  readonly districts: readonly MapDistrict[];
  /** The code of the district that the page shows; null if it shows a larger area. */
  readonly current: string | null;
  /** The address that a district links to; null if there are no links. */
  readonly toAddress: ((code: string) => string) | null;
  readonly onChoose: (code: string) => void;
}

/** Up to this many outlined districts each have an edge of their own. */
const maxApart = 2;
const widthAtFirst = 380;
const maxWidth = 560;
/** The width of the map on paper: two charts fit side by side on a sheet. */
const widthOnPaper = 330;
/**
 * Space below the map for the name of the southernmost district, and for a name outside its
 * district.
 */
const [foot, lowFoot] = [18, 30];

const fills: readonly { readonly fill: MapFill; readonly words: string }[] = [
  { fill: 'ABOVE', words: 'above what chance explains' },
  { fill: 'BELOW', words: 'below what chance explains' },
  { fill: 'MISSING', words: 'not compared' },
];

/**
 * The map of districts: those that stand out are coloured, or each is shaded by size. Each district
 * is a link: Tab moves to one of them and away again, arrow keys move to the neighbour in that
 * direction, and Enter opens the link.
 */
export function AreaMap({ topology, districts, current, toAddress, onChoose }: AreaMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const links = useRef(new Map<string, HTMLAnchorElement>());
  const patterns = useId();
  const [announcement, setAnnouncement] = useState<string | null>(null);
  const [visited, setVisited] = useState<string | null>(null);
  const { width: room, isKnown } = useChartWidth(frame, widthAtFirst, widthOnPaper);
  const low = useContext(LowChartContext);
  const width =
    low === null
      ? Math.min(room, maxWidth)
      : Math.min(room, Math.round(low / drawMap(topology, 1).height));
  // A low map leaves room for names beside it.
  const aside = low === null ? 0 : (room - width) / 2;
  const map = useMemo(() => drawMap(topology, width - 2), [topology, width]);
  const outlined = districts.filter(({ isOutlined }) => isOutlined).map(({ code }) => code);
  // A county has one edge around its districts, and no names inside.
  const edges = outlined.length > maxApart ? [outlined] : outlined.map((code) => [code]);
  const named = edges.length < outlined.length ? [] : outlined;
  const apart = districts.filter(
    ({ code, fill }) => fill === 'ABOVE' || fill === 'BELOW' || named.includes(code),
  );
  // If no district stands out, all are named.
  const isEachNamed = apart.length === 0 && outlined.length === 0;
  const within = useMemo(() => nameWithin(districts, map), [districts, map]);
  const callouts = useMemo(
    () =>
      // Placing names takes a long time, so it waits until the width is known.
      isEachNamed && isKnown
        ? placeCallouts(districts, {
            map,
            placed: within,
            room: { left: -aside, right: map.width + aside, bottom: map.height + lowFoot },
          })
        : [],
    [isEachNamed, isKnown, districts, map, within, aside],
  );
  const names = isEachNamed ? [...within, ...callouts] : placeNames(apart, map);
  const below = Math.max(foot, ...callouts.map(({ y }) => y + 5 - map.height));

  if (!isKnown) return <div ref={frame} />;

  const find = (code: string) => districts.find((district) => district.code === code);
  // Tab moves to the district last visited, else the one shown, else the first one outlined, else
  // the first.
  const entry = visited ?? current ?? outlined[0] ?? map.shapes[0]?.code;
  const occurring = fills.filter(({ fill }) =>
    districts.some((district) => district.fill === fill),
  );

  const move = (event: KeyboardEvent, from: string) => {
    if (!isMove(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = findNeighbour(map.shapes, from, event.key);
    if (next !== null) links.current.get(next)?.focus();
  };
  const choose = (event: MouseEvent, code: string) => {
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey)
      return;
    event.preventDefault();
    onChoose(code);
  };

  return (
    <div ref={frame}>
      <svg
        className={styles.map}
        viewBox={`-1 -1 ${width} ${map.height + below}`}
        width={width}
        height={map.height + below}
      >
        <MapPatterns id={patterns} />
        {map.shapes.map(({ code, path }) => {
          const district = find(code);
          if (district === undefined)
            return (
              <path
                key={code}
                className={styles.district}
                d={path}
                fill={`url(#${patterns}-missing)`}
              />
            );
          const shape = (
            <path
              className={styles.district}
              data-fill={district.fill}
              d={path}
              fill={district.fill === 'MISSING' ? `url(#${patterns}-missing)` : undefined}
            />
          );
          if (toAddress === null) return <g key={code}>{shape}</g>;
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
              aria-current={current === code ? 'page' : undefined}
              onClick={(event) => choose(event, code)}
              onKeyDown={(event) => move(event, code)}
              onFocus={() => {
                setVisited(code);
                setAnnouncement(code);
              }}
              onBlur={() => setAnnouncement(null)}
              onPointerEnter={() => setAnnouncement(code)}
              onPointerLeave={() => setAnnouncement(null)}
            >
              {shape}
            </a>
          );
        })}
        {edges.map((codes) => (
          <path key={codes.join()} className={styles.chosen} d={map.edgeAround(codes)} />
        ))}
        {visited === null ? null : (
          <g className={styles.ring}>
            <path d={map.edgeAround([visited])} />
            <path d={map.edgeAround([visited])} />
          </g>
        )}
        <g className={styles.callouts} aria-hidden="true">
          {callouts.map(({ code, from, to }) => (
            <g key={code}>
              <path d={`M${from.join(' ')}L${to.join(' ')}`} />
              <circle cx={from[0]} cy={from[1]} r="2" />
            </g>
          ))}
        </g>
        <g className={styles.labels} aria-hidden="true">
          {names.map(({ code, text, x, y }) => (
            <text key={`${code} ${text}`} x={x} y={y} textAnchor="middle">
              {text}
            </text>
          ))}
        </g>
      </svg>
      {occurring.length === 0 ? null : (
        <ul className={styles.legend} aria-label="Key">
          {occurring.map(({ fill, words }) => (
            <li key={fill}>
              <svg width="16" height="16" aria-hidden="true">
                <rect
                  className={styles.district}
                  data-fill={fill}
                  x="0.5"
                  y="0.5"
                  width="15"
                  height="15"
                  fill={fill === 'MISSING' ? `url(#${patterns}-missing)` : undefined}
                />
              </svg>
              {words}
            </li>
          ))}
        </ul>
      )}
      {low === null ? (
        <p className={styles.announcement} aria-hidden="true">
          {announcement === null ? '' : (find(announcement)?.sentence ?? '')}
        </p>
      ) : null}
    </div>
  );
}
