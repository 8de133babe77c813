import type { GraphQLResolveInfo } from 'graphql';
import {
  type FieldsByTypeName,
  parseResolveInfo,
  type ResolveTree,
} from 'graphql-parse-resolve-info';

import type { KindName, RecordKind } from '#domain/records/record-kind.js';

import type { Wanted } from './record-page.reader.js';

/** The selection of a page, with aliases and fragments resolved. */
export interface Selected {
  readonly wanted: Wanted;
  readonly hasEdges: boolean;
  readonly hasCursors: boolean;
  readonly pageInfo: ReadonlySet<string>;
  readonly hasTotalCount: boolean;
}

/**
 * What a query selects from a page of records. `kinds` are the kinds of linked records, by name.
 */
export function selectedFields(info: GraphQLResolveInfo, kind: RecordKind, kinds: Kinds): Selected {
  const { typeName } = kind;
  const parsed = parseResolveInfo(info);
  const page = parsed && isTree(parsed) ? fieldsOf([parsed], `${typeName}Connection`) : [];
  const edges = page.filter(({ name }) => name === 'edges');
  const parts = fieldsOf(edges, `${typeName}Edge`);
  const nodes = parts.filter(({ name }) => name === 'node');
  return {
    wanted: wantedOf(nodes, kind, kinds),
    hasEdges: edges.length > 0,
    hasCursors: parts.some(({ name }) => name === 'cursor'),
    pageInfo: namesOf(
      fieldsOf(
        page.filter(({ name }) => name === 'pageInfo'),
        'PageInfo',
      ),
    ),
    hasTotalCount: page.some(({ name }) => name === 'totalCount'),
  };
}

type Kinds = Readonly<Record<KindName, RecordKind>>;

/** What is selected from records and their linked records. */
function wantedOf(
  nodes: readonly ResolveTree[],
  { typeName, links }: RecordKind,
  kinds: Kinds,
): Wanted {
  const selected = fieldsOf(nodes, typeName);
  const fields = namesOf(selected);
  return {
    fields,
    links: links
      .filter(({ name }) => fields.has(name))
      .map((link) => {
        const kind = kinds[link.to];
        return {
          link,
          kind,
          wanted: wantedOf(
            selected.filter(({ name }) => name === link.name),
            kind,
            kinds,
          ),
        };
      }),
  };
}

function fieldsOf(trees: readonly ResolveTree[], type: string): readonly ResolveTree[] {
  return trees.flatMap(({ fieldsByTypeName }) => Object.values(fieldsByTypeName[type] ?? {}));
}

function namesOf(trees: readonly ResolveTree[]): ReadonlySet<string> {
  return new Set(trees.map(({ name }) => name));
}

function isTree(parsed: ResolveTree | FieldsByTypeName): parsed is ResolveTree {
  return 'fieldsByTypeName' in parsed;
}
