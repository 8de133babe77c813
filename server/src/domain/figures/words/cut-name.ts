import { COMBINED } from '#domain/disclosure/cuts.js';
import { dimensionKeys, dimensions } from '#domain/measures/dimensions.js';

const namesOfTrees: Readonly<Record<string, string>> = {
  TIME: 'time',
  AREA: 'area',
  AGENCY: 'agency',
};

/** The name of a cut: a dimension, or a condition of the measure itself. */
export function nameCut(cut: string): string {
  const tree = namesOfTrees[cut];
  if (tree !== undefined) return tree;
  if (cut.endsWith(COMBINED))
    return `combinations of kinds of ${nameCut(cut.slice(0, -COMBINED.length))}`;
  const dimension = dimensionKeys.find((key) => dimensions[key].axis === cut);
  if (dimension) return dimensions[dimension].name.toLowerCase();
  return `${cut.toLowerCase().replaceAll('_', ' ')} (part of the measure itself)`;
}
