import type { Choices } from '#features/explore/workbench.type.js';
import { toAreaChoices } from '#lib/scope/choice.js';

type Area = Choices['areas'][number];
type KnownArea = Pick<Area, 'code' | 'name' | 'kind'> & {
  readonly largerAreas: readonly { readonly code: string }[];
};

/** An area with the areas inside it. */
export interface AreaNode {
  readonly code: string;
  /** Counties and command units include their kind, because some share a name. */
  readonly name: string;
  readonly inside: readonly AreaNode[];
}

/**
 * The kinds of area directly inside each kind. Districts are below their county; command units,
 * which overlap counties, are next to the counties.
 */
const below: Readonly<Record<Area['kind'], readonly Area['kind'][]>> = {
  FORCE: ['COUNTY', 'LOCAL_COMMAND_UNIT'],
  COUNTY: ['DISTRICT'],
  LOCAL_COMMAND_UNIT: [],
  DISTRICT: [],
};

/**
 * Areas as a tree, from the force down. A district without a county is below the force; areas
 * without a force are at the top.
 */
export function toAreaTree(areas: readonly KnownArea[]): readonly AreaNode[] {
  const parentOf = ({ kind, largerAreas }: KnownArea) => {
    const larger = largerAreas.flatMap(
      ({ code }) => areas.find((area) => area.code === code) ?? [],
    );
    return (
      larger.find((area) => below[area.kind].includes(kind)) ??
      larger.find((area) => area.kind === 'FORCE') ??
      null
    );
  };
  const toNode = (area: KnownArea): AreaNode => ({
    code: area.code,
    name: nameArea(area),
    inside: areas
      .filter((each) => parentOf(each)?.code === area.code)
      .toSorted((one, other) => order(one) - order(other))
      .map(toNode),
  });
  return areas.filter((area) => parentOf(area) === null).map(toNode);
}

const nameArea = (area: KnownArea) => toAreaChoices([area])[0]?.name ?? area.name;

const kindsInOrder: readonly Area['kind'][] = ['FORCE', 'COUNTY', 'DISTRICT', 'LOCAL_COMMAND_UNIT'];
const order = ({ kind }: KnownArea) => kindsInOrder.indexOf(kind);

/** The part of a tree whose names or codes match the words, with the areas around it. */
export function findInTree(nodes: readonly AreaNode[], words: string): readonly AreaNode[] {
  const sought = words.trim().toLowerCase();
  if (sought === '') return nodes;
  return nodes.flatMap((node) => {
    if (`${node.name} ${node.code}`.toLowerCase().includes(sought)) return [node];
    const inside = findInTree(node.inside, words);
    return inside.length === 0 ? [] : [{ ...node, inside }];
  });
}

/** Codes of the areas to open so that the areas with the given codes are visible. */
export function findAround(
  nodes: readonly AreaNode[],
  codes: readonly string[],
): readonly string[] {
  const holds = (node: AreaNode): boolean => codes.includes(node.code) || node.inside.some(holds);
  return nodes.flatMap((node) =>
    node.inside.some(holds) ? [node.code, ...findAround(node.inside, codes)] : [],
  );
}
