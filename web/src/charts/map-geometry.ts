import { geoPath, geoTransform } from 'd3-geo';
import { feature, mesh, neighbors } from 'topojson-client';

import type { DistrictTopology } from './boundaries.js';
import type { DrawnMap, Point } from './map.type.js';

/** Latitude, in degrees, at which east and north have the same scale: the middle of the force. */
const standardParallel = 51.78;
const narrowing = Math.cos((standardParallel * Math.PI) / 180);

/** The districts drawn `width` pixels wide: north is up, and the height follows from the width. */
export function drawMap(topology: DistrictTopology, width: number): DrawnMap {
  const { districts } = topology.objects;
  const features = toFeatures(topology);
  const [[west, south], [east, north]] = findBounds(
    features.flatMap(({ geometry }) => toRing(geometry)),
  );
  const scale = width / ((east - west) * narrowing);
  const place = ([longitude, latitude]: Point): Point => [
    (longitude - west) * narrowing * scale,
    (north - latitude) * scale,
  ];
  const toPath = geoPath(
    geoTransform({
      point(longitude, latitude) {
        this.stream.point(...place([longitude, latitude]));
      },
    }),
  ).digits(1);
  const near = neighbors(districts.geometries);
  const codes = features.map(({ id }) => String(id));

  return {
    width,
    height: (north - south) * scale,
    shapes: features.map((district, index) => ({
      code: String(district.id),
      name: district.properties.name,
      path: toPath(district) ?? '',
      ring: toRing(district.geometry).map(place),
      centre: toPath.centroid(district),
      neighbours: (near[index] ?? []).flatMap((other) => codes[other] ?? []),
    })),
    edgeAround: (chosen) => {
      const isChosen = ({ id }: { readonly id?: string | number | undefined }) =>
        chosen.includes(String(id));
      const edge = mesh(topology, districts, (one, other) =>
        one === other ? isChosen(one) : isChosen(one) !== isChosen(other),
      );
      return toPath(edge) ?? '';
    },
  };
}

function toFeatures(topology: DistrictTopology) {
  return feature(topology, topology.objects.districts).features;
}

/** The edge of a district. Throws if it is not one polygon. */
function toRing(geometry: ReturnType<typeof toFeatures>[number]['geometry']): readonly Point[] {
  if (geometry.type !== 'Polygon')
    throw new Error(`A district is drawn as one polygon, not as a ${geometry.type}.`);
  return (geometry.coordinates[0] ?? []).map(([longitude = 0, latitude = 0]) => [
    longitude,
    latitude,
  ]);
}

/** The corners of the box around all points: minimum, then maximum. */
export function findBounds(points: readonly Point[]): readonly [Point, Point] {
  const [across, down] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [
    [Math.min(...across), Math.min(...down)],
    [Math.max(...across), Math.max(...down)],
  ];
}
